package org.molaris.payment.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.payment.plan.PaymentRefused;
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
            case UNKNOWN_PATIENT ->
                ApiError.of(
                                code,
                                "The patient is not one of this clinic",
                                "patient_id",
                                "is not a patient of this clinic")
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
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The payment plan has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }
}
