package org.molaris.clinic.rest.agenda;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.agenda.AppointmentDetails;
import org.molaris.web.Paging.Page;

/** A page of appointments. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppointmentList(
        List<AppointmentView> appointments, Long total, int page, int limit, String cursor, Instant asOf) {

    static AppointmentList of(Page<AppointmentDetails> page) {
        return new AppointmentList(
                page.items().stream().map(AppointmentView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
