package org.molaris.clinic.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.LowerCaseName;
import org.molaris.web.TraceParent;

/**
 * Writes many rows at once: which patient each is about, what that changes, and what the others are told, in one
 * statement, of rows of which no two share an identity. To be called inside a transaction.
 */
@ApplicationScoped
class UpsertPatients {

    /** One file at a time, so that two with the same people find each other's. */
    private static final String TAKE_TURNS =
            "select cast(pg_advisory_xact_lock(hashtextextended('import ' || current_clinic(), 0)) as text)";

    /**
     * The table is another with every batch: a plan that was made for an empty one would read all of it for each row of
     * the last.
     */
    private static final String PLAN_AFRESH = "select set_config('plan_cache_mode', 'force_custom_plan', true)";

    /** Else the check of every row's foreign keys would be planned afresh, too. */
    private static final String PLAN_AS_USUAL = "(select set_config('plan_cache_mode', 'auto', true)) is not null";

    /** What a row can say, as {@link PatientRow} writes it. */
    private static final String INPUT = """
            line bigint, id uuid, event_id uuid, key text, by_phone_alone boolean, first_name text, last_name text,
            social_name text, phone text, email text, date_of_birth date, gender text, address text, city text, notes text,
            external_id text, chart_number text, national_ids jsonb, recall_opted_out boolean""";

    /** Columns of a patient that take a row's value where it has one. */
    private static final List<String> PLAIN = List.of(
            "first_name",
            "last_name",
            "social_name",
            "phone",
            "email",
            "date_of_birth",
            "gender",
            "address",
            "city",
            "notes",
            "external_id",
            "chart_number");

    /** Those that follow from both what was and what the row says; a file opts nobody in again. */
    private static final String DERIVED = """
            coalesce((t.patient).national_ids, '{}') || coalesce(i.national_ids, '{}') as national_ids,
            coalesce((t.patient).recall_opted_out, false) or coalesce(i.recall_opted_out, false) as recall_opted_out,
            case when i.phone is null or i.phone = (t.patient).phone then coalesce((t.patient).phones, '[]')
                 when coalesce(jsonb_array_length((t.patient).phones), 0) > 0
                      then jsonb_set((t.patient).phones, '{0,phone}', to_jsonb(i.phone))
                 else jsonb_build_array(jsonb_build_object(
                      'number', coalesce((t.patient).phones_counted, 0) + 1,
                      'phone', i.phone, 'label', null, 'sms_enabled', true))
            end as phones,
            coalesce((t.patient).phones_counted, 0)
                + cast(i.phone is not null and coalesce(jsonb_array_length((t.patient).phones), 0) = 0 as integer)
            as phones_counted""";

    private static final List<String> COLUMNS = Stream.concat(
                    PLAIN.stream(), Stream.of("national_ids", "recall_opted_out", "phones", "phones_counted"))
            .toList();

    /** How near a name is to the row's: the same, the same but for accents and case, the first word, or none of it. */
    private static final String LIKENESS = """
            case when p.first_name = i.first_name and p.last_name is not distinct from i.last_name then 0
                 when search_form(concat_ws(' ', p.first_name, p.last_name))
                    = search_form(concat_ws(' ', i.first_name, i.last_name)) then 1
                 when split_part(search_form(p.first_name), ' ', 1) = split_part(search_form(i.first_name), ' ', 1) then 2
                 else 3
            end""";

    /**
     * Whom a row is about: the patient with its external id, or of the same name and phone if that one has none yet; the
     * patient with its phone and the name that is nearest; or, of a row without either, the one who is all that it says.
     */
    private static final String JUDGED = """
            with input as materialized (
                select * from json_to_recordset(cast(cast(?1 as text) as json)) as i (%1$s)),
            wanted as materialized (
                select i.line, i.id, i.event_id, i.by_phone_alone, t.patient, t.likeness, t.alike, %2$s, %3$s
                  from input i
                  left join lateral (
                        select c.patient, c.likeness,
                               case when i.key = 'all' then 1 else count(*) over (partition by c.likeness) end as alike
                          from (select p as patient, -1 as likeness
                                  from patient p
                                 where i.key = 'external_id' and p.external_id = i.external_id
                                union all
                                select p, %4$s
                                  from patient p
                                 where i.key <> 'all' and p.phone = i.phone
                                union all
                                select p, 0
                                  from patient p
                                 where i.key = 'all'
                                   and p.first_name = i.first_name
                                   and coalesce(p.last_name, '') = coalesce(i.last_name, '')
                                   and (%5$s)
                                   and (i.national_ids is null or p.national_ids @> i.national_ids)
                                   and (i.recall_opted_out is not true or p.recall_opted_out)) c
                         where (c.patient).merged_into is null
                           and (c.patient).erased_at is null
                           and (i.key <> 'external_id' or c.likeness = -1
                                or ((c.patient).external_id is null and c.likeness <= 1))
                         order by c.likeness
                         limit 1) t on true),
            judged as materialized (
                select w.*,
                       case when w.patient is null then 'created'
                            when w.alike > 1 then 'ambiguous'
                            when w.likeness = 3 and not w.by_phone_alone then 'somebody_else'
                            when row_number() over (partition by (w.patient).id order by w.line) > 1 then 'later'
                            when (%6$s) is distinct from (%7$s) then 'updated'
                            else 'unchanged'
                       end as outcome
                  from wanted w)""".formatted(
                    INPUT,
                    each("coalesce(i.%1$s, (t.patient).%1$s) as %1$s", PLAIN, ", "),
                    DERIVED,
                    LIKENESS,
                    each("(i.%1$s is null or p.%1$s = i.%1$s)", PLAIN, " and "),
                    each("(w.patient).%s", COLUMNS, ", "),
                    each("w.%s", COLUMNS, ", "));

