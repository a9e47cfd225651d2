package org.molaris.treatment.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.treatment.settings.TreatmentSettings;

/**
 * What is said anew of a plan or a frozen copy; null leaves something as it is.
 *
 * @param notes empty takes them away
 * @param responsible who approves it in the patient's stead, by number; 0 for nobody
 * @param savedOn the day that a frozen copy bears
 * @param signatureText the typed name of who signs for the patient; empty for none
 * @param signed true signs for the patient, now and anew; false takes the signature away
 */
public record PlanRevision(
        String title,
        String notes,
        Long responsible,
        PlanType type,
        LocalDate savedOn,
        String signatureText,
        String practiceSignatureText,
        Boolean signed,
        Boolean practiceSigned) {

    /** Whether somebody signs. */
    public boolean signs() {
        return Boolean.TRUE.equals(signed) || Boolean.TRUE.equals(practiceSigned);
    }

    /** Whether it depends on the clinic's paper. */
    public boolean concernsThePaper() {
        return signed != null || practiceSigned != null || signatureText != null || practiceSignatureText != null;
    }

    /** Fails with {@link TreatmentRefused} where the plan is not one to be signed, or its paper has no room for it. */
    public void mustFit(NumberedPlan plan, TreatmentSettings settings) {
        must(settings.signatureText() || signatureText == null, Reason.NO_SIGNATURE_TEXT);
        must(settings.practiceSignature() || practiceSigned == null, Reason.NO_PRACTICE_SIGNATURE);
        must(settings.practiceSignatureText() || practiceSignatureText == null, Reason.NO_PRACTICE_SIGNATURE_TEXT);
        if (!plan.isSaved()) {
            must(savedOn == null, Reason.NOT_SAVED_ON_A_DAY);
            must(!signs() && nothing(signatureText) && nothing(practiceSignatureText), Reason.NOT_SAVED);
        }
    }

    private static void must(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new TreatmentRefused(otherwise);
        }
    }

    private static boolean nothing(String text) {
        return text == null || text.isEmpty();
    }

    /** What is to be said of the plan after it. */
    PlanTerms onto(PlanTerms terms, UUID responsibleId) {
        return new PlanTerms(
                Objects.requireNonNullElse(title, terms.title()),
                terms.status(),
                terms.estimatedTotal(),
                or(notes, terms.notes()),
                terms.operatorId(),
                terms.branchId(),
                Objects.requireNonNullElse(type, terms.type()),
                responsible == null ? terms.responsiblePatientId() : responsibleId);
    }

    /** Null for none. */
    static String or(String said, String otherwise) {
        return said == null ? otherwise : said.isEmpty() ? null : said;
    }

    /**
     * How it is signed.
     *
     * @param line what stands on the paper's line
     * @param documentId the signed paper among the patient's documents; null when it is not kept
     * @param version the plan that the paper shows must still have it; empty for any
     */
    public record Stamp(String line, Instant at, UUID documentId, Long documentNumber, OptionalLong version) {}
}
