package org.molaris.clinic.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.molaris.clinic.setup.SetupRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.Change;

/** Adds, changes and deletes what a clinic keeps, of any kind, and tells the others. */
@ApplicationScoped
public class KeepSetup {

    private final KeptRows rows;
    private final Outbox outbox;
    private final ClinicTransaction transaction;

    KeepSetup(KeptRows rows, Outbox outbox, ClinicTransaction transaction) {
        this.rows = rows;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Fails with {@link SetupRefused} when a rule says no, as do the others. */
    public <T extends Details> Uni<Kept<T>> add(Kind<T> kind, T details) {
        return transaction
                .once(
                        String.class,
                        () -> inTurn(() -> add(kind, NewRow.of(details))).map(KeptRow::text))
                .map(added -> rows.row(added).kept(kind));
    }

    private <T extends Details> Uni<KeptRow> add(Kind<T> kind, NewRow<T> added) {
        return rows.mustBeKnown(namedIn(added.details()))
                .chain(() -> rows.insert(kind, List.of(added)))
                .map(inserted -> inserted.get(0))
                .call(row -> rows.mustNotBreak(kind.rulesOfBeing(), kind, added.id()))
                .call(row -> outbox.append(kind.event(Change.CREATED, row)));
    }

    /** Makes the change if it still has the expected version, or whatever it has when none is expected. */
    public <T extends Details> Uni<Kept<T>> change(
            Kind<T> kind, UUID id, OptionalLong expected, UnaryOperator<T> change) {
        return transaction.run(() -> inTurn(() -> forUpdate(kind, id, expected).flatMap(kept -> {
            var wanted = change.apply(kept.details());
            return wanted.equals(kept.details()) ? Uni.createFrom().item(kept) : change(kind, kept, wanted);
        })));
    }

    private <T extends Details> Uni<Kept<T>> change(Kind<T> kind, Kept<T> kept, T wanted) {
        if (!kind.mayChange(kept.details(), wanted)) {
            throw new SetupRefused(Reason.RESERVED, kind);
        }
        // What was deleted meanwhile may be named on.
        var before = namedIn(kept.details());
        var added = namedIn(wanted).stream()
                .filter(named -> !before.contains(named))
                .toList();
        return rows.mustBeKnown(added)
                .chain(() -> rows.update(kind, kept.id(), wanted))
                .call(row -> rows.mustNotBreak(kind.rulesOfBeing(), kind, kept.id()))
                .call(row -> outbox.append(kind.event(Change.UPDATED, row)))
                .map(row -> row.kept(kind));
    }

    /** It is there for good, but from now on only for those that name it already. */
    public <T extends Details> Uni<Kept<T>> delete(Kind<T> kind, UUID id, OptionalLong expected) {
        return transaction.run(() -> inTurn(() -> forUpdate(kind, id, expected)
                .call(() -> rows.mustNotBreak(kind.rulesOfGoing(), kind, id))
                .chain(() -> rows.delete(kind, id))
                .call(row -> outbox.append(kind.event(Change.DELETED, row)))
                .map(row -> row.kept(kind))));
    }

    private <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return rows.oneAtATime().chain(work::get);
    }

    private <T extends Details> Uni<Kept<T>> forUpdate(Kind<T> kind, UUID id, OptionalLong expected) {
        return rows.forUpdate(kind, id).map(row -> row.kept(kind)).invoke(kept -> {
            if (expected.isPresent() && expected.getAsLong() != kept.version()) {
                throw new SetupRefused(Reason.STALE, kind);
            }
        });
    }

    private static List<Reference> namedIn(Details details) {
        return details.references().filter(reference -> reference.id() != null).toList();
    }
}
