package org.molaris.clinic.rest.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.molaris.web.Paging.Page;

/** What a page says beside its named array. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageView(Long total, int page, int limit, String cursor, Instant asOf) {

    static PageView of(Page<?> page) {
        return new PageView(page.total(), page.page(), page.limit(), page.cursor(), page.asOf());
    }
}
