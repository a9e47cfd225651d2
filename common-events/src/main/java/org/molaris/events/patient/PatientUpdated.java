package org.molaris.events.patient;

/** A patient's details changed. */
public record PatientUpdated(PatientState patient) implements PatientEvent {}
