package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A bill: what is to be paid for what, and how much of it is. What it says in words stays with payment-service.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param patientId null for what somebody else asks of the clinic
 * @param type {@code full}, {@code partial}, {@code credit} (it takes a bill back) or {@code proforma} (it asks for nothing)
 * @param direction {@code incoming} or {@code outgoing}: where the money goes
 * @param total net, VAT and stamp, in the clinic's currency, two decimals
 * @param numberIncludingPrefix its number in its series of the year, which has no gaps
 * @param creditedBillId the bill that a credit note takes back
 * @param paymentPlanId through which its money is paid, or which it is about
 * @param ownPlan whether it asks for its money through that plan: what is paid on it is told of the plan
 * @param credited how much of its net is taken back
 * @param refundable what had been paid already of what a credit note takes back
 * @param amountPaid of a credit note: paid back
 * @param amountLeft to pay, or to pay back
 * @param status {@code open}, {@code partly_paid}, {@code paid} or {@code credited}
 * @param liabilities what is to be paid by when through its own plan; empty without one
 */
public record BillState(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        UUID treatmentPlanId,
        UUID operatorId,
        String type,
        String direction,
        LocalDate issuedOn,
        BigDecimal net,
        BigDecimal vat,
        BigDecimal stamp,
        BigDecimal total,
        String numberIncludingPrefix,
        UUID creditedBillId,
        UUID paymentPlanId,
        boolean ownPlan,
        BigDecimal credited,
        BigDecimal refundable,
        BigDecimal amountPaid,
        BigDecimal amountLeft,
        String status,
        List<LiabilityState> liabilities,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
