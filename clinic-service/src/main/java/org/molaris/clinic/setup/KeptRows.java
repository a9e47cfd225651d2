package org.molaris.clinic.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.molaris.clinic.setup.Kind.Rule;
import org.molaris.clinic.setup.SetupRefused.Reason;

/**
 * The tables of all kinds, each as the others: a row goes in and comes out as JSON whose fields are named as the columns.
 * To be called within a transaction.
 */
@ApplicationScoped
class KeptRows {

    /** The lock that keys of appointments and patients do not wait for. */
    private static final String ONE_AT_A_TIME = "select cast(id as text) from clinic for no key update";

    private static final String INSERT = """
            insert into %1$s as it (id, clinic_id, created_at, updated_at, %2$s)
            select id, current_clinic(), cast(?2 as timestamptz), cast(?2 as timestamptz), %3$s
              from jsonb_populate_recordset(cast(null as %1$s), cast(cast(?1 as text) as jsonb))
            returning cast(to_jsonb(it) as text)""";

    /** The clinic's next one, past the one that is reserved in all of them. */
    private static final String NEXT_NUMBER = """
            coalesce(number, (select case max(number) when 6 then 8 else coalesce(max(number), 0) + 1 end
                                from %s where number <> 7))""";

    private static final String FOR_UPDATE =
            "select cast(to_jsonb(it) as text) from %s it where it.id = ?1 and it.deleted_at is null for update";

    private static final String UPDATE = """
            update %1$s as it
               set (version, updated_at, %2$s) =
                   (select it.version + 1, cast(?3 as timestamptz), %2$s
                      from jsonb_populate_record(cast(null as %1$s), cast(cast(?2 as text) as jsonb)))
             where it.id = ?1
            returning cast(to_jsonb(it) as text)""";

    private static final String DELETE = """
            update %s as it
               set version = it.version + 1, updated_at = cast(?2 as timestamptz), deleted_at = cast(?2 as timestamptz)
             where it.id = ?1
            returning cast(to_jsonb(it) as text)""";

    private static final String BROKEN_RULE = "select case %2$s end from %1$s it where it.id = ?1";

    private static final String UNKNOWN = """
            with known as (select 'branch' as kind, id from branch where deleted_at is null
                           union all select 'chair', id from chair where deleted_at is null
                           union all select 'operator', id from operator where deleted_at is null
                           union all select 'specialty', id from specialty where deleted_at is null)
            select named.position
              from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as named (position integer, kind text, id uuid)
             where not exists (select from known where known.kind = named.kind and known.id = named.id)
             order by named.position
             limit 1""";

    private final ObjectMapper json;
    private final Clock clock;

    KeptRows(ObjectMapper json, Clock clock) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    /** A row that was told before. */
    KeptRow row(String text) {
        return new KeptRow(text, json);
    }

    /**
     * Lets others who change the setup of the same clinic wait until this transaction ends: numbers, hours and names are
     * then safe, and what is named stays, without more ado.
     */
    Uni<Void> oneAtATime() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(ONE_AT_A_TIME, String.class).getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new SetupRefused(Reason.CLINIC_NOT_FOUND))
                .replaceWithVoid();
    }

    /** All in one statement. */
    <T extends Details> Uni<List<KeptRow>> insert(Kind<T> kind, List<NewRow<T>> added) {
        var columns = String.join(", ", kind.columns());
        var statement = kind.isNumberedByTheClinic()
                ? INSERT.formatted(
                        kind.name(), "number, " + columns, NEXT_NUMBER.formatted(kind.name()) + ", " + columns)
                : INSERT.formatted(kind.name(), columns, columns);
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement, String.class)
                        .setParameter(1, write(added))
                        .setParameter(2, now())
                        .getResultList())
                .onFailure(kind::isNameTaken)
                .transform(e -> new SetupRefused(Reason.NAME_TAKEN, kind))
                .map(rows -> rows.stream().map(this::row).toList());
    }

    /** One that is in use, with its row locked. */
    Uni<KeptRow> forUpdate(Kind<?> kind, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FOR_UPDATE.formatted(kind.name()), String.class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new SetupRefused(Reason.NOT_FOUND, kind))
                .map(this::row);
    }

    <T extends Details> Uni<KeptRow> update(Kind<T> kind, UUID id, T wanted) {
        var statement = UPDATE.formatted(kind.name(), String.join(", ", kind.changeableColumns()));
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement, String.class)
                        .setParameter(1, id)
                        .setParameter(2, write(wanted))
                        .setParameter(3, now())
                        .getSingleResult())
                .map(this::row);
    }

    Uni<KeptRow> delete(Kind<?> kind, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(DELETE.formatted(kind.name()), String.class)
                        .setParameter(1, id)
                        .setParameter(2, now())
                        .getSingleResult())
                .map(this::row);
    }

    /** Fails with the first rule that the row, as it stands, breaks. */
    Uni<Void> mustNotBreak(List<Rule> rules, Kind<?> kind, UUID id) {
        if (rules.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var broken = rules.stream()
                .map(rule -> "when %s then '%s'".formatted(rule.condition(), rule.reason()))
                .collect(Collectors.joining(" "));
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(BROKEN_RULE.formatted(kind.name(), broken), String.class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .invoke(reason -> {
                    if (reason != null) {
                        throw new SetupRefused(Reason.valueOf(reason), kind);
                    }
                })
                .replaceWithVoid();
    }

    /** Fails with the first that is not of this clinic, or is deleted. */
    Uni<Void> mustBeKnown(List<Reference> references) {
        if (references.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var named = IntStream.range(0, references.size())
                .mapToObj(position -> new Named(
                        position,
                        references.get(position).kind().name(),
                        references.get(position).id()))
                .toList();
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(UNKNOWN, Integer.class)
                        .setParameter(1, write(named))
                        .getSingleResultOrNull())
                .invoke(position -> {
                    if (position != null) {
                        var unknown = references.get(position);
                        throw new SetupRefused(Reason.UNKNOWN, unknown.kind(), unknown.field());
                    }
                })
                .replaceWithVoid();
    }

    private record Named(int position, String kind, UUID id) {}

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
