package org.molaris.clinic.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;

/**
 * What a booking comes to in its clinic: its times, its state, and what speaks against it.
 *
 * @param number what a new one will be known by; null when it has one
 * @param unknown what it refers to in vain; null when all is there
 * @param closed not within opening hours, where there are any
 * @param blocked into time that is not to be booked
 */
record Arrangement(
        Long number,
        Instant startsAt,
        Instant endsAt,
        boolean overbooked,
        VisitState state,
        UUID stateId,
        String stateName,
        Reference unknown,
        boolean closed,
        boolean blocked) {

    private static final Duration AHEAD = Duration.ofDays(1);

    void mustBeOfThisClinic(Booking booking) {
        if (unknown != null) {
            throw AppointmentRefused.unknown(unknown);
        }
        if (booking.state() != null && booking.state() != state) {
            throw new AppointmentRefused(Reason.STATES_DISAGREE);
        }
    }

    void mustNotBePast(Booking booking, Instant now) {
        if (state.live() && (booking.allDay() ? endsAt : startsAt).isBefore(now)) {
            throw new AppointmentRefused(Reason.IN_THE_PAST);
        }
    }

    void mustBeOpen() {
        if (state.live() && closed) {
            throw new AppointmentRefused(Reason.OUTSIDE_OPENING_HOURS);
        }
        if (state.live() && blocked) {
            throw new AppointmentRefused(Reason.BLOCKED);
        }
    }

    /** What takes place is not looked for another time. */
    void mustBeOffToBeRescheduled(Booking booking) {
        if (state.live() && booking.toReschedule()) {
            throw new AppointmentRefused(Reason.NOT_TO_BE_RESCHEDULED);
        }
    }

    /** Nobody waits, is treated or stays away on a later day. */
    void mustHaveItsTime(Instant now) {
        if (state.needsItsTime() && startsAt.isAfter(now.plus(AHEAD))) {
            throw new AppointmentRefused(Reason.IMPOSSIBLE_TRANSITION);
        }
    }
}
