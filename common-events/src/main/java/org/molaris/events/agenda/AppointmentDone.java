package org.molaris.events.agenda;

/** The visit took place. */
public record AppointmentDone(AppointmentState appointment) implements AppointmentEvent {}
