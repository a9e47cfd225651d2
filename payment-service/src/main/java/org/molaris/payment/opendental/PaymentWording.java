package org.molaris.payment.opendental;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.Wording;
import org.molaris.web.ApiError;

/** What the rules of money refuse, in Open Dental's words. */
@ApplicationScoped
class PaymentWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "PLAN_NOT_FOUND" -> DialectRefused.notFound("PayPlan not found");
                    case "PAYMENT_NOT_FOUND" -> DialectRefused.notFound("Payment not found");
                    case "PATIENT_NOT_FOUND", "UNKNOWN_PATIENT" -> DialectRefused.notFound("Patient not found");
                    case "UNKNOWN_PROCEDURE" -> DialectRefused.notFound("Procedure not found");
                    case "PATIENT_DELETED" -> DialectRefused.badRequest("Patient is deleted.");
                    case "PLAN_NOT_ACTIVE" -> DialectRefused.badRequest("PayPlan is closed.");
                    case "NOTHING_TO_SPREAD" ->
                        DialectRefused.badRequest("DownPayment must be less than what the procedures cost.");
                    case "NO_OPEN_PLAN" ->
                        DialectRefused.badRequest("The patient has no payment plan that takes payments.");
                    case "ANOTHERS_PLAN" ->
                        DialectRefused.badRequest("payPlanNum is not a payment plan of this patient.");
                    case "EXCEEDS_BALANCE", "EXCEEDS_EVERY_BALANCE" ->
                        DialectRefused.badRequest(
                                "PayAmt " + error.details().get(0).message() + ".");
                    case "VALIDATION_FAILED" -> field(error);
                    default -> null;
                });
    }

    private static DialectRefused field(ApiError error) {
        return switch (error.details().get(0).field()) {
            case "paid_on" -> DialectRefused.badRequest("PayDate cannot be in the future.");
            case "instalments.count" -> DialectRefused.badRequest("There would be too many payments.");
            default -> null;
        };
    }
}
