package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.treatment.plan.ItemTerms;

/** What to correct in a proctp; null leaves something as it is. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"Discount": "17.00", "PatAmt": 55.00, "Descript": "Prophy, adult"}""")
record ProcTpPut(
        Long priority,
        @JsonProperty("ToothNumTP") String toothNumTp,
        String surf,
        String procCode,
        String descript,
        BigDecimal feeAmt,
        BigDecimal priInsAmt,
        BigDecimal secInsAmt,
        BigDecimal patAmt,
        BigDecimal discount,
        String prognosis,
        String dx,
        String procAbbr,
        BigDecimal feeAllowed) {

    private static final int PLACE = 100;
    private static final int CODE = 30;
    private static final int LINE = 500;
    private static final int WORDS = 255;

    /** The priority is by its number then, not by its DefNum. */
    static ProcTpPut in(Body body) {
        var priority = body.number("Priority");
        return new ProcTpPut(
                priority == null ? null : DefNum.in(Category.TX_PRIORITIES, "Priority", priority),
                body.text("ToothNumTP", PLACE),
                body.text("Surf", PLACE),
                body.text("ProcCode", CODE),
                body.text("Descript", LINE),
                amount(body, "FeeAmt"),
                amount(body, "PriInsAmt"),
                amount(body, "SecInsAmt"),
                amount(body, "PatAmt"),
                amount(body, "Discount"),
                body.text("Prognosis", WORDS),
                body.text("Dx", WORDS),
                body.text("ProcAbbr", WORDS),
                amount(body, "FeeAllowed"));
    }

    private static BigDecimal amount(Body body, String name) {
        var amount = body.money(name);
        if (amount != null && amount.signum() < 0) {
            throw DialectRefused.invalid(name);
        }
        return amount;
    }

    ItemTerms onto(ItemTerms terms) {
        return new ItemTerms(
                Objects.requireNonNullElse(priority, terms.priority()),
                or(toothNumTp, terms.tooth()),
                or(surf, terms.surface()),
                or(procCode, terms.code()),
                or(descript, terms.name()),
                or(feeAmt, terms.fee()),
                or(priInsAmt, terms.primaryInsurance()),
                or(secInsAmt, terms.secondaryInsurance()),
                or(patAmt, terms.patientAmount()),
                or(discount, terms.discount()),
                or(prognosis, terms.prognosis()),
                or(dx, terms.diagnosis()),
                or(procAbbr, terms.abbreviation()),
                or(feeAllowed, terms.feeAllowed()));
    }

    private static <T> T or(T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
