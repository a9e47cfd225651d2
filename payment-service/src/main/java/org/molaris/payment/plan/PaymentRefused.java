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
        /** The clinic has no such patient, who was asked for. */
        PATIENT_NOT_FOUND,
        /** Nobody's here, or another patient's. */
        UNKNOWN_TREATMENT_PLAN,
        /** The plan is paid or cancelled: no payment is taken. */
        PLAN_NOT_ACTIVE,
        /** More than what is left to pay. */
        EXCEEDS_BALANCE,
        /** The patient has no plan on which payments are taken. */
        NO_OPEN_PLAN,
        /** The plan is another patient's. */
        ANOTHERS_PLAN,
        /** More than what is left to pay on any of the patient's plans. */
        EXCEEDS_EVERY_BALANCE,
        /** None of these is a procedure of the patient. */
        UNKNOWN_PROCEDURE,
        /** The patient was merged or erased. */
        PATIENT_DELETED,
        /** Less than what is already paid cannot be agreed. */
        BELOW_AMOUNT_PAID,
        /** The plan is paid in full: it cannot be open. */
        NOTHING_LEFT_TO_PAY,
        /** What is to be paid over time is nothing. */
        NOTHING_TO_SPREAD,
        /** A bill asks for its money through the plan: its total and its end follow from the bill. */
        PLAN_OF_A_BILL,
        /** There is none of that number, or it is paid. */
        INSTALMENT_NOT_FOUND,
        /** What is owed changes by a payment, and of a bill by a credit note. */
        INSTALMENT_AMOUNT,
        /** Another instalment is due on that day. */
        DUE_ON_THAT_DAY,
        /** What is paid fills the oldest instalment. */
        DUE_BEFORE_WHAT_IS_PAID,
        /** There would be less than a cent for each, or more of them than there may be. */
        TOO_MANY_INSTALMENTS,
        /** Money cannot have been received tomorrow. */
        PAID_IN_THE_FUTURE,
        /** The plan is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final transient BigDecimal amount;

    public PaymentRefused(Reason reason) {
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
     * What is left to pay for {@link Reason#EXCEEDS_BALANCE}, or {@link Reason#EXCEEDS_EVERY_BALANCE}, what is paid for {@link Reason#BELOW_AMOUNT_PAID}, and what is left of an
     * instalment for {@link Reason#INSTALMENT_AMOUNT}; null
     * otherwise.
     */
    public BigDecimal amount() {
        return amount;
    }
}
