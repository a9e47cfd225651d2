package org.molaris.events.agenda;

/** The patient did not come. */
public record AppointmentMissed(AppointmentState appointment) implements AppointmentEvent {}
