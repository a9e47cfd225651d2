package org.molaris.payment.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.molaris.payment.plan.InstalmentDetails;
import org.molaris.payment.plan.InstalmentStatus;

/** An instalment. */
record InstalmentView(LocalDate dueOn, BigDecimal amount, BigDecimal amountPaid, InstalmentStatus status) {

    static List<InstalmentView> of(List<InstalmentDetails> instalments) {
        return instalments.stream()
                .map(instalment -> new InstalmentView(
                        instalment.dueOn(), instalment.amount(), instalment.amountPaid(), instalment.status()))
                .toList();
    }
}
