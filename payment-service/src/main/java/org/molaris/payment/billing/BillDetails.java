package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill as it is told to a caller.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param patientId null for what somebody else asks of the clinic
 * @param counterparty who that is; null for a patient's
 * @param treatmentPlanNumber and operatorNumber: as integer-keyed dialects know them
 * @param total net, VAT and stamp
 * @param numberIncludingPrefix its number in its series, as on paper
 * @param creditedBillId what a credit note takes back
 * @param paymentPlanId through which its money is paid, or which it is about
 * @param ownPlan whether it asks for its money through that plan, or was only written about it
 * @param credited how much of its net is taken back
 * @param refundable what had been paid already of what a credit note takes back
 * @param amountPaid of a credit note: paid back
 * @param amountLeft to pay, or to pay back
 * @param version of the bill and of its own plan together
 */
public record BillDetails(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String counterparty,
        UUID treatmentPlanId,
        Long treatmentPlanNumber,
        UUID operatorId,
        Long operatorNumber,
        BillType type,
        MoneyDirection direction,
        LocalDate issuedOn,
        String description,
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
        BillStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
