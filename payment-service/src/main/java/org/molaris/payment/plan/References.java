package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.molaris.data.Statements;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Whom and what a request names. Found in the transaction that uses it, and kept as it is until that ends. */
final class References {

    private static final String UNKNOWN = "select unknown_among(?1, cast(?2 as uuid))";

    private References() {}

    /**
     * Refuses a patient with whom nothing can be agreed, and what is not to be done for that patient.
     *
     * @param treatmentPlanId null when none is named
     */
    static Uni<Void> mustBeKnown(UUID patientId, UUID treatmentPlanId) {
        return Statements.value(String.class, UNKNOWN, patientId, treatmentPlanId)
                .invoke(unknown -> {
                    if (unknown != null) {
                        throw new PaymentRefused(
                                unknown.equals("patient_id") ? Reason.UNKNOWN_PATIENT : Reason.UNKNOWN_TREATMENT_PLAN);
                    }
                })
                .replaceWithVoid();
    }
}
