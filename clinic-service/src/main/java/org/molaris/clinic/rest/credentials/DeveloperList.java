package org.molaris.clinic.rest.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.credential.DeveloperDetails;
import org.molaris.web.Paging.Page;

/** A page of developers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeveloperList(List<DeveloperView> developers, Long total, int page, int limit, String cursor, Instant asOf) {

    static DeveloperList of(Page<DeveloperDetails> page) {
        return new DeveloperList(
                page.items().stream().map(DeveloperView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
