package org.molaris.events.patient;

/** A clinic has a new patient. */
public record PatientRegistered(PatientState patient) implements PatientEvent {}
