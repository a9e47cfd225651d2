package org.molaris.clinic.rest.transfer;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A repeat of the request is harmless by itself. An {@code Idempotency-Key} is not looked at: the fingerprint under it is
 * that of the whole body, which would have to be read before the first row is.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OwnProtection {

    /** Takes the key away before anybody sees it. */
    class Filter {

        private static final int BEFORE_ALL_OTHERS = 0;

        @OwnProtection
        @ServerRequestFilter(priority = BEFORE_ALL_OTHERS)
        void forgetTheKey(ContainerRequestContext request) {
            request.getHeaders().remove("Idempotency-Key");
        }
    }
}
