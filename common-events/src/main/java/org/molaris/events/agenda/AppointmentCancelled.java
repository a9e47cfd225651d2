package org.molaris.events.agenda;

/** The visit will not take place; its time is free. */
public record AppointmentCancelled(AppointmentState appointment) implements AppointmentEvent {}
