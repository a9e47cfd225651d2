package org.molaris.clinic.treatment;

import java.util.UUID;

/** A treatment plan, as far as an appointment shows it. */
public record Treatment(UUID id, long number, String title) {}
