package org.molaris.treatment.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.Change;

/** Puts a procedure into the catalogue. */
@ApplicationScoped
public class AddProcedureCode {

    private final ProcedureCodes procedures;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    AddProcedureCode(
            ProcedureCodes procedures,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.procedures = procedures;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link CatalogueRefused} when the clinic has the code already. */
    public Uni<ProcedureDetails> handle(ProcedureTerms terms) {
        return transaction.once(ProcedureDetails.class, () -> add(terms));
    }

    private Uni<ProcedureDetails> add(ProcedureTerms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return procedures
                .holdWithOthers()
                .chain(() -> procedures.write(new ProcedureCode(Ids.next(), clinic.id(), terms, now)))
                .call(added -> outbox.append(added.asNews(Change.CREATED)))
                .map(ProcedureCode::asDetails);
    }
}
