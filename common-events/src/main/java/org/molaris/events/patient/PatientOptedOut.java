package org.molaris.events.patient;

/** The patient wants no more recall messages. */
public record PatientOptedOut(PatientState patient) implements PatientEvent {}
