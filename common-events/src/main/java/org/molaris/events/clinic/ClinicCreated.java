package org.molaris.events.clinic;

/** A clinic joined. */
public record ClinicCreated(ClinicState clinic) implements ClinicEvent {}
