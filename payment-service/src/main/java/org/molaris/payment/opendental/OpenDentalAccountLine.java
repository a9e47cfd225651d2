package org.molaris.payment.opendental;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.payment.ledger.FamilyAccount.Line;

/** A line of an account, a day's total, or that of all of it. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"ObjectType": "PayPlan", "PrimaryKey": "43", "Type": "PayPlan Charge", "ServiceDate": "2026-07-13",
         "TransDate": "", "Patient": "Jaime", "PatNum": "65", "Reference": "Ortodoncia", "Charge": "235.00",
         "Credit": "0.00", "Provider": "", "InsBal": "0.00", "AcctBal": "235.00"}""")
record OpenDentalAccountLine(
        String objectType,
        String primaryKey,
        String type,
        String serviceDate,
        String transDate,
        String patient,
        String patNum,
        String reference,
        String charge,
        String credit,
        String provider,
        String insBal,
        String acctBal) {

    private static final String NOTHING = Writing.money(null);

    /** With a total after each day, and one at the end. */
    static List<OpenDentalAccountLine> of(List<Line> lines, Writing writing) {
        var told = new ArrayList<OpenDentalAccountLine>();
        var days = new TreeMap<>(lines.stream().collect(Collectors.groupingBy(Line::day)));
        days.forEach((day, ofTheDay) -> {
            ofTheDay.forEach(line -> told.add(of(line, writing)));
            told.add(total("Day Total", writing.date(day), "Total for Date", ofTheDay, last(ofTheDay)));
        });
        told.add(total("Overall Total", "", "Overall Total", lines, last(lines)));
        return told;
    }

    private static BigDecimal last(List<Line> lines) {
        return lines.isEmpty() ? null : lines.get(lines.size() - 1).balance();
    }

    private static OpenDentalAccountLine of(Line line, Writing writing) {
        var day = writing.date(line.day());
        return switch (line.kind()) {
            case PLAN -> line(line, "PayPlan", "PayPlan Charge", day, "", NOTHING, Writing.money(line.balance()));
            case PAYMENT -> line(line, "PaySplit", "PatPay PayPlan", "", day, "", "");
            case CLOSING -> line(line, "PayPlan", "PayPlan Credit", "", day, "", "");
        };
    }

    private static OpenDentalAccountLine line(
            Line line,
            String object,
            String type,
            String serviceDate,
            String transDate,
            String insBal,
            String acctBal) {
        return new OpenDentalAccountLine(
                object,
                String.valueOf(line.number()),
                type,
                serviceDate,
                transDate,
                line.firstName(),
                String.valueOf(Writing.number(line.patient())),
                line.description(),
                Writing.money(line.charge()),
                Writing.money(line.credit()),
                "",
                insBal,
                acctBal);
    }

    private static OpenDentalAccountLine total(
            String type, String day, String reference, List<Line> lines, BigDecimal balance) {
        return new OpenDentalAccountLine(
                "",
                "",
                type,
                day,
                "",
                "",
                "",
                reference,
                Writing.money(lines.stream().map(Line::charge).reduce(BigDecimal.ZERO, BigDecimal::add)),
                Writing.money(lines.stream().map(Line::credit).reduce(BigDecimal.ZERO, BigDecimal::add)),
                "",
                NOTHING,
                Writing.money(balance));
    }
}
