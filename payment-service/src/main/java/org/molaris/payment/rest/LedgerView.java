package org.molaris.payment.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.molaris.payment.ledger.PatientLedger;

/** A patient's account. */
record LedgerView(
        BigDecimal broughtForward,
        List<PatientLedger.Entry> entries,
        BigDecimal balance,
        AgeingView ageing,
        List<PatientLedger.Plan> plans) {

    static LedgerView of(PatientLedger ledger) {
        return new LedgerView(
                ledger.broughtForward(),
                ledger.entries(),
                ledger.balance(),
                AgeingView.of(ledger.ageing()),
                ledger.plans());
    }

    /** What is owed, by the days for which it has been due. */
    record AgeingView(
            BigDecimal notDue,
            @JsonProperty("days_0_30") BigDecimal upTo30,
            @JsonProperty("days_31_60") BigDecimal upTo60,
            @JsonProperty("days_61_90") BigDecimal upTo90,
            @JsonProperty("days_over_90") BigDecimal over90) {

        static AgeingView of(PatientLedger.Ageing ageing) {
            return new AgeingView(ageing.notDue(), ageing.upTo30(), ageing.upTo60(), ageing.upTo90(), ageing.over90());
        }
    }
}
