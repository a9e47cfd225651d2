package org.molaris.payment.rest.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.payment.billing.BillDetails;
import org.molaris.payment.billing.BillStatus;
import org.molaris.payment.billing.BillType;
import org.molaris.payment.billing.MoneyDirection;

/** A bill. */
record BillView(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String counterparty,
        UUID treatmentPlanId,
        UUID operatorId,
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
        Instant createdAt,
        Instant updatedAt) {

    static BillView of(BillDetails bill) {
        return new BillView(
                bill.id(),
                bill.number(),
                bill.clinicId(),
                bill.patientId(),
                bill.counterparty(),
                bill.treatmentPlanId(),
                bill.operatorId(),
                bill.type(),
                bill.direction(),
                bill.issuedOn(),
                bill.description(),
                bill.net(),
                bill.vat(),
                bill.stamp(),
                bill.total(),
                bill.numberIncludingPrefix(),
                bill.creditedBillId(),
                bill.paymentPlanId(),
                bill.ownPlan(),
                bill.credited(),
                bill.refundable(),
                bill.amountPaid(),
                bill.amountLeft(),
                bill.status(),
                bill.createdAt(),
                bill.updatedAt());
    }
}
