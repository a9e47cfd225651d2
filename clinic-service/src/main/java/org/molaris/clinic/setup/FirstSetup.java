package org.molaris.clinic.setup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.molaris.clinic.agenda.OfferedModality;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.StartingKit;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.MolarisEvent;

/** What every clinic needs to book its first appointment: a place, a colour, the reserved chair and states, hours. */
@ApplicationScoped
class FirstSetup implements StartingKit {

    private final KeptRows rows;
    private final Outbox outbox;

    FirstSetup(KeptRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> give(ClinicDetails clinic) {
        return Multi.createFrom()
                .items(branch(clinic.name()), color(), chair(), states(), hours())
                .onItem()
                .transformToUniAndConcatenate(this::insert)
                .onItem()
                .transformToIterable(inserted -> inserted)
                .collect()
                .asList()
                .flatMap(outbox::append);
    }

    private <T extends Details> Uni<List<MolarisEvent>> insert(Part<T> part) {
        return rows.insert(part.kind(), part.things())
                .map(inserted -> inserted.stream()
                        .map(row -> part.kind().event(Change.CREATED, row))
                        .toList());
    }

    private static Part<Branch> branch(String name) {
        return new Part<>(Kind.BRANCH, List.of(NewRow.of(new Branch(name, null, null, null, 0))));
    }

    private static Part<Color> color() {
        return new Part<>(Kind.COLOR, List.of(NewRow.of(new Color("Predeterminado", "#1e88e5", 0))));
    }

    private static Part<Chair> chair() {
        var overbooking = new Chair("Sobrecupo", null, null, null, false, true, 0);
        return new Part<>(Kind.CHAIR, List.of(NewRow.of(Chair.OVERBOOKING, overbooking)));
    }

    private static Part<StateName> states() {
        return new Part<>(
                Kind.APPOINTMENT_STATE,
                List.of(
                        state(1, "Anulado", VisitState.CANCELLED),
                        state(2, "Confirmado", VisitState.CONFIRMED),
                        state(3, "Atendido", VisitState.DONE),
                        state(4, "En sala de espera", VisitState.WAITING),
                        state(5, "Atendiéndose", VisitState.IN_CARE),
                        state(6, "No asiste", VisitState.ABSENT),
                        state(StateName.UNCONFIRMED, "No confirmado", VisitState.SCHEDULED)));
    }

    private static NewRow<StateName> state(long number, String name, VisitState state) {
        return NewRow.of(number, new StateName(name, state, null, true, false, 0));
    }

    /** Monday to Friday. */
    private static Part<OpeningHours> hours() {
        return new Part<>(
                Kind.OPENING_HOURS,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(weekday -> NewRow.of(new OpeningHours(
                                null,
                                null,
                                weekday,
                                LocalTime.of(8, 0),
                                LocalTime.of(17, 0),
                                OfferedModality.IN_PRACTICE)))
                        .toList());
    }

    private record Part<T extends Details>(Kind<T> kind, List<NewRow<T>> things) {}
}
