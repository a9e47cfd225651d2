package org.molaris.gateway;

import java.time.Instant;
import java.util.Set;

/** Who may use the dental routes: an active subscription, then a plan that has them, then a dental clinic. */
final class PlanGate {

    private static final Set<String> ACTIVE = Set.of("active", "trial");
    private static final Set<String> PLANS_WITH_DENTAL = Set.of("pro", "clinica", "trial", "forever_free");
    private static final String DENTAL = "dental";

    private PlanGate() {}

    /** Returns when the clinic may pass at this moment; the first gate that is shut is the answer otherwise. */
    static void pass(KnownClinic clinic, Instant now) {
        if (!isActive(clinic, now)) {
            throw new Refused(Refusal.SUBSCRIPTION_EXPIRED);
        }
        if (clinic.plan() == null || !PLANS_WITH_DENTAL.contains(clinic.plan())) {
            throw new Refused(Refusal.PLAN_UPGRADE_REQUIRED);
        }
        if (!DENTAL.equals(clinic.clinicType())) {
            throw new Refused(Refusal.CLINIC_TYPE_REQUIRED);
        }
    }

    /** An end that has passed ends it, whatever the status says: nobody may have told it yet. */
    private static boolean isActive(KnownClinic clinic, Instant now) {
        return clinic.subscriptionStatus() != null
                && ACTIVE.contains(clinic.subscriptionStatus())
                && (clinic.subscriptionEndsAt() == null || now.isBefore(clinic.subscriptionEndsAt()));
    }
}
