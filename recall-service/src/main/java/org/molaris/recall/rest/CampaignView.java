package org.molaris.recall.rest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.CampaignDetails;

/** A campaign. */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-00000000000a", "clinic_id": "0190c5a0-0000-7000-8000-00000000000b",
         "name": "Revisión 6 meses", "procedure_type": "limpieza dental", "recall_interval_days": 180,
         "message_template": "Hola {nombre}, han pasado 6 meses...", "send_time": "09:00:00", "max_attempts": 2,
         "is_active": true, "created_at": "2026-01-10T00:00:00Z", "template_name": null, "template_language": null,
         "updated_at": "2026-01-10T00:00:00Z"}""")
record CampaignView(
        UUID id,
        UUID clinicId,
        String name,
        String procedureType,
        int recallIntervalDays,
        String messageTemplate,
        String sendTime,
        int maxAttempts,
        boolean isActive,
        Instant createdAt,
        String templateName,
        String templateLanguage,
        Instant updatedAt) {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    static CampaignView of(CampaignDetails campaign) {
        var terms = campaign.terms();
        return new CampaignView(
                campaign.id(),
                campaign.clinicId(),
                terms.name(),
                terms.procedureType(),
                terms.recallIntervalDays(),
                terms.messageTemplate(),
                TO_THE_SECOND.format(terms.sendTime()),
                terms.maxAttempts(),
                terms.isActive(),
                campaign.createdAt(),
                terms.templateName(),
                terms.templateLanguage(),
                campaign.updatedAt());
    }
}
