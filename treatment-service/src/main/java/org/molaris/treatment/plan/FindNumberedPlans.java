package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.List;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.SqlRows;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.NumberedPlan.Standing;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Reads plans and frozen copies for those who know everything by its number, each question in one round trip, oldest first.
 */
@ApplicationScoped
public class FindNumberedPlans {

    private static final String ONE = "select to_jsonb(v)::text as found from numbered_plan v where v.number = $1";

    private static final String LIST =
            "select to_jsonb(v)::text as found from numbered_plan v where %s" + " order by v.number limit %d offset $1";

    private static final String PATIENT = "select exists (select from patient where number = $1) as known";

    private static final String ITEMS = """
            select to_jsonb(v)::text as found
              from numbered_plan p
              left join lateral (
                    select i.* from numbered_item i where i.treatment_plan_id = p.id
                     order by i.number limit %d offset $2) v on true
             where p.number = $1
             order by v.number""";

    private static final String NAMES = """
            select to_jsonb(v)::text as found, c.name as clinic_name, c.phone as clinic_phone, c.language, c.currency,
                   t.estimated_total, concat_ws(' ', w.first_name, w.last_name) as patient_name, w.erased,
                   nullif(concat_ws(' ', o.first_name, o.last_name), '') as operator_name
              from numbered_plan v
              join treatment_plan t on t.clinic_id = v.clinic_id and t.id = v.id
              join clinic c on c.clinic_id = v.clinic_id
              join patient w on w.clinic_id = v.clinic_id and w.id = v.patient_id
              left join operator o on o.clinic_id = v.clinic_id and o.id = t.operator_id
             where v.number = $1""";

    private static final String ALL_ITEMS =
            "select to_jsonb(v)::text as found from numbered_item v where v.plan_number = $1 order by v.number";

    private final Flush flush;
    private final KnownThings known;
    private final NumberedRows rows;

    FindNumberedPlans(Flush flush, KnownThings known, NumberedRows rows) {
        this.flush = flush;
        this.known = known;
        this.rows = rows;
    }

    /** Fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<NumberedPlan> one(long number) {
        return flush.read(ONE, Tuple.of(number)).map(found -> {
            if (found.size() == 0) {
                throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
            }
            return rows.plan(found.iterator().next());
        });
    }

    /**
     * Those that the filter lets through. Fails with {@link TreatmentRefused} when the clinic has no such patient, which its
     * owner has the last word on.
     */
    public Uni<List<NumberedPlan>> list(Filter filter, long offset, int limit) {
        var values = Tuple.of(offset);
        var where = new StringBuilder(
                filter.standing() == null ? "true" : filter.standing().condition());
        if (filter.patient() != null) {
            where.append(" and v.patient_id = (select id from patient where number = $")
                    .append(values.addLong(filter.patient()).size())
                    .append(")");
        }
        if (filter.changedSince() != null) {
            where.append(" and v.updated_at >= (select $")
                    .append(values.addLocalDateTime(filter.changedSince()).size())
                    .append("::timestamp at time zone time_zone from clinic)");
        }
        var list = new Statement(LIST.formatted(where, limit), values);
        return filter.patient() == null
                ? flush.read(list.sql(), list.values())
                        .map(SqlRows::list)
                        .map(found -> found.stream().map(rows::plan).toList())
                : flush.readAll(new Statement(PATIENT, Tuple.of(filter.patient())), list)
                        .call(both -> both.get(0).iterator().next().getBoolean("known")
                                ? Uni.createFrom().voidItem()
                                : mustBeSomebody(filter.patient()))
                        .map(both -> SqlRows.stream(both.get(1)).map(rows::plan).toList());
    }

    /** Somebody whom nobody has told of yet has no plan either. */
    private Uni<Void> mustBeSomebody(long patient) {
        return known.bringNumbered(Numbers.ofPatient(patient))
                .chain(() -> flush.read(PATIENT, Tuple.of(patient)))
                .invoke(found -> {
                    if (!found.iterator().next().getBoolean("known")) {
                        throw new TreatmentRefused(Reason.UNKNOWN_PATIENT);
                    }
                })
                .replaceWithVoid();
    }

    /** What a frozen copy shows; a plan that is worked on has none. Fails when the clinic has no such plan. */
    public Uni<List<SavedItem>> items(long plan, long offset, int limit) {
        return flush.read(ITEMS.formatted(limit), Tuple.of(plan, offset))
                .map(SqlRows::list)
                .map(found -> {
                    if (found.isEmpty()) {
                        throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
                    }
                    return found.stream()
                            .filter(row -> row.getString("found") != null)
                            .map(rows::item)
                            .toList();
                });
    }

    /** A frozen copy with all that its paper shows. Fails when the clinic has no such plan, or its patient was erased. */
    public Uni<SavedPaper> paper(long plan) {
        return flush.readAll(new Statement(NAMES, Tuple.of(plan)), new Statement(ALL_ITEMS, Tuple.of(plan)))
                .map(both -> {
                    var named = SqlRows.stream(both.get(0))
                            .filter(row -> !row.getBoolean("erased"))
                            .findFirst()
                            .orElseThrow(() -> new TreatmentRefused(Reason.PLAN_NOT_FOUND));
                    return new SavedPaper(
                            rows.plan(named),
                            SqlRows.stream(both.get(1)).map(rows::item).toList(),
                            named.getBigDecimal("estimated_total"),
                            named.getString("clinic_name"),
                            named.getString("clinic_phone"),
                            named.getString("language"),
                            named.getString("currency"),
                            named.getString("patient_name"),
                            named.getString("operator_name"));
                });
    }

    /**
     * Which plans; null lets every one through.
     *
     * @param changedSince by the clinic's clock
     */
    public record Filter(Long patient, LocalDateTime changedSince, Standing standing) {}
}
