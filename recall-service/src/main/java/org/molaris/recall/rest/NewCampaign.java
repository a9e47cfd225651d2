package org.molaris.recall.rest;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.CampaignTerms;

/** A campaign to be created. */
@Schema(examples = """
        {"name": "Revisión 6 meses",
         "message_template": "Hola {nombre}, han pasado 6 meses desde tu última visita a {clinica}. ¿Te gustaría agendar tu próxima {procedimiento}?",
         "procedure_type": "limpieza dental", "recall_interval_days": 180, "send_time": "09:00:00", "max_attempts": 2}""")
record NewCampaign(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 1024) String messageTemplate,
        @SomeWords @Size(max = 200) String procedureType,
        @Min(1) @Max(3650) Integer recallIntervalDays,
        @SendTime String sendTime,
        @Min(1) @Max(5) Integer maxAttempts,
        Boolean isActive,
        @TemplateName String templateName,
        @TemplateLanguage String templateLanguage) {

    private static final int HALF_A_YEAR = 180;
    private static final String IN_THE_MORNING = "09:00:00";
    private static final int TWICE = 2;

    CampaignTerms toTerms() {
        return new CampaignTerms(
                name,
                procedureType,
                requireNonNullElse(recallIntervalDays, HALF_A_YEAR),
                messageTemplate,
                LocalTime.parse(requireNonNullElse(sendTime, IN_THE_MORNING)),
                requireNonNullElse(maxAttempts, TWICE),
                requireNonNullElse(isActive, true),
                templateName,
                templateLanguage);
    }
}
