package org.molaris.payment.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a clinic keeps money: its cash desk, its bank.
 *
 * @param deletedAt since when nothing new goes there; null while it is in use
 */
public record Account(
        UUID id, long number, String name, Instant deletedAt, Instant createdAt, Instant updatedAt, long version)
        implements Kept {}
