package org.molaris.treatment.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.settings.TreatmentSettings;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What a clinic wants otherwise of its treatment plans. */
@AtLeastOneField
@Schema(examples = """
        {"default_note": "Este presupuesto es una estimación.", "save_signed_to_pdf": true}""")
record TreatmentSettingsPatch(
        JsonNullable<@Size(max = 10_000) String> defaultNote,
        JsonNullable<@NotNull Boolean> saveSignedToPdf,
        JsonNullable<@NotNull @PositiveOrZero Long> sheetNumber,
        JsonNullable<@NotNull Boolean> signatureText,
        JsonNullable<@NotNull Boolean> practiceSignature,
        JsonNullable<@NotNull Boolean> practiceSignatureText) {

    TreatmentSettings onto(TreatmentSettings settings) {
        return new TreatmentSettings(
                defaultNote.orElse(settings.defaultNote()),
                saveSignedToPdf.orElse(settings.saveSignedToPdf()),
                sheetNumber.orElse(settings.sheetNumber()),
                signatureText.orElse(settings.signatureText()),
                practiceSignature.orElse(settings.practiceSignature()),
                practiceSignatureText.orElse(settings.practiceSignatureText()));
    }
}
