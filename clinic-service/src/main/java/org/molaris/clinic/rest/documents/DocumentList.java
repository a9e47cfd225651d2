package org.molaris.clinic.rest.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.document.DocumentDetails;
import org.molaris.web.Paging.Page;

/** A page of documents. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentList(List<DocumentView> documents, Long total, int page, int limit, String cursor, Instant asOf) {

    static DocumentList of(Page<DocumentDetails> page) {
        return new DocumentList(
                page.items().stream().map(DocumentView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
