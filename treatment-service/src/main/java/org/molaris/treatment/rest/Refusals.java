package org.molaris.treatment.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.treatment.plan.AddStep;
import org.molaris.treatment.plan.TreatmentRefused;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.ApiError;

/** How the native API says what the rules refused. */
class Refusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(TreatmentRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case PLAN_NOT_FOUND -> ApiError.of(code, "Treatment plan not found").as(Status.NOT_FOUND);
            case STEP_NOT_FOUND -> ApiError.of(code, "Treatment step not found").as(Status.NOT_FOUND);
            case UNKNOWN_PATIENT -> unknown(e.reason(), "patient");
            case UNKNOWN_OPERATOR -> unknown(e.reason(), "operator");
            case UNKNOWN_BRANCH -> unknown(e.reason(), "branch");
            case UNKNOWN_PRIORITY -> unknown(e.reason(), "priority");
            case UNKNOWN_DIAGNOSIS -> unknown(e.reason(), "diagnosis");
            case UNKNOWN_APPOINTMENT ->
                ApiError.of(
                                code,
                                "The appointment is not one of this patient",
                                "appointment_id",
                                "is not an appointment of this patient")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_PROCEDURE ->
                ApiError.of(
                                code,
                                "The procedure is not one of this patient",
                                "procedure_id",
                                "is not a procedure of this patient")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_PROCEDURE_CODE ->
                ApiError.of(
                                code,
                                "The catalogue has no such procedure in use; without it the step needs a name",
                                "procedure_code",
                                "is not in the catalogue, or no longer in use")
                        .as(Status.BAD_REQUEST);
            case ALREADY_IN_PLAN ->
                ApiError.of(code, "The procedure is a step of this plan already")
                        .as(Status.CONFLICT);
            case PLAN_IS_SAVED ->
                ApiError.of(code, "The treatment plan is a frozen copy: it has no steps")
                        .as(Status.CONFLICT);
            case PLAN_CANCELLED ->
                ApiError.of(code, "The treatment plan is cancelled: it takes no new steps")
                        .as(Status.CONFLICT);
            case TOO_MANY_STEPS ->
                ApiError.of(code, "A treatment plan has at most " + AddStep.MOST_STEPS + " steps")
                        .as(Status.CONFLICT);
            case NO_SUCH_PLACE ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "step_order",
                                "must be between 1 and " + e.most())
                        .as(Status.BAD_REQUEST);
            case ITEM_NOT_FOUND -> ApiError.of(code, "Saved item not found").as(Status.NOT_FOUND);
            case UNKNOWN_RESPONSIBLE_PATIENT ->
                ApiError.of(
                                code,
                                "Who is responsible is not a patient of this clinic",
                                "responsible_patient_id",
                                "is not, or no longer, a patient of this clinic")
                        .as(Status.BAD_REQUEST);
            case ALREADY_SAVED ->
                ApiError.of(code, "The treatment plan is a frozen copy already").as(Status.CONFLICT);
            case NOT_SAVED ->
                ApiError.of(code, "Only a frozen copy can be signed").as(Status.CONFLICT);
            case NOT_SAVED_ON_A_DAY ->
                ApiError.of(code, "Only a frozen copy bears a day of its own").as(Status.CONFLICT);
            case NO_SIGNATURE_TEXT, NO_PRACTICE_SIGNATURE, NO_PRACTICE_SIGNATURE_TEXT ->
                ApiError.of(code, "The paper of the clinic's treatment plans has no room for it")
                        .as(Status.CONFLICT);
            case SIGNED -> ApiError.of(code, "What is signed cannot be changed").as(Status.CONFLICT);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The treatment plan or step has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    private static RestResponse<ApiError> unknown(Reason reason, String what) {
        return ApiError.of(
                        reason.name(),
                        "The " + what + " is not one of this clinic",
                        what + "_id",
                        "is not, or no longer, a " + what + " of this clinic")
                .as(Status.BAD_REQUEST);
    }
}
