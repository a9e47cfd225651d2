package org.molaris.recall.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.ContactDetails;
import org.molaris.web.Paging.Page;

/** A page of contacts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"contacts": [
          {"id": "0190c5a0-0000-7000-8000-00000000000c", "patient_id": "0190c5a0-0000-7000-8000-000000000001",
           "patient_name": "Ana García", "patient_phone": "+50312345678", "status": "sent",
           "sent_at": "2026-06-01T15:00:00Z", "responded_at": null, "due_at": "2026-06-01T15:00:00Z",
           "delivered_at": null, "read_at": null, "opted_out_at": null, "last_visit_on": "2025-11-20", "reason": null}],
         "total": 45, "page": 1, "limit": 20, "as_of": "2026-06-01T15:00:00Z"}""")
record ContactList(List<ContactView> contacts, Long total, int page, int limit, String cursor, Instant asOf) {

    static ContactList of(Page<ContactDetails> page) {
        return new ContactList(
                ContactView.of(page.items()), page.total(), page.page(), page.limit(), page.cursor(), page.asOf());
    }
}
