package org.molaris.clinic.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads which apps have connected themselves, and what they show, in one round trip. */
@ApplicationScoped
public class FindApps {

    private static final TypeReference<List<UiElement>> ELEMENTS = new TypeReference<>() {};

    private static final String MATCHING = "($2::timestamptz is null or a.updated_at >= $2)";

    private static final String LIST = """
            select now() as read_at, counted.total, a.app, a.number, a.status, a.status_since, a.created_at, a.updated_at,
                   k.name,
                   (select jsonb_agg(jsonb_build_object('name', e.name, 'items', e.items, 'updated_at', e.updated_at)
                                     order by e.name)::text
                      from app_ui_element e where e.clinic_id = a.clinic_id and e.app = a.app) as ui_elements
              from (select case when $1 then (select count(*) from connected_app a where %1$s) end as total) counted
              left join lateral (
                    select * from connected_app a
                     where %1$s
                       and a.number < $3
                     order by a.number desc limit $4 offset $5) a on true
              left join api_key k
                on k.clinic_id = a.clinic_id and k.id = case when pg_input_is_valid(a.app, 'uuid') then a.app::uuid end
             order by a.number desc""".formatted(MATCHING);

    private final Flush flush;
    private final ObjectMapper json;

    FindApps(Flush flush, ObjectMapper json) {
        this.flush = flush;
        this.json = json;
    }

    /** The last that came first. */
    public Uni<Page<AppDetails>> list(Slice slice) {
        return flush.read(
                        LIST,
                        Tuple.of(slice.total())
                                .addOffsetDateTime(slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                                .addLong(slice.before())
                                .addLong((long) slice.rows())
                                .addLong(slice.offset()))
                .map(rows -> SqlRows.page(rows, slice, "app", this::app, AppDetails::number));
    }

    private AppDetails app(Row row) {
        var status = row.getString("status");
        return new AppDetails(
                row.getString("app"),
                row.getLong("number"),
                row.getString("name"),
                status == null ? null : LowerCaseName.named(AppStatus.class, status),
                SqlRows.instant(row, "status_since"),
                elements(row.getString("ui_elements")),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }

    private List<UiElement> elements(String text) {
        try {
            return text == null ? List.of() : json.readValue(text, ELEMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
