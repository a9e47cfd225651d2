package org.molaris.treatment.catalogue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.SqlFailure;
import org.molaris.treatment.catalogue.CatalogueRefused.Reason;

/** To be used within a transaction. */
@ApplicationScoped
class ProcedureCodes implements PanacheRepositoryBase<ProcedureCode, UUID> {

    private static final String UNIQUE_CODE = "procedure_code_by_code";

    private static final String HOLD =
            "select cast(pg_advisory_xact_lock%s(hashtextextended('catalogue ' || current_clinic(), 0)) as text)";

    /** Whoever writes one entry does so beside the others, but not while a file is taken in. */
    Uni<Void> holdWithOthers() {
        return hold("_shared");
    }

    /** Until the transaction ends nobody else writes in the clinic's catalogue: what a statement sees is what there is. */
    Uni<Void> holdAlone() {
        return hold("");
    }

    /** The entry with its row locked, if it has the expected version, or whatever it has when none is expected. */
    Uni<ProcedureCode> forUpdate(UUID id, OptionalLong expected) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new CatalogueRefused(Reason.PROCEDURE_NOT_FOUND))
                .invoke(entry -> {
                    if (expected.isPresent() && expected.getAsLong() != entry.version) {
                        throw new CatalogueRefused(Reason.STALE);
                    }
                });
    }

    /** Writes what is new about the entry. */
    Uni<ProcedureCode> write(ProcedureCode entry) {
        return persistAndFlush(entry)
                .onFailure(e -> SqlFailure.duplicates(e, UNIQUE_CODE))
                .transform(e -> new CatalogueRefused(Reason.CODE_TAKEN));
    }

    private static Uni<Void> hold(String manner) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(HOLD.formatted(manner), String.class)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
