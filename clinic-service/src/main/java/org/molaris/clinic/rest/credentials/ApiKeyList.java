package org.molaris.clinic.rest.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.credential.ApiKeyDetails;
import org.molaris.web.Paging.Page;

/** A page of API keys. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiKeyList(List<ApiKeyView> apiKeys, Long total, int page, int limit, String cursor, Instant asOf) {

    static ApiKeyList of(Page<ApiKeyDetails> page) {
        return new ApiKeyList(
                page.items().stream().map(ApiKeyView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
