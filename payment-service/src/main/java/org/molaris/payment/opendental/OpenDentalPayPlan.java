package org.molaris.payment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.payment.plan.Instalment;
import org.molaris.payment.plan.InstalmentDetails;
import org.molaris.payment.plan.Interval;
import org.molaris.payment.plan.NumberedPlan;
import org.molaris.payment.plan.Schedule;

/** A payment plan: always a dynamic one, whose whole total is owed from the day it is agreed. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"PayPlanNum": 271, "PatNum": 72, "Guarantor": 72, "PayPlanDate": "2026-06-30", "APR": 0.00,
         "Note": "06/30/2026 - Date of Agreement: 06/30/2026, Total Amount: 728.00, APR: 0, Total Cost of Loan: 728.00",
         "PlanNum": 0, "CompletedAmt": 728.00, "InsSubNum": 0, "PaySchedule": "Monthly", "NumberOfPayments": 0,
         "PayAmt": 78.50, "DownPayment": 100.00, "IsClosed": "false", "PlanCategory": 0, "planCategory": "",
         "IsDynamic": "true", "ChargeFrequency": "Monthly", "DatePayPlanStart": "2026-07-30", "IsLocked": "false",
         "DateInterestStart": "0001-01-01", "DynamicPayPlanTPOption": "TreatAsComplete", "principalAmount": 728.00}""")
record OpenDentalPayPlan(
        long payPlanNum,
        long patNum,
        @JsonProperty("Guarantor") long guarantor,
        String payPlanDate,
        @JsonProperty("APR") BigDecimal interest,
        String note,
        int planNum,
        BigDecimal completedAmt,
        int insSubNum,
        String paySchedule,
        int numberOfPayments,
        BigDecimal payAmt,
        BigDecimal downPayment,
        String isClosed,
        @JsonProperty("PlanCategory") int category,
        @JsonProperty("planCategory") String categoryName,
        String isDynamic,
        String chargeFrequency,
        String datePayPlanStart,
        String isLocked,
        String dateInterestStart,
        @JsonProperty("DynamicPayPlanTPOption") String treatment,
        @JsonProperty("principalAmount") BigDecimal principalAmount) {

    private static final DateTimeFormatter IN_TERMS = DateTimeFormatter.ofPattern("MM/dd/uuuu");

    static OpenDentalPayPlan of(NumberedPlan numbered, Writing writing) {
        var plan = numbered.plan();
        var regular = numbered.regular();
        return new OpenDentalPayPlan(
                plan.number(),
                Writing.number(numbered.patient()),
                Writing.number(numbered.guarantor()),
                writing.date(numbered.agreedOn()),
                Writing.amount(null),
                terms(numbered.agreedOn(), Writing.money(plan.totalAmount()), plan.notes()),
                0,
                plan.totalAmount(),
                0,
                "Monthly",
                0,
                regular.isEmpty() ? Writing.amount(null) : regular.get(0).amount(),
                Writing.amount(
                        numbered.downPayment().map(InstalmentDetails::amount).orElse(null)),
                Writing.flag(numbered.nothingFallsDue()),
                0,
                "",
                Writing.flag(true),
                frequency(regular),
                writing.date(regular.isEmpty() ? null : regular.get(0).dueOn()),
                Writing.flag(false),
                writing.date(null),
                "TreatAsComplete",
                plan.totalAmount());
    }

    /** The terms come first, what was noted follows them. */
    private static String terms(LocalDate agreedOn, String total, String notes) {
        var day = IN_TERMS.format(agreedOn);
        var terms = "%s - Date of Agreement: %s, Total Amount: %s, APR: 0, Total Cost of Loan: %s"
                .formatted(day, day, total, total);
        return notes == null ? terms : terms + ", " + notes;
    }

    private static String frequency(List<InstalmentDetails> regular) {
        var interval = new Schedule(regular.stream()
                        .map(each -> new Instalment(each.dueOn(), each.amount()))
                        .toList())
                .interval()
                .orElse(Interval.MONTHLY);
        return switch (interval) {
            case WEEKLY -> "Weekly";
            case EVERY_OTHER_WEEK -> "EveryOtherWeek";
            case MONTHLY -> "Monthly";
            case QUARTERLY -> "Quarterly";
            case ORDINAL_WEEKDAY -> "OrdinalWeekday";
        };
    }
}
