package org.molaris.recall.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.CampaignDetails;
import org.molaris.web.Paging.Page;

/** A page of campaigns. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"campaigns": [{"id": "0190c5a0-0000-7000-8000-00000000000a", "clinic_id": "0190c5a0-0000-7000-8000-00000000000b",
         "name": "Revisión 6 meses", "procedure_type": "limpieza dental", "recall_interval_days": 180,
         "message_template": "Hola {nombre}, han pasado 6 meses...", "send_time": "09:00:00", "max_attempts": 2,
         "is_active": true, "created_at": "2026-01-10T00:00:00Z", "template_name": null, "template_language": null,
         "updated_at": "2026-01-10T00:00:00Z"}],
         "page": 1, "limit": 1000, "as_of": "2026-01-10T00:00:00Z"}""")
record CampaignList(List<CampaignView> campaigns, Long total, int page, int limit, String cursor, Instant asOf) {

    static CampaignList of(Page<CampaignDetails> page) {
        return new CampaignList(
                page.items().stream().map(CampaignView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
