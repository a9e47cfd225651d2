package org.molaris.events.agenda;

/** An appointment has another time, operator or chair. */
public record AppointmentRescheduled(AppointmentState appointment) implements AppointmentEvent {}
