package org.molaris.treatment.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A frozen copy of a plan, without what it shows.
 *
 * @param savedOn the day that it bears
 * @param signature what stands on the line of the patient's signature; null while nobody has signed
 * @param documentId the signed paper among the patient's documents; null when it is not kept there
 */
public record PlanCopy(
        UUID id,
        long number,
        String title,
        PlanType type,
        LocalDate savedOn,
        String signatureText,
        String signature,
        Instant signedAt,
        String practiceSignatureText,
        String practiceSignature,
        Instant practiceSignedAt,
        UUID documentId,
        Instant createdAt) {}
