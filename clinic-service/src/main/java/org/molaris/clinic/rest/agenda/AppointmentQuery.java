package org.molaris.clinic.rest.agenda;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.agenda.FindAppointments.Filter;
import org.molaris.clinic.agenda.FindAppointments.Order;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.web.BadRequest;

/** The query parameters that choose appointments. */
public class AppointmentQuery {

    private static final String BY_START = "starts_at";

    /** Those that begin then or later. */
    @RestQuery("from")
    Instant from;

    /** Those that begin before. */
    @RestQuery("to")
    Instant to;

    @RestQuery("patient_id")
    UUID patientId;

    @RestQuery("operator_id")
    UUID operatorId;

    @RestQuery("chair_id")
    UUID chairId;

    @RestQuery("branch_id")
    UUID branchId;

    /** One or more, each a parameter of its own or with commas between them. */
    @RestQuery("state")
    List<String> states;

    @RestQuery("state_id")
    UUID stateId;

    /** {@code true}: whose patients would rather come earlier. */
    @RestQuery("asap")
    Boolean asap;

    /** {@code true}: what is still to be given another time. */
    @RestQuery("to_reschedule")
    Boolean toReschedule;

    /** {@code starts_at}, or newest first when absent. */
    @RestQuery("sort")
    String sort;

    Filter toFilter() {
        return new Filter(
                from,
                to,
                patientId,
                operatorId,
                chairId,
                branchId,
                statesNamed(),
                stateId,
                asap,
                toReschedule,
                order());
    }

    private Set<VisitState> statesNamed() {
        var named = EnumSet.noneOf(VisitState.class);
        states.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(AppointmentQuery::stateNamed)
                .forEach(named::add);
        return named;
    }

    private static VisitState stateNamed(String name) {
        return Arrays.stream(VisitState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                .findAny()
                .orElseThrow(() -> new BadRequest(
                        "state",
                        "must be of " + Arrays.toString(VisitState.values()).toLowerCase(Locale.ROOT),
                        null));
    }

    private Order order() {
        if (sort != null && !sort.equals(BY_START)) {
            throw new BadRequest("sort", "must be starts_at", null);
        }
        return sort == null ? Order.NEWEST_FIRST : Order.BY_START;
    }
}
