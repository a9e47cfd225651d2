package org.molaris.recall.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.CampaignWithContacts;

/** A campaign and those whom it contacted last. */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-00000000000a", "clinic_id": "0190c5a0-0000-7000-8000-00000000000b",
         "name": "Revisión 6 meses", "procedure_type": "limpieza dental", "recall_interval_days": 180,
         "message_template": "Hola {nombre}, han pasado 6 meses...", "send_time": "09:00:00", "max_attempts": 2,
         "is_active": true, "created_at": "2026-01-10T00:00:00Z", "template_name": null, "template_language": null,
         "updated_at": "2026-01-10T00:00:00Z",
         "recent_contacts": [
          {"id": "0190c5a0-0000-7000-8000-00000000000c", "patient_id": "0190c5a0-0000-7000-8000-000000000001",
           "patient_name": "Ana García", "patient_phone": "+50312345678", "status": "sent",
           "sent_at": "2026-06-01T15:00:00Z", "responded_at": null, "due_at": "2026-06-01T15:00:00Z",
           "delivered_at": null, "read_at": null, "opted_out_at": null, "last_visit_on": "2025-11-20", "reason": null}]}""")
record CampaignWithContactsView(@JsonUnwrapped CampaignView campaign, List<ContactView> recentContacts) {

    static CampaignWithContactsView of(CampaignWithContacts found) {
        return new CampaignWithContactsView(CampaignView.of(found.campaign()), ContactView.of(found.recentContacts()));
    }
}
