package org.molaris.clinic.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.web.Paging.Page;

/** A page of clinics. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClinicList(List<ClinicView> clinics, Long total, int page, int limit, String cursor, Instant asOf) {

    static ClinicList of(Page<ClinicDetails> page) {
        return new ClinicList(
                page.items().stream().map(ClinicView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
