package org.molaris.recall.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.CampaignTerms;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a campaign. */
@AtLeastOneField
@Schema(examples = """
        {"name": "Revisión semestral", "is_active": false, "recall_interval_days": 182}""")
record CampaignPatch(
        JsonNullable<@NotBlank @Size(max = 200) String> name,
        JsonNullable<@NotBlank @Size(max = 1024) String> messageTemplate,
        JsonNullable<@SomeWords @Size(max = 200) String> procedureType,
        JsonNullable<@NotNull @Min(1) @Max(3650) Integer> recallIntervalDays,
        JsonNullable<@NotNull @SendTime String> sendTime,
        JsonNullable<@NotNull @Min(1) @Max(5) Integer> maxAttempts,
        JsonNullable<@NotNull Boolean> isActive,
        JsonNullable<@TemplateName String> templateName,
        JsonNullable<@TemplateLanguage String> templateLanguage) {

    CampaignTerms onto(CampaignTerms terms) {
        return new CampaignTerms(
                name.orElse(terms.name()),
                procedureType.orElse(terms.procedureType()),
                recallIntervalDays.orElse(terms.recallIntervalDays()),
                messageTemplate.orElse(terms.messageTemplate()),
                sendTime.map(LocalTime::parse).orElse(terms.sendTime()),
                maxAttempts.orElse(terms.maxAttempts()),
                isActive.orElse(terms.isActive()),
                templateName.orElse(terms.templateName()),
                templateLanguage.orElse(terms.templateLanguage()));
    }
}
