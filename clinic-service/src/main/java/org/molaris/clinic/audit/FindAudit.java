package org.molaris.clinic.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.clinic.audit.AuditEntry.Change;
import org.molaris.data.Flush;
import org.molaris.data.PageByPage;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads the clinic's audit, newest first. */
@ApplicationScoped
public class FindAudit {

    private static final TypeReference<List<JsonNode>> CHANGES = new TypeReference<>() {};

    private static final String ENTRY = """
            a.place, a.event_id, a.at, a.actor, a.origin ->> 'api' as api, a.origin ->> 'app' as app,
            a.origin ->> 'address' as address, a.entity, a.entity_id, a.action, a.request, a.patient_ids,
            (a.changes || coalesce(p.changes, a.personal))::text as changes""";

    private static final String PERSONAL =
            "left join audit_personal p on p.clinic_id = a.clinic_id and p.event_id = a.event_id";

    private static final String LIST =
            "select now() as read_at, counted.total, " + ENTRY + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from audit a where %1$s and a.place < $2 order by a.place desc %3$s) a on true
              """ + PERSONAL + " order by a.place desc";

    private static final String NEXT = "select " + ENTRY + """

              from (select * from audit a where $1::boolean is not null and %1$s and a.place < $2 order by a.place desc %2$s) a
              """ + PERSONAL + " order by a.place desc";

    private final Flush flush;
    private final PageByPage pages;
    private final ObjectReader reader;

    FindAudit(Flush flush, PageByPage pages, ObjectMapper json) {
        this.flush = flush;
        this.pages = pages;
        // Money keeps its two decimals.
        this.reader = json.readerFor(CHANGES)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    public Uni<Page<AuditEntry>> list(Filter filter, Slice slice) {
        var where = where(filter, slice);
        return flush.read(LIST.formatted(where.conditions(), where.total("audit a"), where.page()), where.values())
                .map(rows -> SqlRows.page(rows, slice, "event_id", this::entry, AuditEntry::place));
    }

    /** All of it, page by page, the last of which may be empty. */
    public Multi<List<AuditEntry>> all(Filter filter) {
        var first = where(filter, pageBefore(Long.MAX_VALUE));
        return pages.read(
                        NEXT.formatted(first.conditions(), first.page()),
                        last -> last == null
                                ? first.values()
                                : where(filter, pageBefore(last.getLong("place")))
                                        .values())
                .map(rows -> rows.stream().map(this::entry).toList());
    }

    private static Slice pageBefore(long place) {
        return new Slice(1, PageByPage.ROWS - 1, place, false, null);
    }

    private static Where where(Filter filter, Slice slice) {
        return new Where(slice, "true")
                .and("a.entity = $%1$d", filter.entity())
                .and("a.entity_id = $%1$d", filter.id())
                .and("a.place in (select audit_places_of_patient($%1$d))", filter.patientId())
                .and("a.actor = $%1$d", filter.actor())
                .and("a.action = $%1$d", filter.action())
                .and("a.at >= $%1$d", utc(filter.from()))
                .and("a.at < $%1$d", utc(filter.to()))
                .and("a.recorded_at >= $%1$d", utc(slice.since().orElse(null)));
    }

    private AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getLong("place"),
                row.getUUID("event_id"),
                SqlRows.instant(row, "at"),
                row.getString("actor"),
                row.getString("api"),
                row.getString("app"),
                row.getString("address"),
                row.getString("entity"),
                row.getUUID("entity_id"),
                row.getString("action"),
                row.getString("request"),
                List.of(row.getArrayOfUUIDs("patient_ids")),
                changes(row.getString("changes")));
    }

    private List<Change> changes(String text) {
        try {
            return reader.<List<JsonNode>>readValue(text).stream()
                    .map(change -> new Change(
                            change.get("entity").textValue(),
                            UUID.fromString(change.get("id").textValue()),
                            change.get("field").textValue(),
                            change.get("before"),
                            change.get("after"),
                            !change.has("after")))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /**
     * Which entries; whatever is null lets every one through.
     *
     * @param entity what it happened to
     * @param id of what it happened to
     * @param patientId whom it concerns, whatever it happened to
     * @param from those of then or later, by the time of the event
     * @param to those before
     */
    public record Filter(
            String entity, UUID id, UUID patientId, String actor, String action, Instant from, Instant to) {}
}
