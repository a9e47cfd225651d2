package org.molaris.payment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Statements;

/** The rows of schedules. What an instalment's status is, {@code V003__money.sql} says. */
@ApplicationScoped
class Instalments {

    /** Those of plan {@code p} on a day in the clinic, as JSON. */
    static final String AS_JSON = """
            (select coalesce(jsonb_agg(jsonb_build_object(
                        'due_on', i.due_on, 'amount', i.amount, 'amount_paid', paid_of(i, p.amount_paid),
                        'status', instalment_status(i, p.amount_paid, day_in_clinic(%s))) order by i.due_on), '[]')
               from instalment i
              where i.clinic_id = p.clinic_id and i.payment_plan_id = p.id)::text""";

    private static final String READ = "select " + AS_JSON.formatted("cast(cast(?2 as text) as timestamptz)")
            + " from payment_plan p where p.id = ?1";

    private static final String CLEAR = "delete from instalment where payment_plan_id = ?1";

    private static final String WRITE = """
            insert into instalment (clinic_id, payment_plan_id, due_on, amount, running_total)
            select current_clinic(), ?1, due_on, amount, sum(amount) over (order by due_on)
              from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as i(due_on date, amount numeric)""";

    /** Who was set overdue is not any more when nothing is behind. */
    private static final String CATCH_UP = """
            update payment_plan p
               set status = 'active'
             where p.id = ?1 and p.status = 'overdue'
               and p.amount_paid >= coalesce(due_before(day_in_clinic(cast(cast(?2 as text) as timestamptz)), p.clinic_id, p.id), 0)""";

    private static final String NUMBERED = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
                     'number', i.number, 'due_on', i.due_on, 'amount', i.amount,
                     'related_to_insurance', i.related_to_insurance, 'expense_type', i.expense_type,
                     'left', case when p.status in ('active', 'overdue') then i.amount - paid_of(i, p.amount_paid)
                                  else 0.00 end) order by i.due_on), '[]') as text)
              from payment_plan p join instalment i on i.clinic_id = p.clinic_id and i.payment_plan_id = p.id
             where p.id = ?1""";

    private static final String REWRITE = """
            insert into instalment (clinic_id, payment_plan_id, number, due_on, amount, running_total, related_to_insurance, expense_type)
            overriding system value
            select current_clinic(), ?1, number, due_on, amount, sum(amount) over (order by due_on), related_to_insurance, expense_type
              from jsonb_populate_recordset(cast(null as instalment), cast(cast(?2 as text) as jsonb))""";

    private final ObjectMapper json;

    Instalments(ObjectMapper json) {
        this.json = json;
    }

    /** What the schedule of a plan is now. */
    Uni<List<InstalmentDetails>> of(UUID planId, Instant now) {
        return Statements.value(String.class, READ, planId, now.toString()).map(this::read);
    }

    Uni<Void> write(UUID planId, Schedule schedule) {
        return schedule.instalments().isEmpty()
                ? Uni.createFrom().voidItem()
                : Statements.change(WRITE, planId, text(schedule.instalments())).replaceWithVoid();
    }

    Uni<Void> replace(UUID planId, Schedule schedule) {
        return Statements.change(CLEAR, planId).chain(() -> write(planId, schedule));
    }

    /** All that the rows have, the earliest first. */
    Uni<List<Claim>> numbered(UUID planId) {
        return Statements.value(String.class, NUMBERED, planId).map(rows -> {
            try {
                return json.readValue(rows, new TypeReference<List<Claim>>() {});
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The same rows otherwise: they keep their numbers. */
    Uni<Void> rewrite(UUID planId, List<Claim> claims) {
        return Statements.change(CLEAR, planId)
                .chain(() -> claims.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Statements.change(REWRITE, planId, text(claims)).replaceWithVoid());
    }

    /** Makes a plan active again that its new schedule leaves with nothing behind. */
    Uni<Void> catchUp(UUID planId, Instant now) {
        return Statements.change(CATCH_UP, planId, now.toString()).replaceWithVoid();
    }

    List<InstalmentDetails> read(String rows) {
        try {
            return json.readValue(rows, new TypeReference<List<InstalmentDetails>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(List<?> instalments) {
        try {
            return json.writeValueAsString(instalments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
