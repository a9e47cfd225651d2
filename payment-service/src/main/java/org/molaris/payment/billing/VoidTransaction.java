package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.payment.plan.PaymentRefused;
import org.molaris.payment.plan.VoidPayment;

/** Takes a transaction back that was a mistake: it stays, and no longer counts. Of a payment it is {@link VoidPayment}. */
@ApplicationScoped
public class VoidTransaction {

    private final VoidPayment voidPayment;
    private final Movements movements;
    private final FindTransactions findTransactions;

    VoidTransaction(VoidPayment voidPayment, Movements movements, FindTransactions findTransactions) {
        this.voidPayment = voidPayment;
        this.movements = movements;
        this.findTransactions = findTransactions;
    }

    /** Fails with {@link TransactionRefused} when there is no such transaction, or it was voided before. */
    public Uni<TransactionDetails> handle(UUID id, String reason) {
        return voidPayment
                .handle(id, reason)
                .replaceWithVoid()
                .onFailure(VoidTransaction::isNoPayment)
                .recoverWithUni(() -> movements.voidIt(id, reason))
                .chain(() -> findTransactions.one(id));
    }

    private static boolean isNoPayment(Throwable e) {
        return e instanceof PaymentRefused refused && refused.reason() == PaymentRefused.Reason.PAYMENT_NOT_FOUND;
    }
}
