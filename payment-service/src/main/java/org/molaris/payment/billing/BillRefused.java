package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A rule about bills said no. Each dialect decides what that looks like; nothing else catches it. */
public class BillRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        BILL_NOT_FOUND,
        UNKNOWN_OPERATOR,
        /** Nobody's here, another patient's, or for another treatment. */
        UNKNOWN_PAYMENT_PLAN,
        /** The payment plan was cancelled: it asks for nothing. */
        PLAN_NOT_ACTIVE,
        /** The payment plan asks for another bill's money. */
        PLAN_OF_A_BILL,
        /** An agreement asks for the money of this treatment already. */
        PAID_IN_INSTALMENTS,
        /** The whole treatment is billed, or costs nothing. */
        NOTHING_TO_BILL,
        /** More than what is left to bill. */
        EXCEEDS_BILLABLE,
        /** More than anything here can cost. */
        TOO_MUCH,
        ISSUED_IN_THE_FUTURE,
        /** Before anybody wrote bills by these. */
        ISSUED_TOO_EARLY,
        /** Numbers and days go up together. */
        ISSUED_BEFORE_THE_LAST,
        /** Credit notes and proformas are not taken back. */
        NOT_CREDITABLE,
        /** More than what is left of the bill, or of what is not paid of somebody else's. */
        EXCEEDS_CREDITABLE,
        LIABILITY_NOT_FOUND,
        /** It is not paid: the claim stays. */
        LIABILITY_NOT_PAID
    }

    private final Reason reason;
    private final transient Object figure;

    BillRefused(Reason reason) {
        this(reason, null);
    }

    BillRefused(Reason reason, Object figure) {
        super(reason.name());
        this.reason = reason;
        this.figure = figure;
    }

    public Reason reason() {
        return reason;
    }

    /** The most that could be billed or credited, or what is left of a liability. */
    public BigDecimal amount() {
        return (BigDecimal) figure;
    }

    /** The day of the last bill of the series, for {@link Reason#ISSUED_BEFORE_THE_LAST}. */
    public LocalDate day() {
        return (LocalDate) figure;
    }

    /** The agreement, for {@link Reason#PAID_IN_INSTALMENTS}. */
    public UUID plan() {
        return (UUID) figure;
    }
}
