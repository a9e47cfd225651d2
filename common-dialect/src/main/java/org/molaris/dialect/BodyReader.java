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

/** Whatever type a body is said to be of, it is the JSON that dialects ask for; a form where they take one, too. */
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
        if (is(MayBeMissing.class, annotations)) {
            return Body.readIfAny(stream);
        }
        return is(OrForm.class, annotations) && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(mediaType)
                ? Body.readForm(stream)
                : Body.read(stream);
    }

    private static boolean is(Class<? extends Annotation> wanted, Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(wanted::isInstance);
    }
}