    /** What is changed again by a later row counts as changed once more. */
    private static final String PREVIEW = """
            %s
            select line,
                   case when outcome in ('created', 'updated')
                             and exists (select from patients_known_as(external_id, national_ids) known (id)
                                          where id is distinct from (patient).id) then 'taken'
                        when outcome = 'later' then 'updated'
                        else outcome
                   end,
                   coalesce((patient).archived_at is not null, false)
              from judged
             where %s""".formatted(JUDGED, PLAN_AS_USUAL);

    private static final String WRITE = """
            %1$s,
            inserted as (
                insert into patient as p (id, clinic_id, created_at, updated_at, %2$s)
                select id, current_clinic(), cast(cast(?2 as text) as timestamptz), cast(cast(?2 as text) as timestamptz), %2$s
                  from judged
                 where outcome = 'created'
                 order by line
                %4$s
                returning p.id, p.version, patient_state(p) as state),
            updated as (
                update patient p
                   set (%2$s) = (%3$s),
                       version = p.version + 1,
                       updated_at = cast(cast(?2 as text) as timestamptz)
                  from judged j
                 where j.outcome = 'updated'
                   and p.clinic_id = current_clinic()
                   and p.id = (j.patient).id
                   and p.version = (j.patient).version
                returning p.id, p.version, patient_state(p) as state, j.line, j.event_id,
                          p.recall_opted_out and not (j.patient).recall_opted_out as opted_out),
            told as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select event_id, current_clinic(), 'patients', 'patient', id, type, version,
                       cast(?3 as text), cast(?4 as text), jsonb_build_object('patient', state)
                  from (select n.id, n.version, n.state, j.line, j.event_id, 'patient-registered' as type
                          from inserted n join judged j using (id)
                        union all
                        select id, version, state, line, event_id,
                               case when opted_out then 'patient-opted-out' else 'patient-updated' end
                          from updated) events
                 order by line)
            select j.line,
                   case when j.outcome = 'created' and n.id is null then 'taken'
                        when j.outcome = 'updated' and u.id is null then 'later'
                        else j.outcome
                   end,
                   coalesce((j.patient).archived_at is not null, false)
              from judged j
              left join inserted n using (id)
              left join updated u on u.line = j.line
             where %5$s""";

    /** What to do with rows. */
    enum Manner {
        /** Finds out what would become of them. */
        PREVIEW(UpsertPatients.PREVIEW),
        /** Writes them, and fails as a whole when another patient has a code of one of them. */
        WRITE(writing("")),
        /** Leaves out the new ones of whom another patient has a code, which takes longer; fails for the known ones. */
        WRITE_WITH_CARE(writing("on conflict do nothing"));

        private final String statement;

        Manner(String statement) {
            this.statement = statement;
        }
    }

    private final CurrentClinic clinic;
    private final ObjectMapper json;
    private final Clock clock;

    UpsertPatients(CurrentClinic clinic, ObjectMapper json, Clock clock) {
        this.clinic = clinic;
        this.json = json;
        this.clock = clock;
    }

    /** Waits for the clinic's other files. */
    Uni<Void> takeTurns() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(TAKE_TURNS).getSingleResult())
                .replaceWithVoid();
    }

    Uni<List<Judged>> judge(Manner manner, Wave wave) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PLAN_AFRESH)
                        .getSingleResult()
                        .chain(() -> query(session, manner, wave).getResultList()))
                .map(found -> judged(wave, found))
                .flatMap(judged -> judgeTheRest(manner, judged));
    }

    private SelectionQuery<Object[]> query(Mutiny.Session session, Manner manner, Wave wave) {
        var query = session.createNativeQuery(manner.statement, Object[].class).setParameter(1, wave.json());
        return manner == Manner.PREVIEW
                ? query
                : query.setParameter(2, clock.instant().toString())
                        .setParameter(3, clinic.caller().subject())
                        .setParameter(4, TraceParent.current().orElse(null));
    }

    private Uni<List<Judged>> judgeTheRest(Manner manner, List<Judged> judged) {
        var later = judged.stream()
                .filter(row -> row.outcome() == Outcome.LATER)
                .map(Judged::row)
                .toList();
        return later.isEmpty()
                ? Uni.createFrom().item(judged)
                : judge(manner, Wave.of(later, json)).map(rest -> together(judged, rest));
    }

    private static List<Judged> together(List<Judged> judged, List<Judged> rest) {
        return Stream.concat(judged.stream().filter(row -> row.outcome() != Outcome.LATER), rest.stream())
                .toList();
    }

    private static List<Judged> judged(Wave wave, List<Object[]> found) {
        var rows = wave.rows().stream().collect(Collectors.toMap(PatientRow::line, Function.identity()));
        return found.stream()
                .map(row -> new Judged(
                        rows.get(((Number) row[0]).longValue()),
                        LowerCaseName.named(Outcome.class, (String) row[1]),
                        (Boolean) row[2]))
                .toList();
    }

    private static String writing(String onConflict) {
        return WRITE.formatted(
                JUDGED, String.join(", ", COLUMNS), each("j.%s", COLUMNS, ", "), onConflict, PLAN_AS_USUAL);
    }

    /** The form with each name in it, one after the other. */
    private static String each(String form, List<String> names, String separator) {
        return names.stream().map(form::formatted).collect(Collectors.joining(separator));
    }
}
