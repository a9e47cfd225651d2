package org.molaris.payment.rest.billing;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.payment.billing.BillRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules of bills refused. */
class BillRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(BillRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case BILL_NOT_FOUND -> ApiError.of(code, "Bill not found").as(Status.NOT_FOUND);
            case UNKNOWN_OPERATOR ->
                ApiError.of(
                                code,
                                "The operator is not one of this clinic",
                                "operator_id",
                                "is not an operator of this clinic")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_PAYMENT_PLAN ->
                ApiError.of(
                                code,
                                "The payment plan is not one of this patient and treatment",
                                "payment_plan_id",
                                "is not a payment plan of this patient and treatment")
                        .as(Status.BAD_REQUEST);
            case PLAN_NOT_ACTIVE ->
                ApiError.of(code, "The payment plan is cancelled").as(Status.CONFLICT);
            case PLAN_OF_A_BILL ->
                ApiError.of(code, "The payment plan is another bill's").as(Status.CONFLICT);
            case PAID_IN_INSTALMENTS ->
                ApiError.of(
                                code,
                                "A payment plan asks for the money of this treatment already: name it",
                                "payment_plan_id",
                                "could be " + e.plan())
                        .as(Status.CONFLICT);
            case NOTHING_TO_BILL ->
                ApiError.of(code, "Nothing is left to bill of the treatment plan")
                        .as(Status.CONFLICT);
            case EXCEEDS_BILLABLE ->
                ApiError.of(
                                code,
                                "The net is more than what is left to bill of the treatment plan",
                                "net",
                                "must be at most " + e.amount().toPlainString())
                        .as(Status.CONFLICT);
            case TOO_MUCH ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "stamp",
                                "must leave a total of at most 9999999999.99")
                        .as(Status.BAD_REQUEST);
            case ISSUED_TOO_EARLY ->
                ApiError.of("VALIDATION_FAILED", "The request is not valid", "issued_on", "must be from this century")
                        .as(Status.BAD_REQUEST);
            case ISSUED_IN_THE_FUTURE ->
                ApiError.of("VALIDATION_FAILED", "The request is not valid", "issued_on", "must not be in the future")
                        .as(Status.BAD_REQUEST);
            case ISSUED_BEFORE_THE_LAST ->
                ApiError.of(code, "Numbers and days go up together", "issued_on", "must not be before " + e.day())
                        .as(Status.CONFLICT);
            case NOT_CREDITABLE ->
                ApiError.of(code, "There is nothing to take back of it").as(Status.CONFLICT);
            case EXCEEDS_CREDITABLE ->
                ApiError.of(
                                code,
                                "The net is more than what can be taken back of the bill",
                                "net",
                                "must be at most " + e.amount().toPlainString())
                        .as(Status.CONFLICT);
            case LIABILITY_NOT_FOUND -> ApiError.of(code, "Liability not found").as(Status.NOT_FOUND);
            case LIABILITY_NOT_PAID ->
                ApiError.of(code, "The liability is not paid: " + e.amount().toPlainString() + " is left of it")
                        .as(Status.CONFLICT);
        };
    }
}
