package org.molaris.treatment.rest.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.treatment.catalogue.ProcedureDetails;
import org.molaris.web.Paging.Page;

/** A page of the catalogue. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProcedureList(List<ProcedureView> procedures, Long total, int page, int limit, String cursor, Instant asOf) {

    static ProcedureList of(Page<ProcedureDetails> page) {
        return new ProcedureList(
                page.items().stream().map(ProcedureView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
