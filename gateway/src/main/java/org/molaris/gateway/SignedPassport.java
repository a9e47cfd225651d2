package org.molaris.gateway;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A passport as it travels.
 *
 * @param authorization the value of the header that carries it
 * @param renewAt from when on a new one is to be made
 * @param servesUntil from when on nobody may be sent on with it: a service must still find it valid
 * @param renewing whether somebody makes a new one
 */
record SignedPassport(String authorization, Instant renewAt, Instant servesUntil, AtomicBoolean renewing) {

    SignedPassport(String authorization, Instant renewAt, Instant servesUntil) {
        this(authorization, renewAt, servesUntil, new AtomicBoolean());
    }
}
