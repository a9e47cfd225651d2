package org.molaris.payment.rest.billing;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.payment.billing.TransactionRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules of accounts, payment types and transactions refused. */
class TransactionRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(TransactionRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case ACCOUNT_NOT_FOUND -> ApiError.of(code, "Account not found").as(Status.NOT_FOUND);
            case PAYMENT_TYPE_NOT_FOUND ->
                ApiError.of(code, "Payment type not found").as(Status.NOT_FOUND);
            case TRANSACTION_NOT_FOUND ->
                ApiError.of(code, "Transaction not found or already voided").as(Status.NOT_FOUND);
            case UNKNOWN_ACCOUNT -> unknown(code, "account", "account_id");
            case UNKNOWN_PAYMENT_TYPE -> unknown(code, "payment type", "payment_type_id");
            case UNKNOWN_BILL -> unknown(code, "bill", "bill_id");
            case NAME_TAKEN ->
                ApiError.of(code, "Another one has this name", "name", "is taken")
                        .as(Status.CONFLICT);
            case ACCOUNT_IN_USE ->
                ApiError.of(code, "Payment types put their money on this account")
                        .as(Status.CONFLICT);
            case WRONG_DIRECTION ->
                ApiError.of(code, "Money does not go this way on this bill", "direction", "is not that of the bill")
                        .as(Status.BAD_REQUEST);
            case PROFORMA_TAKES_NO_MONEY ->
                ApiError.of(code, "A proforma asks for nothing", "bill_id", "must not be that of a proforma")
                        .as(Status.BAD_REQUEST);
            case EXCEEDS_BALANCE ->
                ApiError.of(
                                code,
                                "The amount is more than what is left to pay",
                                "amount",
                                "must be at most " + e.amount().toPlainString())
                        .as(Status.BAD_REQUEST);
            case MOVED_IN_THE_FUTURE ->
                ApiError.of("VALIDATION_FAILED", "The request is not valid", "moved_on", "must not be in the future")
                        .as(Status.BAD_REQUEST);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "It has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    private static RestResponse<ApiError> unknown(String code, String what, String field) {
        return ApiError.of(code, "The clinic has no such " + what, field, "is not known, or deleted")
                .as(Status.BAD_REQUEST);
    }
}
