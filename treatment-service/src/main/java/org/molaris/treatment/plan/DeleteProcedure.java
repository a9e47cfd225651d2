package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.Change;
import org.molaris.treatment.plan.ProcedureRefused.Field;
import org.molaris.treatment.plan.ProcedureRefused.Reason;

/** Deletes a patient's procedure, out of every plan. It is kept for who asks for what is gone. */
@ApplicationScoped
public class DeleteProcedure {

    private final Procedures procedures;
    private final News news;
    private final ClinicTransaction transaction;

    DeleteProcedure(Procedures procedures, News news, ClinicTransaction transaction) {
        this.procedures = procedures;
        this.news = news;
        this.transaction = transaction;
    }

    /** Fails with {@link ProcedureRefused}; what is gone already is not found. */
    public Uni<Void> handle(long number) {
        return transaction.run(() -> procedures
                .hold(number)
                .invoke(there -> {
                    if (there.standing() == ProcedureStanding.ELSEWHERE) {
                        throw new ProcedureRefused(Reason.NOT_DELETABLE, Field.PROCEDURE);
                    }
                })
                .call(there -> news.ofLeaving(there.id()))
                .call(there -> procedures.delete(there.id()))
                .flatMap(there -> news.ofProcedure(Change.DELETED, there.id())));
    }
}
