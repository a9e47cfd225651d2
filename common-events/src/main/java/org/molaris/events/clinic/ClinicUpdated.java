package org.molaris.events.clinic;

/** A clinic's details, plan or subscription changed. */
public record ClinicUpdated(ClinicState clinic) implements ClinicEvent {}
