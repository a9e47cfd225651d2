package org.molaris.clinic.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.audit.AuditEntry;
import org.molaris.web.Paging.Page;

/** A page of the audit. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditList(List<AuditEntryView> entries, Long total, int page, int limit, String cursor, Instant asOf) {

    static AuditList of(Page<AuditEntry> page) {
        return new AuditList(
                page.items().stream().map(AuditEntryView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
