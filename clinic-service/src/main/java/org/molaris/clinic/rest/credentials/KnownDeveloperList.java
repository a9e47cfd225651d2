package org.molaris.clinic.rest.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.molaris.clinic.credential.DeveloperDetails;
import org.molaris.web.Paging.Page;

/** A page of developers as owners see them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownDeveloperList(
        List<KnownDeveloper> developers, Long total, int page, int limit, String cursor, Instant asOf) {

    static KnownDeveloperList of(Page<DeveloperDetails> page) {
        return new KnownDeveloperList(
                page.items().stream()
                        .map(developer -> new KnownDeveloper(developer.id(), developer.name()))
                        .toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }

    /** Enough to choose by. */
    record KnownDeveloper(UUID id, String name) {}
}
