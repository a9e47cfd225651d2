package org.molaris.treatment.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.Change;

/** Says of a procedure of the catalogue something else than before, or retires it. What changes nothing is not told. */
@ApplicationScoped
public class ChangeProcedureCode {

    private final ProcedureCodes procedures;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeProcedureCode(ProcedureCodes procedures, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.procedures = procedures;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the procedure still has the expected version, or whatever it has when none is expected. */
    public Uni<ProcedureDetails> handle(UUID id, OptionalLong expected, UnaryOperator<ProcedureTerms> change) {
        return transaction.run(() -> procedures
                .holdWithOthers()
                .chain(() -> procedures.forUpdate(id, expected))
                .call(entry -> change(entry, change.apply(entry.terms)))
                .map(ProcedureCode::asDetails));
    }

    private Uni<Void> change(ProcedureCode entry, ProcedureTerms wanted) {
        if (wanted.equals(entry.terms)) {
            return Uni.createFrom().voidItem();
        }
        entry.change(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return procedures.write(entry).chain(changed -> outbox.append(changed.asNews(Change.UPDATED)));
    }
}
