package org.molaris.clinic.integration;

import java.time.Instant;
import java.util.UUID;

/**
 * One event that an integrator is told of, without what it says.
 *
 * @param id the same at every attempt and replay
 * @param dataLeftOut whether it is told without its data, because they are too much, or of somebody who was erased
 */
public record WebhookEvent(UUID id, String type, Instant timestamp, UUID subject, long sequence, boolean dataLeftOut) {}
