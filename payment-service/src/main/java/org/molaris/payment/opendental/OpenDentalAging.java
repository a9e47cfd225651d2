package org.molaris.payment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.payment.ledger.FamilyAccount;

/** What a family owes, by the days for which it has been due; what is not due yet counts with the youngest. */
@Schema(examples = """
        {"Bal_0_30": 276.28, "Bal_31_60": 49.00, "Bal_61_90": 64.00, "BalOver90": 278.03, "Total": 667.31,
         "InsEst": 0.00, "EstBal": 667.31, "PatEstBal": 24.00, "Unearned": 0.00}""")
record OpenDentalAging(
        @JsonProperty("Bal_0_30") BigDecimal upTo30,
        @JsonProperty("Bal_31_60") BigDecimal upTo60,
        @JsonProperty("Bal_61_90") BigDecimal upTo90,
        @JsonProperty("BalOver90") BigDecimal over90,
        @JsonProperty("Total") BigDecimal total,
        @JsonProperty("InsEst") BigDecimal insurance,
        @JsonProperty("EstBal") BigDecimal left,
        @JsonProperty("PatEstBal") BigDecimal own,
        @JsonProperty("Unearned") BigDecimal unearned) {

    static OpenDentalAging of(FamilyAccount.Aged aged) {
        var ageing = aged.ageing();
        return new OpenDentalAging(
                ageing.notDue().add(ageing.upTo30()),
                ageing.upTo60(),
                ageing.upTo90(),
                ageing.over90(),
                aged.total(),
                Writing.amount(null),
                aged.total(),
                aged.own(),
                Writing.amount(null));
    }
}
