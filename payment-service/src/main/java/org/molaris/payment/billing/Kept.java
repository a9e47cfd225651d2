package org.molaris.payment.billing;

import java.time.Instant;
import java.util.UUID;

/** What a clinic sets up for its money, deleted or not. */
public interface Kept {

    UUID id();

    long number();

    String name();

    Instant deletedAt();

    long version();
}
