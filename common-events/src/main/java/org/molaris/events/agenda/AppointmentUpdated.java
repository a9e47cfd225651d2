package org.molaris.events.agenda;

/** Something else about an appointment changed. */
public record AppointmentUpdated(AppointmentState appointment) implements AppointmentEvent {}
