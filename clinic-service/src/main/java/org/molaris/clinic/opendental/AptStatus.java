package org.molaris.clinic.opendental;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.molaris.clinic.agenda.FindNumberedAppointments.Filter;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/**
 * Where an appointment stands in Open Dental's few words, and what of ours each stands for. How far a patient has come on the
 * day is Confirmed there; what was called off or missed is Broken where it was, or waits for another time.
 */
enum AptStatus {
    SCHEDULED("Scheduled"),
    COMPLETE("Complete"),
    UNSCHED_LIST("UnschedList"),
    ASAP("ASAP"),
    BROKEN("Broken"),
    /** No appointment of ours is without a time, or a note that takes one up. */
    PLANNED("Planned"),
    PT_NOTE("PtNote"),
    PT_NOTE_COMPLETED("PtNoteCompleted");

    private static final String FIELD = "AptStatus";

    private static final Map<String, AptStatus> WORDS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(status -> status.label, Function.identity()));

    private static final Set<AptStatus> NEVER_OURS = EnumSet.of(PLANNED, PT_NOTE, PT_NOTE_COMPLETED);

    private static final Set<VisitState> UNDER_WAY = EnumSet.range(VisitState.SCHEDULED, VisitState.IN_CARE);
    private static final Set<VisitState> OVER = EnumSet.of(VisitState.DONE);
    private static final Set<VisitState> OFF = EnumSet.of(VisitState.ABSENT, VisitState.CANCELLED);

    private final String label;

    AptStatus(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static AptStatus of(VisitState state, boolean toReschedule) {
        if (toReschedule) {
            return UNSCHED_LIST;
        }
        return state.live() ? (state == VisitState.DONE ? COMPLETE : SCHEDULED) : BROKEN;
    }

    /** Null stays null. */
    static AptStatus named(String text) {
        if (text != null && !WORDS.containsKey(text)) {
            throw invalid();
        }
        return text == null ? null : WORDS.get(text);
    }

    /**
     * What a body wants, or null where it does not say.
     *
     * @param allowed by the method's page
     */
    static AptStatus in(Body body, Set<AptStatus> allowed) {
        var wanted = body.oneOf(FIELD, WORDS, AptStatus::invalid);
        if (wanted != null && !allowed.contains(wanted)) {
            throw invalid();
        }
        if (wanted != null && NEVER_OURS.contains(wanted)) {
            throw DialectRefused.notSupported("AptStatus " + wanted.label);
        }
        return wanted;
    }

    /** As a real server says it. */
    private static DialectRefused invalid() {
        return DialectRefused.badRequest("AptStatus is invalid");
    }

    boolean isNeverOurs() {
        return NEVER_OURS.contains(this);
    }

    /** Whether what is so stands like this; not of those that are no state. */
    boolean holds(VisitState state) {
        return states().contains(state);
    }

    private Set<VisitState> states() {
        return switch (this) {
            case SCHEDULED -> UNDER_WAY;
            case COMPLETE -> OVER;
            case BROKEN, UNSCHED_LIST -> OFF;
            case ASAP, PLANNED, PT_NOTE, PT_NOTE_COMPLETED -> Set.of();
        };
    }

    /** What an appointment becomes that is to stand like this. */
    VisitState reachedFrom(VisitState state) {
        if (holds(state)) {
            return state;
        }
        return switch (this) {
            case COMPLETE -> VisitState.DONE;
            case BROKEN, UNSCHED_LIST -> VisitState.CANCELLED;
            default -> VisitState.SCHEDULED;
        };
    }

    /** The same question with this as one more condition. */
    Filter onto(Filter filter) {
        return new Filter(
                filter.from(),
                filter.to(),
                filter.changedSince(),
                filter.patient(),
                filter.chair(),
                filter.operator(),
                filter.branch(),
                filter.bookingReason(),
                states(),
                this == UNSCHED_LIST ? Boolean.TRUE : this == BROKEN ? Boolean.FALSE : null,
                this == ASAP);
    }
}
