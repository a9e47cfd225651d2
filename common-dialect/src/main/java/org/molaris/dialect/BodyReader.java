package org.molaris.dialect;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Whatever type a body is said to be of, it is the JSON that dialects ask for. */
@Provider
@Consumes(MediaType.WILDCARD)
class BodyReader implements MessageBodyReader<Body> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        return Arrays.stream(annotations).anyMatch(MayBeMissing.class::isInstance)
                ? Body.readIfAny(stream)
                : Body.read(stream);
    }
}
