package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/** Reads the frozen copies of a plan, in one round trip. */
@ApplicationScoped
public class FindCopies {

    /** More than anybody makes of one plan. */
    private static final String COPIES = """
            select s.*
              from treatment_plan p
              left join lateral (
                    select c.id, c.number, c.title, c.type, c.saved_on, c.signature_text, c.signature, c.signed_at,
                           c.practice_signature_text, c.practice_signature, c.practice_signed_at, c.document_id, c.created_at
                      from treatment_plan c
                     where c.saved_from = p.id and c.status <> 'cancelled'
                     order by c.number desc limit 1000) s on true
             where p.id = $1 and p.saved_from is null
             order by s.number desc""";

    private final Flush flush;

    FindCopies(Flush flush) {
        this.flush = flush;
    }

    /** Newest first; fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<List<PlanCopy>> of(UUID planId) {
        return flush.read(COPIES, Tuple.of(planId)).map(SqlRows::list).map(rows -> {
            if (rows.isEmpty()) {
                throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
            }
            return rows.stream()
                    .filter(row -> row.getUUID("id") != null)
                    .map(FindCopies::copy)
                    .toList();
        });
    }

    private static PlanCopy copy(Row row) {
        return new PlanCopy(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("title"),
                LowerCaseName.named(PlanType.class, row.getString("type")),
                row.getLocalDate("saved_on"),
                row.getString("signature_text"),
                row.getString("signature"),
                SqlRows.instant(row, "signed_at"),
                row.getString("practice_signature_text"),
                row.getString("practice_signature"),
                SqlRows.instant(row, "practice_signed_at"),
                row.getUUID("document_id"),
                SqlRows.instant(row, "created_at"));
    }
}
