package org.molaris.clinic.rest.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.integration.AppDetails;
import org.molaris.web.Paging.Page;

/** A page of apps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppList(List<AppView> apps, Long total, int page, int limit, String cursor, Instant asOf) {

    static AppList of(Page<AppDetails> page) {
        return new AppList(
                page.items().stream().map(AppView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
