package org.molaris.payment.plan;

import java.math.BigDecimal;

/** A rule about payment plans said no. Each dialect decides what that looks like; nothing else catches it. */
public class PaymentRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PLAN_NOT_FOUND,
        /** There is none, or it was voided before. */
        PAYMENT_NOT_FOUND,
        /** There is none, voided or not. */
        NO_SUCH_PAYMENT,
        UNKNOWN_PATIENT,
        /** The plan is paid or cancelled: no payment is taken. */
        PLAN_NOT_ACTIVE,
        /** More than what is left to pay. */
        EXCEEDS_BALANCE,
        /** Money cannot have been received tomorrow. */
        PAID_IN_THE_FUTURE,
        /** The plan is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final transient BigDecimal balance;

    PaymentRefused(Reason reason) {
        this(reason, null);
    }

    PaymentRefused(Reason reason, BigDecimal balance) {
        super(reason.name());
        this.reason = reason;
        this.balance = balance;
    }

    public Reason reason() {
        return reason;
    }

    /** What is left to pay; null unless the reason is {@link Reason#EXCEEDS_BALANCE}. */
    public BigDecimal balance() {
        return balance;
    }
}
