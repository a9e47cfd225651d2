package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.Flush;

/** An app shows something of itself on the clinic's screens, instead of what it showed in that place before. */
@ApplicationScoped
public class UpdateUiElement {

    private static final int ELEMENTS_AT_MOST = 50;

    private static final String UPDATE = """
            with one as (
              insert into connected_app as known (clinic_id, app, created_at, updated_at)
              select id, $1, $4, $4 from clinic where id = current_clinic()
                  on conflict (clinic_id, app) do update set updated_at = excluded.updated_at
              returning clinic_id, app),
            shown as (
              insert into app_ui_element as known (clinic_id, app, name, items, updated_at)
              select clinic_id, app, $2::varchar, $3::text::jsonb, $4 from one
               where (select count(*) from app_ui_element e where e.app = $1 and e.name <> $2::varchar) < %d
                  on conflict (clinic_id, app, name) do update
                 set items = excluded.items, updated_at = excluded.updated_at
              returning name)
            select (select count(*) from one) as apps, (select count(*) from shown) as shown""".formatted(ELEMENTS_AT_MOST);

    private final Flush flush;
    private final Clock clock;

    UpdateUiElement(Flush flush, Clock clock) {
        this.flush = flush;
        this.clock = clock;
    }

    /** Fails with {@link IntegrationRefused} when the app shows as much as it may, or there is no such clinic. */
    public Uni<Void> handle(String app, String name, List<UiItem> items) {
        var shown = new JsonArray(items.stream()
                .map(item -> new JsonObject().put("title", item.title()).put("value", item.value()))
                .toList());
        return flush.write(
                        UPDATE,
                        Tuple.of(app, name, shown.encode(), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getLong("apps") == 0) {
                        throw new IntegrationRefused(Reason.CLINIC_NOT_FOUND);
                    }
                    if (row.getLong("shown") == 0) {
                        throw new IntegrationRefused(Reason.TOO_MANY_UI_ELEMENTS);
                    }
                })
                .replaceWithVoid();
    }
}
