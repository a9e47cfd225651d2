package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Tells what some of a patient's procedures cost, in one round trip, for whoever is to be paid for them. */
@ApplicationScoped
public class PriceProcedures {

    private static final String PRICE = """
            with found as (
                select p.id, p.number, p.name, greatest(coalesce(p.fee, 0.00) - p.discount, 0.00) as price
                  from procedure p
                 where p.number = any($2) and p.patient_id = $1 and p.deleted_at is null),
            plan as (
                select i.treatment_plan_id as id
                  from found f
                  join plan_item i on i.procedure_id = f.id
                  join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
                 where t.saved_from is null and t.status <> 'cancelled'
                 group by i.treatment_plan_id
                having count(*) = (select count(*) from found))
            select f.number, f.name, f.price,
                   (select case when count(*) = 1 then min(id::text)::uuid end from plan) as treatment_plan_id
              from found f
             order by f.number""";

    private final Flush flush;

    PriceProcedures(Flush flush) {
        this.flush = flush;
    }

    /** Those of these numbers that the patient has. */
    public Uni<Priced> handle(UUID patientId, Collection<Long> numbers) {
        return flush.read(PRICE, Tuple.of(patientId).addArrayOfLong(numbers.toArray(Long[]::new)))
                .map(SqlRows::list)
                .map(rows -> new Priced(
                        rows.stream().map(PriceProcedures::procedure).toList(),
                        rows.isEmpty() ? null : rows.get(0).getUUID("treatment_plan_id")));
    }

    private static Procedure procedure(Row row) {
        return new Procedure(row.getLong("number"), row.getString("name"), row.getBigDecimal("price"));
    }

    /**
     * Some procedures.
     *
     * @param treatmentPlanId the one plan that all of them stand in; null when there is none, or several
     */
    public record Priced(List<Procedure> procedures, UUID treatmentPlanId) {

        public Priced {
            procedures = List.copyOf(procedures);
        }
    }

    /**
     * Something that is done for a patient.
     *
     * @param price its fee less its discount; 0.00 when it has no fee
     */
    public record Procedure(long number, String name, BigDecimal price) {}
}
