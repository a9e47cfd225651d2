package org.molaris.clinic.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.molaris.web.LongBody;

/** A body has 1 MiB at most, as everywhere in the suite, unless it is a {@link LongBody} or read as a stream. */
@Provider
class BodyLimit implements ReaderInterceptor {

    private static final int LONGEST = 1 << 20;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (!body.getType().isAnnotationPresent(LongBody.class) && body.getType() != InputStream.class) {
            var read = body.getInputStream().readNBytes(LONGEST + 1);
            if (read.length > LONGEST) {
                throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
            body.setInputStream(new ByteArrayInputStream(read));
        }
        return body.proceed();
    }
}
