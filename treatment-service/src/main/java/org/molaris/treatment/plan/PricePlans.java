package org.molaris.treatment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.SqlRows;
import org.molaris.treatment.account.AskBillingFigures;
import org.molaris.treatment.account.BillingFigures;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Tells what plans and their steps cost, each question in one round trip, and what of plans is billed, which their owner is
 * asked for all plans of an answer at once. Frozen copies are not among them.
 */
@ApplicationScoped
public class PricePlans {

    private static final String ONE = "select to_jsonb(v)::text as found from priced_plan v where v.number = $1";

    private static final String PRICE = "select v.price, v.discounted_price, v.vat from priced_plan v where v.id = $1";

    private static final String SIGNED = "select v.signed from priced_plan v where v.number = $1";

    private static final String PATIENT = "select exists (select from patient where number = $1) as known";

    /** More than anybody plans for one patient. */
    private static final String OF_PATIENT = """
            select to_jsonb(v)::text as found from priced_plan v
             where v.patient_id = (select id from patient where number = $1)
             order by v.number limit 1000""";

    private static final String STEPS = """
            select to_jsonb(v)::text as found
              from treatment_plan p
              left join priced_step v on v.clinic_id = p.clinic_id and v.treatment_plan_id = p.id and %s
             where p.number = $1 and p.saved_from is null
             order by v.step_order""";

    private static final String ALL_STEPS = STEPS.formatted("not v.skipped");

    private static final String ONE_STEP = STEPS.formatted("v.number = $2");

    private static final String APPOINTMENT = "select exists (select from appointment where number = $1) as known";

    /** What stands in several plans is done once: the one that is followed has it, or else the newest. */
    private static final String AT_APPOINTMENT = """
            select (to_jsonb(s) - 'plan_number')::text as found
              from (select distinct on (v.procedure_id) v.*, p.number as plan_number
                      from priced_step v
                      join treatment_plan p on p.clinic_id = v.clinic_id and p.id = v.treatment_plan_id
                     where v.appointment_id = (select id from appointment where number = $1) and not v.skipped
                     order by v.procedure_id, p.status = 'active' desc, p.number desc) s
             order by s.plan_number, s.step_order""";

    private final Flush flush;
    private final KnownThings known;
    private final AskBillingFigures askFigures;
    private final ObjectMapper json;

    PricePlans(Flush flush, KnownThings known, AskBillingFigures askFigures, ObjectMapper json) {
        this.flush = flush;
        this.known = known;
        this.askFigures = askFigures;
        this.json = json;
    }

    /** What a plan costs. Fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<PlanPrice> price(UUID planId) {
        return flush.read(PRICE, Tuple.of(planId)).map(rows -> {
            var row = first(rows);
            return new PlanPrice(
                    row.getBigDecimal("price"), row.getBigDecimal("discounted_price"), row.getBigDecimal("vat"));
        });
    }

    /** Whether the patient has signed it. Fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<Boolean> isSigned(long plan) {
        return flush.read(SIGNED, Tuple.of(plan)).map(rows -> first(rows).getBoolean("signed"));
    }

    /** A plan by its number. Fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<BilledPlan> one(long plan) {
        return flush.read(ONE, Tuple.of(plan))
                .map(rows -> List.of(read(PricedPlan.class, first(rows))))
                .flatMap(this::billed)
                .map(plans -> plans.get(0));
    }

    /** All of a patient's, oldest first. Fails with {@link TreatmentRefused} when the clinic has no such patient. */
    public Uni<List<BilledPlan>> ofPatient(long patient) {
        return beside(
                        patient,
                        PATIENT,
                        OF_PATIENT,
                        PricedPlan.class,
                        () -> known.bringNumbered(Numbers.ofPatient(patient)),
                        Reason.UNKNOWN_PATIENT)
                .flatMap(this::billed);
    }

    /** The steps of a plan that it does not leave out, in their order. Fails when the clinic has no such plan. */
    public Uni<List<PricedStep>> steps(long plan) {
        return flush.read(ALL_STEPS, Tuple.of(plan)).map(this::stepsIn);
    }

    /** A step of a plan, one that it leaves out too. Fails with {@link TreatmentRefused} when there is none. */
    public Uni<PricedStep> step(long plan, long step) {
        return flush.read(ONE_STEP, Tuple.of(plan, step)).map(this::stepsIn).map(found -> {
            if (found.isEmpty()) {
                throw new TreatmentRefused(Reason.STEP_NOT_FOUND);
            }
            return found.get(0);
        });
    }

    /** What is, or was, to be done at a visit. Fails with {@link TreatmentRefused} when the clinic has no such visit. */
    public Uni<List<PricedStep>> stepsAt(long appointment) {
        return beside(
                appointment,
                APPOINTMENT,
                AT_APPOINTMENT,
                PricedStep.class,
                () -> known.bringNumbered(new Numbers(null, null, null, appointment, null, null)),
                Reason.UNKNOWN_APPOINTMENT);
    }

    /** What belongs to something of that number, which its owner has the last word on. */
    private <T> Uni<List<T>> beside(
            long number, String there, String list, Class<T> type, Supplier<Uni<Void>> bring, Reason otherwise) {
        var statements = new Statement[] {
            new Statement(there, Tuple.of(number)), new Statement(list, Tuple.of(number)),
        };
        return flush.readAll(statements)
                .flatMap(both -> isKnown(both)
                        ? Uni.createFrom().item(both)
                        : bring.get().chain(() -> flush.readAll(statements)))
                .map(both -> {
                    if (!isKnown(both)) {
                        throw new TreatmentRefused(otherwise);
                    }
                    return SqlRows.stream(both.get(1))
                            .map(row -> read(type, row))
                            .toList();
                });
    }

    private static boolean isKnown(List<RowSet<Row>> both) {
        return both.get(0).iterator().next().getBoolean("known");
    }

    private Uni<List<BilledPlan>> billed(List<PricedPlan> plans) {
        return askFigures
                .of(plans.stream().map(PricedPlan::id).toList())
                .map(figures -> plans.stream()
                        .map(plan -> new BilledPlan(plan, figures.getOrDefault(plan.id(), BillingFigures.NONE)))
                        .toList());
    }

    private List<PricedStep> stepsIn(RowSet<Row> rows) {
        first(rows);
        return SqlRows.stream(rows)
                .filter(row -> row.getString("found") != null)
                .map(row -> read(PricedStep.class, row))
                .toList();
    }

    private static Row first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
        }
        return rows.iterator().next();
    }

    private <T> T read(Class<T> type, Row row) {
        try {
            return json.readValue(row.getString("found"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
