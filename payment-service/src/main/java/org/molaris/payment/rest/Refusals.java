package org.molaris.payment.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.payment.plan.PaymentRefused;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.ApiError;

/** How the native API says what the rules refused. */
class Refusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(PaymentRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case PLAN_NOT_FOUND -> ApiError.of(code, "Payment plan not found").as(Status.NOT_FOUND);
            case PAYMENT_NOT_FOUND ->
                ApiError.of(code, "Payment not found or already voided").as(Status.NOT_FOUND);
            case PATIENT_NOT_FOUND -> ApiError.of(code, "Patient not found").as(Status.NOT_FOUND);
            case NO_SUCH_PAYMENT ->
                ApiError.of(Reason.PAYMENT_NOT_FOUND.name(), "Payment not found")
                        .as(Status.NOT_FOUND);
            case UNKNOWN_PATIENT ->
                ApiError.of(
                                code,
                                "The patient is not one of this clinic",
                                "patient_id",
                                "is not, or no longer, a patient of this clinic")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_TREATMENT_PLAN ->
                ApiError.of(
                                code,
                                "The treatment plan is not one of this patient",
                                "treatment_plan_id",
                                "is not a treatment plan of this patient")
                        .as(Status.BAD_REQUEST);
            case PLAN_NOT_ACTIVE ->
                ApiError.of(code, "The payment plan takes no payments: it is paid or cancelled")
                        .as(Status.CONFLICT);
            case EXCEEDS_BALANCE ->
                ApiError.of(
                                code,
                                "The amount is more than what is left to pay",
                                "amount",
                                "must be at most " + e.amount().toPlainString())
                        .as(Status.BAD_REQUEST);
            case NO_OPEN_PLAN ->
                ApiError.of(code, "The patient has no payment plan that takes payments")
                        .as(Status.CONFLICT);
            case ANOTHERS_PLAN ->
                ApiError.of(code, "The payment plan is another patient's").as(Status.CONFLICT);
            case EXCEEDS_EVERY_BALANCE ->
                ApiError.of(
                                code,
                                "The amount is more than what is left to pay on any payment plan of the patient",
                                "amount",
                                "must be at most " + e.amount().toPlainString())
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_PROCEDURE ->
                ApiError.of(code, "The procedure is not one of this patient").as(Status.BAD_REQUEST);
            case NOTHING_TO_SPREAD ->
                ApiError.of(code, "There is nothing to be paid over time").as(Status.BAD_REQUEST);
            case PATIENT_DELETED ->
                ApiError.of(code, "The patient was merged or erased").as(Status.CONFLICT);
            case BELOW_AMOUNT_PAID ->
                ApiError.of(
                                code,
                                "Less than what is already paid cannot be agreed",
                                "total_amount",
                                "must be at least " + e.amount().toPlainString())
                        .as(Status.CONFLICT);
            case NOTHING_LEFT_TO_PAY ->
                ApiError.of(code, "The payment plan is paid in full", "status", "must be paid or cancelled")
                        .as(Status.CONFLICT);
            case TOO_MANY_INSTALMENTS ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "instalments.count",
                                "must leave at least 0.01 for each instalment")
                        .as(Status.BAD_REQUEST);
            case PAID_IN_THE_FUTURE ->
                ApiError.of("VALIDATION_FAILED", "The request is not valid", "paid_on", "must not be in the future")
                        .as(Status.BAD_REQUEST);
            case PLAN_OF_A_BILL ->
                ApiError.of(code, "The payment plan is a bill's: issue a credit note instead")
                        .as(Status.CONFLICT);
            case INSTALMENT_NOT_FOUND ->
                ApiError.of(code, "Instalment not found or already paid").as(Status.NOT_FOUND);
            case INSTALMENT_AMOUNT ->
                ApiError.of(
                                code,
                                "What is owed changes by a payment or a credit note",
                                "amount",
                                "must be " + e.amount().toPlainString())
                        .as(Status.CONFLICT);
            case DUE_ON_THAT_DAY ->
                ApiError.of(code, "Another instalment is due on that day").as(Status.CONFLICT);
            case DUE_BEFORE_WHAT_IS_PAID ->
                ApiError.of(code, "An instalment that is not paid cannot be due before one that is")
                        .as(Status.CONFLICT);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The payment plan has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }
}
