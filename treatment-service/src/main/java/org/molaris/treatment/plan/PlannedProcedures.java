package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.ProcedureRefused.Field;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Which procedures stand in which plan and how urgent each is, by their numbers: steps as integer-keyed dialects see them. What
 * a plan leaves out does not stand in it.
 *
 * <p>The things that are named are looked for first, and held when the change is made; what goes meanwhile is not found.
 */
@ApplicationScoped
public class PlannedProcedures {

    private static final String COLUMNS = """
            i.number, t.number as plan_number, p.number as procedure_number, nullif(i.priority, 0) as priority,
            d.name as priority_name""";

    private static final String JOINED = """
            plan_item i
              join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
              join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
              left join definition d on d.clinic_id = i.clinic_id and d.number = i.priority""";

    private static final String OF_PLAN =
            "select plan.saved_from, w.* from treatment_plan plan left join lateral (select "
                    + COLUMNS + " from " + JOINED
                    + " where t.id = plan.id and not i.skipped order by i.number limit %d offset $2) w on true"
                    + " where plan.number = $1 order by w.number";

    private static final String ONE = "select " + COLUMNS + " from " + JOINED + " where i.number = $1";

    private static final String IDS = """
            select (select id from treatment_plan where number = $1) as plan,
                   (select saved_from from treatment_plan where number = $1) as saved_from,
                   (select id from procedure where number = $2 and deleted_at is null and not elsewhere) as procedure,
                   (select id from plan_item where number = $3) as item,
                   (select number from definition
                     where number = $4 and category = 'treatment_priority' and not deleted) as priority""";

    private final Flush flush;
    private final KnownThings known;
    private final AddStep addStep;
    private final ChangeStep changeStep;

    PlannedProcedures(Flush flush, KnownThings known, AddStep addStep, ChangeStep changeStep) {
        this.flush = flush;
        this.known = known;
        this.addStep = addStep;
        this.changeStep = changeStep;
    }

    /** Oldest first. Fails with {@link TreatmentRefused} when there is no such plan, or it is a frozen copy. */
    public Uni<List<PlannedProcedure>> of(long planNumber, long offset, int limit) {
        return flush.read(OF_PLAN.formatted(limit), Tuple.of(planNumber, offset))
                .map(SqlRows::list)
                .map(rows -> {
                    mustBePlan(
                            !rows.isEmpty(), rows.isEmpty() ? null : rows.get(0).getUUID("saved_from"));
                    return rows.stream()
                            .filter(row -> row.getLong("number") != null)
                            .map(PlannedProcedures::read)
                            .toList();
                });
    }

    /**
     * Places a procedure at the end of a plan.
     *
     * @param priority the number of a definition; 0 for none
     */
    public Uni<PlannedProcedure> place(long planNumber, long procedureNumber, long priority) {
        return ids(planNumber, procedureNumber, 0, priority)
                .flatMap(ids -> {
                    mustBePlan(ids.getUUID("plan") != null, ids.getUUID("saved_from"));
                    if (ids.getUUID("procedure") == null) {
                        throw new ProcedureRefused(ProcedureRefused.Reason.NOT_FOUND, Field.PROCEDURE);
                    }
                    mustBePriority(ids, priority);
                    return addStep.place(ids.getUUID("plan"), ids.getUUID("procedure"), null, priority);
                })
                .flatMap(step -> one(step.number()));
    }

    /**
     * Says how urgent it is.
     *
     * @param priority the number of a definition, 0 for none; null says nothing
     */
    public Uni<PlannedProcedure> prioritise(long number, Long priority) {
        return ids(0, 0, number, priority == null ? 0 : priority)
                .flatMap(ids -> {
                    UUID item = ids.getUUID("item");
                    if (item == null) {
                        throw new TreatmentRefused(Reason.STEP_NOT_FOUND);
                    }
                    if (priority == null) {
                        return Uni.createFrom().voidItem();
                    }
                    mustBePriority(ids, priority);
                    return changeStep
                            .handle(
                                    item,
                                    OptionalLong.empty(),
                                    said -> said.withPriority(priority == 0 ? null : priority))
                            .replaceWithVoid();
                })
                .chain(() -> one(number));
    }

    private Uni<Row> ids(long plan, long procedure, long item, long priority) {
        return known.bringNumbered(new Numbers(null, null, null, null, priority, null))
                .chain(() -> flush.read(IDS, Tuple.of(plan, procedure, item, priority)))
                .map(rows -> rows.iterator().next());
    }

    private Uni<PlannedProcedure> one(long number) {
        return flush.read(ONE, Tuple.of(number)).map(rows -> {
            if (rows.size() == 0) {
                throw new TreatmentRefused(Reason.STEP_NOT_FOUND);
            }
            return read(rows.iterator().next());
        });
    }

    private static void mustBePlan(boolean there, UUID savedFrom) {
        if (!there) {
            throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
        }
        if (savedFrom != null) {
            throw new TreatmentRefused(Reason.PLAN_IS_SAVED);
        }
    }

    private static void mustBePriority(Row ids, long priority) {
        if (priority != 0 && ids.getLong("priority") == null) {
            throw new TreatmentRefused(Reason.UNKNOWN_PRIORITY);
        }
    }

    private static PlannedProcedure read(Row row) {
        return new PlannedProcedure(
                row.getLong("number"),
                row.getLong("plan_number"),
                row.getLong("procedure_number"),
                row.getLong("priority"),
                row.getString("priority_name"));
    }
}
