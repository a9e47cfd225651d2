package org.molaris.web;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the {@code Idempotency-Key} of a POST, hashes the request as it is read, and marks a replayed answer. */
class IdempotencyFilters {

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    @ServerRequestFilter
    void remember(ContainerRequestContext request) {
        var key = request.getHeaderString(HEADER);
        if (key == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        if (!key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new BadRequest(HEADER, "must be 1 to 255 visible ASCII characters", null);
        }
        var digest = sha256();
        digest.update((request.getMethod()
                        + ' '
                        + request.getUriInfo().getRequestUri().getRawPath()
                        + '\n')
                .getBytes(StandardCharsets.UTF_8));
        new IdempotencyKey(key, digest).makeCurrent();
    }

    @ServerResponseFilter
    void tell(ContainerResponseContext response) {
        if (IdempotencyKey.current().filter(IdempotencyKey::replayed).isPresent()) {
            response.getHeaders().putSingle(REPLAYED, "true");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hashes the body while it is parsed, to its end; what other services answer meanwhile is no part of the request. */
    @Provider
    @ConstrainedTo(RuntimeType.SERVER)
    static class HashWhatIsRead implements ReaderInterceptor {

        @Override
        public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
            var key = IdempotencyKey.current();
            if (key.isEmpty()) {
                return body.proceed();
            }
            var hashed = new DigestInputStream(body.getInputStream(), key.get().digest());
            body.setInputStream(hashed);
            var entity = body.proceed();
            hashed.transferTo(OutputStream.nullOutputStream());
            return entity;
        }
    }
}
