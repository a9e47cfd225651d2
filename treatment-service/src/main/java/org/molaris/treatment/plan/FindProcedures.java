package org.molaris.treatment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.ProcedureRefused.Field;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.Paging;

/**
 * Reads patients' procedures by the numbers of what they name, each question in one round trip, unless it names what nobody has
 * told of yet.
 */
@ApplicationScoped
public class FindProcedures {

    /** The page is found first, and then what belongs to its rows. There is a row even when there is nothing. */
    private static final String LIST = """
            with page as materialized (
                select v.id from %s v where %s order by v.number limit %d offset $1)
            select now() as read_at, here.time_zone, here.unknown,
                   case when v.id is not null then cast(to_jsonb(v) as text) end as state
              from (select (select time_zone from clinic) as time_zone, case %s end as unknown) here
              left join lateral (
                    select w.* from page join patient_procedure w on w.id = page.id) v on true
             order by v.number""";

    /** What was changed is looked for by when: offset 0 keeps it from being looked for among all, one number after the other. */
    private static final String CHANGED = """
            (select * from procedure
              where updated_at >= (cast($%d as timestamp) at time zone (select time_zone from clinic)) offset 0)""";

    private static final String SHELVED = """
            (select count(*) > 0 and not bool_or(t.status = 'active')
               from plan_item i join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
              where i.clinic_id = v.clinic_id and i.procedure_id = v.id)""";

    private final Flush flush;
    private final KnownThings known;
    private final ObjectMapper json;

    FindProcedures(Flush flush, KnownThings known, ObjectMapper json) {
        this.flush = flush;
        this.known = known;
        this.json = json;
    }

    /** One of the clinic's, what is gone too. Fails with {@link ProcedureRefused} when there is none. */
    public Uni<Found> one(long number) {
        return find(new Question("v.number = $2").on(number), Filter.NOTHING, 0, 1)
                .invoke(found -> {
                    if (found.procedures().isEmpty()) {
                        throw new ProcedureRefused(ProcedureRefused.Reason.NOT_FOUND, Field.PROCEDURE);
                    }
                });
    }

    /** The clinic's procedures that the filter lets through, oldest first. Fails when it names what nobody knows. */
    public Uni<Found> list(Filter filter, long offset, int limit) {
        return find(questionOf(filter), filter, offset, limit);
    }

    private Uni<Found> find(Question question, Filter filter, long offset, int limit) {
        var values = Tuple.of(offset);
        question.values.forEach(values::addValue);
        var statement = LIST.formatted(question.source, question.conditions, limit, question.unknown());
        return flush.read(statement, values)
                .flatMap(rows -> {
                    var first = rows.iterator().next();
                    return first.getString("time_zone") != null && first.getString("unknown") == null
                            ? Uni.createFrom().item(rows)
                            : filter.bring(known).chain(() -> flush.read(statement, values));
                })
                .map(rows -> {
                    var first = rows.iterator().next();
                    if (first.getString("unknown") != null) {
                        throw new TreatmentRefused(Reason.valueOf(first.getString("unknown")));
                    }
                    return new Found(
                            SqlRows.stream(rows)
                                    .filter(row -> row.getString("state") != null)
                                    .map(this::read)
                                    .toList(),
                            SqlRows.instant(first, "read_at").minus(Paging.LONGEST_TRANSACTION),
                            zoneIn(first));
                });
    }

    private static ZoneId zoneIn(Row row) {
        var zone = row.getString("time_zone");
        return zone == null ? ZoneId.of("UTC") : ZoneId.of(zone);
    }

    private PatientProcedure read(Row row) {
        try {
            return json.readValue(row.getString("state"), PatientProcedure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Question questionOf(Filter filter) {
        return new Question(filter.standing() == null ? "v.deleted_at is null" : conditionOf(filter.standing()))
                .named(filter.patient(), "patient", "v.patient_id", Reason.UNKNOWN_PATIENT)
                .named(filter.appointment(), "appointment", "v.appointment_id", Reason.UNKNOWN_APPOINTMENT)
                .named(
                        filter.plannedAppointment(),
                        "appointment",
                        "v.planned_appointment_id",
                        Reason.UNKNOWN_APPOINTMENT)
                .named(filter.branch(), "branch", "v.branch_id", Reason.UNKNOWN_BRANCH)
                .since(filter.changedSince());
    }

    private static String conditionOf(ProcedureStanding standing) {
        return switch (standing) {
            case PLANNED -> "v.deleted_at is null and v.status <> 'done' and not " + SHELVED;
            case SHELVED -> "v.deleted_at is null and v.status <> 'done' and " + SHELVED;
            case DONE -> "v.deleted_at is null and v.status = 'done' and not v.elsewhere";
            case ELSEWHERE -> "v.deleted_at is null and v.elsewhere";
            case DELETED -> "v.deleted_at is not null";
        };
    }

    /** Conditions, and what is named in them; the first value of the statement is another's. */
    private static final class Question {

        private final StringBuilder conditions;
        private final StringBuilder unknown = new StringBuilder();
        private final List<Object> values = new ArrayList<>();
        private String source = "procedure";

        Question(String always) {
            conditions = new StringBuilder(always);
        }

        Question on(Object value) {
            values.add(value);
            return this;
        }

        Question named(Long number, String table, String column, Reason otherwise) {
            if (number != null && number != 0) {
                int place = on(number).values.size() + 1;
                conditions.append(" and %s = (select id from %s where number = $%d)".formatted(column, table, place));
                unknown.append(" when not exists (select from %s where number = $%d) then '%s'"
                        .formatted(table, place, otherwise.name()));
            }
            return this;
        }

        Question since(LocalDateTime moment) {
            if (moment != null) {
                source = CHANGED.formatted(on(moment).values.size() + 1);
            }
            return this;
        }

        String unknown() {
            return unknown.isEmpty() ? "when false then ''" : unknown.toString();
        }
    }

    /**
     * Which procedures, by numbers. Null, and 0, let every one through; what is gone comes only when it is asked for.
     *
     * @param changedSince by the clinic's clock
     */
    public record Filter(
            Long patient,
            Long appointment,
            Long plannedAppointment,
            Long branch,
            LocalDateTime changedSince,
            ProcedureStanding standing) {

        static final Filter NOTHING = new Filter(null, null, null, null, null, null);

        Uni<Void> bring(KnownThings known) {
            return known.bringNumbered(new Numbers(patient, null, branch, appointment, null, null))
                    .chain(() -> plannedAppointment == null
                            ? Uni.createFrom().voidItem()
                            : known.bringNumbered(new Numbers(null, null, null, plannedAppointment, null, null)));
        }
    }

    /**
     * What was found.
     *
     * @param asOf whoever asks from here on the next time misses no change
     * @param zone the clinic's
     */
    public record Found(List<PatientProcedure> procedures, Instant asOf, ZoneId zone) {

        /** Each as it is to be shown. */
        public <T> List<T> map(Function<PatientProcedure, T> view) {
            return procedures.stream().map(view).toList();
        }
    }
}
