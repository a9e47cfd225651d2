package org.molaris.payment.alfadocs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.alfadocs.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** What the rules of bills and their liabilities refuse, in AlfaDocs' words. */
@ApplicationScoped
class BillWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "BILL_NOT_FOUND" -> DialectRefused.notFound("Bill not found");
                    case "INSTALMENT_NOT_FOUND", "LIABILITY_NOT_FOUND" ->
                        DialectRefused.notFound("Liability not found");
                    case "INSTALMENT_AMOUNT" ->
                        DialectRefused.conflict(
                                "amount " + error.details().get(0).message()
                                        + ": what is owed changes by a transaction or a credit note.");
                    case "DUE_ON_THAT_DAY" ->
                        DialectRefused.conflict("Another liability of the bill is due on that day.");
                    case "DUE_BEFORE_WHAT_IS_PAID" ->
                        DialectRefused.conflict("A liability that is not paid cannot be due before one that is.");
                    default -> null;
                });
    }
}
