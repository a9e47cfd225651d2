package org.molaris.treatment.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/**
 * A plan or a frozen copy with everything that it names by its number: the columns of the view of that name.
 *
 * @param notes null when there are none
 * @param savedFrom the plan that it is a frozen copy of; null for one that is worked on
 * @param savedOn the day that the copy bears; null for one that is worked on
 * @param responsibleNumber who approves it in the patient's stead; null for nobody
 * @param presenterNumber who showed it to the patient, by a number of the caller's; null when not said
 * @param documentNumber the patient's document that the signed paper is; null for none
 * @param signatureText the typed name of who signed for the patient
 * @param signature what stands on the line of the signature; null while nobody signed for the patient
 * @param signedAt null while nobody signed for the patient
 * @param timeZone the clinic's
 */
public record NumberedPlan(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        Long patientNumber,
        String title,
        String notes,
        PlanStatus status,
        PlanType type,
        UUID savedFrom,
        LocalDate savedOn,
        Long responsibleNumber,
        Long presenterNumber,
        Long documentNumber,
        String signatureText,
        String signature,
        Instant signedAt,
        String practiceSignatureText,
        String practiceSignature,
        Instant practiceSignedAt,
        long version,
        Instant createdAt,
        Instant updatedAt,
        ZoneId timeZone) {

    /** Whether it is a frozen copy. */
    public boolean isSaved() {
        return savedFrom != null;
    }

    /** Where it stands for those who know three kinds of plans. */
    public Standing standing() {
        return isSaved() ? Standing.SAVED : status == PlanStatus.ACTIVE ? Standing.ACTIVE : Standing.INACTIVE;
    }

    /** As it will be when a revision of it is made with that stamp, for its paper. */
    public NumberedPlan after(PlanRevision revision, String line, Instant at) {
        return new NumberedPlan(
                id,
                number,
                clinicId,
                patientId,
                patientNumber,
                Objects.requireNonNullElse(revision.title(), title),
                PlanRevision.or(revision.notes(), notes),
                status,
                type,
                savedFrom,
                Objects.requireNonNullElse(revision.savedOn(), savedOn),
                responsibleNumber,
                presenterNumber,
                documentNumber,
                PlanRevision.or(revision.signatureText(), signatureText),
                signed(revision.signed(), signature, line),
                signed(revision.signed(), signedAt, at),
                PlanRevision.or(revision.practiceSignatureText(), practiceSignatureText),
                signed(revision.practiceSigned(), practiceSignature, line),
                signed(revision.practiceSigned(), practiceSignedAt, at),
                version,
                createdAt,
                updatedAt,
                timeZone);
    }

    /** What was there, what is there anew, or nothing. */
    static <T> T signed(Boolean said, T before, T now) {
        return said == null ? before : said ? now : null;
    }

    /** Open Dental's kinds of plans. */
    public enum Standing {
        /** A frozen copy. */
        SAVED("v.saved_from is not null"),
        /** It is followed. */
        ACTIVE("v.saved_from is null and v.status = 'active'"),
        /** It waits, or all is done. */
        INACTIVE("v.saved_from is null and v.status in ('paused', 'completed')");

        private final String condition;

        Standing(String condition) {
            this.condition = condition;
        }

        /** Which rows of {@code numbered_plan v} stand so. */
        String condition() {
            return condition;
        }
    }
}
