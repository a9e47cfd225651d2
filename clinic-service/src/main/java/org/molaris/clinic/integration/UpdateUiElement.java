package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;

/** An app shows something of itself on the clinic's screens, instead of what it showed in that place before. */
@ApplicationScoped
public class UpdateUiElement {

    private static final int ELEMENTS_AT_MOST = 50;

    /** Whether it is shown; null when there is no such clinic. */
    private static final String UPDATE = """
            with one as (
              insert into connected_app as known (clinic_id, app, created_at, updated_at)
              select id, ?1, cast(?4 as timestamptz), cast(?4 as timestamptz) from clinic where id = current_clinic()
                  on conflict (clinic_id, app) do update set updated_at = excluded.updated_at, version = known.version + 1
              returning clinic_id, app),
            shown as (
              insert into app_ui_element as known (clinic_id, app, name, items, updated_at)
              select clinic_id, app, ?2, cast(cast(?3 as text) as jsonb), cast(?4 as timestamptz) from one
               where (select count(*) from app_ui_element e where e.app = ?1 and e.name <> ?2) < %d
                  on conflict (clinic_id, app, name) do update
                 set items = excluded.items, updated_at = excluded.updated_at
              returning name)
            select exists (select from shown) from one""".formatted(ELEMENTS_AT_MOST);

    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    UpdateUiElement(News news, ClinicTransaction transaction, Clock clock) {
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link IntegrationRefused} when the app shows as much as it may, or there is no such clinic. */
    public Uni<Void> handle(String app, String name, List<UiItem> items) {
        var shown = new JsonArray(items.stream()
                .map(item -> new JsonObject().put("title", item.title()).put("value", item.value()))
                .toList());
        return transaction.run(() -> Statements.value(
                        Boolean.class,
                        UPDATE,
                        app,
                        name,
                        shown.encode(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .invoke(isShown -> {
                    if (isShown == null) {
                        throw new IntegrationRefused(Reason.CLINIC_NOT_FOUND);
                    }
                    if (!isShown) {
                        throw new IntegrationRefused(Reason.TOO_MANY_UI_ELEMENTS);
                    }
                })
                .chain(() -> news.ofApp(app)));
    }
}
