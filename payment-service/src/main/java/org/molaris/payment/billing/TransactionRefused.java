package org.molaris.payment.billing;

import java.math.BigDecimal;

/** A rule about accounts, payment types and transactions said no. Each dialect decides what that looks like. */
public class TransactionRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        ACCOUNT_NOT_FOUND,
        PAYMENT_TYPE_NOT_FOUND,
        /** There is none, or it was voided before. */
        TRANSACTION_NOT_FOUND,
        /** Nobody's here, or deleted: as the next two. */
        UNKNOWN_ACCOUNT,
        UNKNOWN_PAYMENT_TYPE,
        UNKNOWN_BILL,
        /** Another one that is not deleted has this name. */
        NAME_TAKEN,
        /** Payment types that are not deleted put their money there. */
        ACCOUNT_IN_USE,
        /** Money does not go this way on that bill. */
        WRONG_DIRECTION,
        /** A proforma asks for nothing. */
        PROFORMA_TAKES_NO_MONEY,
        /** More than what is left to pay on the bill. */
        EXCEEDS_BALANCE,
        /** Money cannot have moved tomorrow. */
        MOVED_IN_THE_FUTURE,
        /** It is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final transient BigDecimal amount;

    public TransactionRefused(Reason reason) {
        this(reason, null);
    }

    TransactionRefused(Reason reason, BigDecimal amount) {
        super(reason.name());
        this.reason = reason;
        this.amount = amount;
    }

    public Reason reason() {
        return reason;
    }

    /** What is left to pay for {@link Reason#EXCEEDS_BALANCE}; null otherwise. */
    public BigDecimal amount() {
        return amount;
    }
}
