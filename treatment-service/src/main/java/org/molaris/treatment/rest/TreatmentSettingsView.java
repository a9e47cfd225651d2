package org.molaris.treatment.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.settings.TreatmentSettings;

/**
 * How a clinic wants its treatment plans.
 *
 * @param defaultNote what stands below a plan that a program of Open Dental's makes without a note
 * @param saveSignedToPdf whether the signed paper of a plan is kept among the patient's documents
 * @param sheetNumber the paper's layout by the number that programs know it by; 0 is the one that is built in
 * @param signatureText whether the paper has room for the typed name of who signs for the patient
 * @param practiceSignature whether the practice signs too
 * @param practiceSignatureText whether the paper has room for the typed name of who signs for the practice
 */
@Schema(examples = """
        {"default_note": "Este presupuesto es una estimación.", "save_signed_to_pdf": true, "sheet_number": 0,
         "signature_text": true, "practice_signature": true, "practice_signature_text": true}""")
record TreatmentSettingsView(
        String defaultNote,
        boolean saveSignedToPdf,
        long sheetNumber,
        boolean signatureText,
        boolean practiceSignature,
        boolean practiceSignatureText) {

    static TreatmentSettingsView of(TreatmentSettings settings) {
        return new TreatmentSettingsView(
                settings.defaultNote(),
                settings.saveSignedToPdf(),
                settings.sheetNumber(),
                settings.signatureText(),
                settings.practiceSignature(),
                settings.practiceSignatureText());
    }
}
