package org.molaris.treatment.opendental;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.Wording;
import org.molaris.treatment.plan.AddStep;
import org.molaris.web.ApiError;

/** How refusals sound that are about plans, frozen copies, the catalogue and what a procedure names. */
@ApplicationScoped
class TreatmentWording implements Wording {

    private static final Map<String, DialectRefused> WORDED = Map.ofEntries(
            Map.entry("PLAN_NOT_FOUND", DialectRefused.notFound("TreatPlan not found")),
            Map.entry("STEP_NOT_FOUND", DialectRefused.notFound("TreatPlanAttach not found")),
            Map.entry("ITEM_NOT_FOUND", DialectRefused.notFound("ProcTP not found")),
            Map.entry("UNKNOWN_PATIENT", DialectRefused.notFound("Patient not found")),
            Map.entry("UNKNOWN_RESPONSIBLE_PATIENT", DialectRefused.notFound("ResponsParty not found")),
            Map.entry("UNKNOWN_OPERATOR", DialectRefused.notFound("Provider not found")),
            Map.entry("UNKNOWN_BRANCH", DialectRefused.notFound("Clinic not found")),
            Map.entry("UNKNOWN_PRIORITY", DialectRefused.notFound("Priority not found")),
            Map.entry("UNKNOWN_DIAGNOSIS", DialectRefused.notFound("Dx not found")),
            Map.entry("UNKNOWN_APPOINTMENT", DialectRefused.notFound("Appointment not found")),
            Map.entry("UNKNOWN_PROCEDURE_CODE", DialectRefused.notFound("procCode not found")),
            Map.entry(
                    "UNKNOWN_PROCEDURE",
                    DialectRefused.badRequest("The procedure and the treatplan must be of the same patient.")),
            Map.entry(
                    "ALREADY_IN_PLAN",
                    DialectRefused.badRequest("The procedure is already attached to this treatplan.")),
            Map.entry(
                    "PLAN_IS_SAVED",
                    DialectRefused.badRequest(
                            "TreatPlanNum must be of a treatplan with a TPStatus of Active or Inactive.")),
            Map.entry(
                    "PLAN_CANCELLED",
                    DialectRefused.badRequest("The treatplan is cancelled: it takes no new procedures.")),
            Map.entry(
                    "TOO_MANY_STEPS",
                    DialectRefused.badRequest("A treatplan has at most %d procedures.".formatted(AddStep.MOST_STEPS))),
            Map.entry("PROCEDURE_NOT_FOUND", DialectRefused.notFound("ProcedureCode not found")),
            Map.entry("CODE_TAKEN", DialectRefused.badRequest("ProcCode already exists.")),
            Map.entry(
                    "ALREADY_SAVED",
                    DialectRefused.badRequest("TreatPlanNum must be that of an Active or Inactive treatplan.")),
            Map.entry(
                    "NOT_SAVED", DialectRefused.badRequest("Only a treatplan with a TPStatus of Saved can be signed.")),
            Map.entry("NOT_SAVED_ON_A_DAY", DialectRefused.badRequest("DateTP can only be set if TPStatus is Saved.")),
            Map.entry(
                    "NO_SIGNATURE_TEXT",
                    DialectRefused.badRequest("SignatureText is not allowed by the Treatment Plan Sheet.")),
            Map.entry(
                    "NO_PRACTICE_SIGNATURE",
                    DialectRefused.badRequest("isSignedPractice is not allowed by the Treatment Plan Sheet.")),
            Map.entry(
                    "NO_PRACTICE_SIGNATURE_TEXT",
                    DialectRefused.badRequest("SignaturePracticeText is not allowed by the Treatment Plan Sheet.")),
            Map.entry("SIGNED", DialectRefused.badRequest("The treatplan is signed, its proctps cannot be changed.")),
            Map.entry("PRECONDITION_FAILED", DialectRefused.badRequest("It has been changed meanwhile. Try again.")));

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(WORDED.get(error.code()));
    }
}
