package org.molaris.events.patient;

/** The patient accepts recall messages again. */
public record PatientOptedIn(PatientState patient) implements PatientEvent {}
