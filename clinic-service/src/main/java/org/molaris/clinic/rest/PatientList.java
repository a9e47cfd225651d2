package org.molaris.clinic.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.web.Paging.Page;

/** A page of patients. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatientList(List<PatientView> patients, Long total, int page, int limit, String cursor, Instant asOf) {

    static PatientList of(Page<PatientDetails> page) {
        return new PatientList(
                page.items().stream().map(PatientView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
