package org.molaris.clinic.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * Somebody's hours in a branch: each time at which a visit may begin there, with each chair of the branch.
 *
 * @param first the first day of the clinic's calendar that was asked for
 * @param last the last one
 * @param zone the clinic's clock
 * @param times in their order
 */
public record Timetable(LocalDate first, LocalDate last, ZoneId zone, List<Time> times) {

    /** What the chairs, by their numbers, are at one of those times. */
    public record Time(Instant startsAt, SortedMap<Long, Place> chairs) {}

    /**
     * A chair while a visit would last.
     *
     * @param free whether one could be booked
     * @param taken what is there instead; null for nothing, and where nobody asked
     */
    public record Place(boolean free, Taken taken) {}

    /**
     * What a time is not free for: an appointment, or a block, which has no patient, no operator and no state.
     *
     * @param chairNumber null for all chairs
     * @param note what was written down about it; null for nothing
     */
    public record Taken(
            Kind kind,
            long number,
            Instant startsAt,
            Instant endsAt,
            Long chairNumber,
            Long patientNumber,
            String patientName,
            Long operatorNumber,
            String operatorName,
            Long stateNumber,
            String stateName,
            String note) {

        /** Which of the two. */
        public enum Kind {
            APPOINTMENT,
            BLOCK
        }
    }
}
