package org.molaris.clinic.setup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.molaris.clinic.agenda.OfferedModality;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.StartingKit;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.MolarisEvent;

/** What every clinic needs to book its first appointment: a place, a colour, the reserved chair and states, words to choose from, hours. */
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
                .items(branch(clinic.name()), color(), chair(), states(), definitions(), hours())
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
        return new Part<>(Kind.BRANCH, List.of(NewRow.of(Branch.named(name))));
    }

    private static Part<Color> color() {
        return new Part<>(Kind.COLOR, List.of(NewRow.of(new Color("Predeterminado", "#1e88e5", null, 0))));
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

    private static Part<Definition> definitions() {
        return new Part<>(
                Kind.DEFINITION,
                Stream.of(
                                words(DefinitionCategory.TREATMENT_PRIORITY, "1", "2", "3", "Después", "En espera"),
                                words(DefinitionCategory.DIAGNOSIS, "Ninguno", "Caries", "Fractura"),
                                words(DefinitionCategory.RECALL_STATUS, "Mensaje enviado", "Respondió", "No contestó"),
                                words(DefinitionCategory.BILLING_TYPE, "Cuenta estándar"))
                        .flatMap(words -> words)
                        .toList());
    }

    private static Stream<NewRow<Definition>> words(DefinitionCategory category, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(place -> NewRow.of(new Definition(category, names[place], null, place)));
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
