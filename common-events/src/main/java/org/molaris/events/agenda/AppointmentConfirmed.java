package org.molaris.events.agenda;

/** The patient will come. */
public record AppointmentConfirmed(AppointmentState appointment) implements AppointmentEvent {}
