package org.molaris.payment.alfadocs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.alfadocs.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** What the rules of transactions refuse, in AlfaDocs' words. */
@ApplicationScoped
class TransactionWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "UNKNOWN_ACCOUNT" -> DialectRefused.notFound("Account not found");
                    case "UNKNOWN_PAYMENT_TYPE" -> DialectRefused.notFound("Payment type not found");
                    case "UNKNOWN_BILL" -> DialectRefused.notFound("Bill not found");
                    case "WRONG_DIRECTION" -> DialectRefused.badRequest("direction is not that of the bill.");
                    case "PROFORMA_TAKES_NO_MONEY" -> DialectRefused.badRequest("A proforma takes no transactions.");
                    case "EXCEEDS_BALANCE" ->
                        DialectRefused.badRequest(
                                "amount " + error.details().get(0).message() + ".");
                    case "PLAN_NOT_ACTIVE" -> DialectRefused.conflict("Nothing is left to pay on this bill.");
                    case "VALIDATION_FAILED" -> field(error);
                    default -> null;
                });
    }

    private static DialectRefused field(ApiError error) {
        return error.details().get(0).field().equals("moved_on")
                ? DialectRefused.badRequest("date must not be in the future.")
                : null;
    }
}
