package org.molaris.payment.plan;

import java.math.BigDecimal;

/** A rule about payment plans said no. Each dialect decides what that looks like; nothing else catches it. */
public class PaymentRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PLAN_NOT_FOUND,
        /** There is none, or it was voided before. */
        PAYMENT_NOT_FOUND,
        UNKNOWN_PATIENT,
        /** The plan is paid or cancelled: no payment is taken. */
        PLAN_NOT_ACTIVE,
        /** More than what is left to pay. */
        EXCEEDS_BALANCE,
        /** Less than what is already paid cannot be agreed. */
        BELOW_AMOUNT_PAID,
        /** The plan is paid in full: it cannot be open. */
        NOTHING_LEFT_TO_PAY,
        /** There would be less than a cent for each. */
        TOO_MANY_INSTALMENTS,
        /** Money cannot have been received tomorrow. */
        PAID_IN_THE_FUTURE,
        /** The plan is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final transient BigDecimal amount;

    PaymentRefused(Reason reason) {
        this(reason, null);
    }

    PaymentRefused(Reason reason, BigDecimal amount) {
        super(reason.name());
        this.reason = reason;
        this.amount = amount;
    }

    public Reason reason() {
        return reason;
    }

    /**
     * What is left to pay for {@link Reason#EXCEEDS_BALANCE}, what is paid for {@link Reason#BELOW_AMOUNT_PAID}; null
     * otherwise.
     */
    public BigDecimal amount() {
        return amount;
    }
}
