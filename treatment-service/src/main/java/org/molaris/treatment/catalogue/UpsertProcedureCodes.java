package org.molaris.treatment.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.molaris.events.treatment.ProcedureCodeState;

/** Writes many rows at once, by their codes, in one statement. To be called within a transaction that holds the catalogue. */
@ApplicationScoped
class UpsertProcedureCodes {

    private static final String JUDGED = """
            with input as materialized (
                select cast(row ->> 'line' as bigint) as line, cast(row ->> 'id' as uuid) as id, row ->> 'code' as code,
                       lower((row ->> 'code') collate pg_c_utf8) as code_key, row ->> 'name' as name,
                       cast(row ->> 'price' as numeric(12,2)) as price, jsonb_exists(row, 'price') as says_price,
                       row ->> 'category' as category, jsonb_exists(row, 'category') as says_category,
                       cast(row ->> 'vat_rate' as numeric(5,2)) as vat_rate,
                       cast(row ->> 'active' as boolean) as active
                  from jsonb_array_elements(cast(cast(?1 as text) as jsonb)) as file (row)),
            wanted as materialized (
                select i.line, coalesce(p.id, i.id) as id, coalesce(p.code, i.code) as code, i.name,
                       case when i.says_price then i.price else p.price end as price,
                       case when i.says_category then i.category else p.category end as category,
                       coalesce(i.active, p.active, true) as active, coalesce(i.vat_rate, p.vat_rate, 0) as vat_rate,
                       p.id is null as is_new, p.name as old_name, p.price as old_price, p.category as old_category,
                       p.active as old_active, p.vat_rate as old_vat_rate, min(i.line) over (partition by i.code_key) as first_line
                  from input i
                  left join procedure_code p on p.code_key = i.code_key),
            judged as materialized (
                select w.*,
                       case when first_line < line then 'twice'
                            when is_new then 'created'
                            when (name, price, category, active, vat_rate)
                                 is distinct from (old_name, old_price, old_category, old_active, old_vat_rate) then 'updated'
                            else 'unchanged'
                       end as outcome
                  from wanted w)""";

    private static final String FORESEE = JUDGED + """

            select cast(jsonb_build_object('line', line, 'outcome', outcome, 'first_line', first_line) as text)
              from judged
             where outcome <> 'unchanged'
             order by line""";

    private static final String WRITE = JUDGED + """
            ,
            inserted as (
                insert into procedure_code as p (id, clinic_id, code, name, price, vat_rate, category, active,
                                                 created_at, updated_at)
                select id, current_clinic(), code, name, price, vat_rate, category, active, now.at, now.at
                  from judged, (select cast(cast(?2 as text) as timestamptz) as at) now
                 where outcome = 'created'
                 order by line
                returning p.*),
            updated as (
                update procedure_code p
                   set name = j.name, price = j.price, category = j.category, active = j.active, vat_rate = j.vat_rate,
                       version = p.version + 1, updated_at = cast(cast(?2 as text) as timestamptz)
                  from judged j
                 where j.outcome = 'updated' and p.clinic_id = current_clinic() and p.id = j.id
                returning p.*)
            select cast(jsonb_build_object(
                       'line', j.line, 'outcome', j.outcome, 'first_line', j.first_line,
                       'state', to_jsonb(w) - array['code_key', 'search_text', 'paint_type', 'paint_text', 'diagnostic_codes']) as text)
              from judged j
              left join (select * from inserted union all select * from updated) w on w.id = j.id and j.outcome <> 'twice'
             where j.outcome <> 'unchanged'
             order by j.line""";

    /**
     * How many rows a file has, and a clinic whose rows have just been written, the database does not know: it would compare
     * each with each, which takes longer than a transaction may.
     */
    private static final String EACH_ONCE = "select set_config('enable_nestloop', 'off', true)";

    private final ObjectMapper json;
    private final Clock clock;

    UpsertProcedureCodes(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** What would become of the rows, by line, but for those that would change nothing. */
    Uni<List<Judged>> foresee(List<CatalogueRow> rows) {
        return eachOnce()
                .flatMap(session -> session.createNativeQuery(FORESEE, String.class)
                        .setParameter(1, toJson(rows))
                        .getResultList())
                .map(this::judged);
    }

    /** What became of the rows, by line, but for those that changed nothing. */
    Uni<List<Judged>> write(List<CatalogueRow> rows) {
        return eachOnce()
                .flatMap(session -> session.createNativeQuery(WRITE, String.class)
                        .setParameter(1, toJson(rows))
                        .setParameter(
                                2,
                                clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
                        .getResultList())
                .map(this::judged);
    }

    /** The session of the transaction, in which nothing is looped over until it ends. */
    private static Uni<Mutiny.Session> eachOnce() {
        return Panache.getSession()
                .call(session ->
                        session.createNativeQuery(EACH_ONCE, String.class).getSingleResult());
    }

    private List<Judged> judged(List<String> found) {
        return found.stream().map(this::fromJson).toList();
    }

    private String toJson(List<CatalogueRow> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Judged fromJson(String row) {
        try {
            return json.readValue(row, Judged.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What becomes of a row. */
    enum Outcome {
        CREATED,
        UPDATED,
        /** An earlier line has its code. */
        TWICE
    }

    /**
     * A row that is not as the catalogue has it.
     *
     * @param firstLine with its code
     * @param state of what was written; null when nothing was
     */
    record Judged(long line, Outcome outcome, long firstLine, ProcedureCodeState state) {}
}
