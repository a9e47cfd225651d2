package org.molaris.events.patient;

/** The clinic put the patient's record away. */
public record PatientArchived(PatientState patient) implements PatientEvent {}
