package org.molaris.clinic.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.transfer.ImportReport;
import org.molaris.web.Paging.Page;

/** A page of imports. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportList(List<ImportView> imports, Long total, int page, int limit, String cursor, Instant asOf) {

    static ImportList of(Page<ImportReport> page) {
        return new ImportList(
                page.items().stream().map(ImportView::withoutErrors).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
