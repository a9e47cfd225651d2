package org.molaris.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends a file as fast as it is taken: the next bytes are read when the ones before have left. A {@code Multi} as an
 * answer would go without a length, and a stream would keep a thread waiting.
 */
@Provider
class FileContentWriter implements ServerMessageBodyWriter<FileContent> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == FileContent.class;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == FileContent.class;
    }

    @Override
    public void writeResponse(FileContent content, Type genericType, ServerRequestContext context) {
        var request = (ResteasyReactiveRequestContext) context;
        var response = context.serverResponse();
        request.suspend();
        response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()));
        content.bytes()
                .onItem()
                .transformToUniAndConcatenate(chunk -> Uni.createFrom().completionStage(() -> response.write(chunk)))
                .collect()
                .last()
                .subscribe()
                .with(sent -> end(response, request), failure -> cutOff(failure, response, request));
    }

    private static void end(ServerHttpResponse response, ResteasyReactiveRequestContext request) {
        response.end();
        request.resume();
    }

    /** Whoever reads it sees that something is missing; before the first byte there can still be a proper answer. */
    private static void cutOff(Throwable failure, ServerHttpResponse response, ResteasyReactiveRequestContext request) {
        if (response.headWritten()) {
            response.reset();
            request.close();
        } else {
            request.resume(failure);
        }
    }

    @Override
    public void writeTo(
            FileContent content,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        throw new UnsupportedOperationException("No interceptor can hold it all");
    }
}
