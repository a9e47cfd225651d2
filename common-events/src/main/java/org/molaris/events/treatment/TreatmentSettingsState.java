package org.molaris.events.treatment;

import java.time.Instant;
import java.util.UUID;

/**
 * How a clinic wants its treatment plans.
 *
 * @param id the clinic's
 * @param defaultNote what stands below a plan that is made without a note; null for nothing
 * @param saveSignedToPdf whether the paper of a plan is kept among the patient's documents when it is signed
 * @param sheetNumber the paper's layout; 0 is the one that is built in
 * @param signatureText whether the paper has room for the typed name of who signs for the patient
 * @param practiceSignature whether the practice signs too
 * @param practiceSignatureText whether the paper has room for the typed name of who signs for the practice
 */
public record TreatmentSettingsState(
        UUID id,
        UUID clinicId,
        String defaultNote,
        boolean saveSignedToPdf,
        long sheetNumber,
        boolean signatureText,
        boolean practiceSignature,
        boolean practiceSignatureText,
        long version,
        Instant updatedAt) {}
