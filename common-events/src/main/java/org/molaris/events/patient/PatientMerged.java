package org.molaris.events.patient;

/** The record was a duplicate: everything of it belongs to {@code patient.merged_into} now. */
public record PatientMerged(PatientState patient) implements PatientEvent {}
