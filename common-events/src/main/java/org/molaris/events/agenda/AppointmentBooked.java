package org.molaris.events.agenda;

/** Time was given to somebody. */
public record AppointmentBooked(AppointmentState appointment) implements AppointmentEvent {}
