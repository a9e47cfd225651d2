package org.molaris.treatment.settings;

/**
 * How a clinic wants its treatment plans.
 *
 * @param defaultNote what stands below a plan that is made without a note by a program of Open Dental's; null for nothing
 * @param saveSignedToPdf whether the paper of a plan is kept among the patient's documents when it is signed
 * @param sheetNumber the paper's layout by the number that programs know it by; 0 is the one that is built in
 * @param signatureText whether the paper has room for the typed name of who signs for the patient
 * @param practiceSignature whether the practice signs too
 * @param practiceSignatureText whether the paper has room for the typed name of who signs for the practice
 */
public record TreatmentSettings(
        String defaultNote,
        boolean saveSignedToPdf,
        long sheetNumber,
        boolean signatureText,
        boolean practiceSignature,
        boolean practiceSignatureText) {

    /** Of a clinic that has said nothing: the paper that is printed here has room for both signatures and names. */
    public static final TreatmentSettings USUAL = new TreatmentSettings(null, false, 0, true, true, true);

    /** Empty text says nothing. */
    public TreatmentSettings {
        defaultNote = defaultNote == null || defaultNote.isBlank() ? null : defaultNote;
    }
}
