package org.molaris.payment.print;

import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.EYEBROW;
import static org.molaris.print.PaperStyle.LABEL;
import static org.molaris.print.PaperStyle.STRONG;
import static org.molaris.print.PaperStyle.TEXT;

import com.lowagie.text.pdf.PdfPTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.molaris.data.LowerCaseName;
import org.molaris.payment.plan.PaidPlan;
import org.molaris.payment.plan.PlanStatus;
import org.molaris.print.PaperLanguage;
import org.molaris.print.PaperStyle;

/** Where a plan stands on the day of the paper: agreed, paid, written off and left. */
final class Balance {

    private Balance() {}

    static PdfPTable of(PaidPlan plan, PaperLanguage language, int width) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("agreed", language.money(plan.totalAmount()));
        facts.put("paid", language.money(plan.amountPaid()));
        if (plan.writtenOff().signum() > 0) {
            facts.put("written-off", language.money(plan.writtenOff()));
        }
        if (plan.status() != PlanStatus.CANCELLED) {
            facts.put("left", language.money(plan.left()));
        }

        var columns = new float[facts.size()];
        Arrays.fill(columns, 1);
        var status = language.status("plan", LowerCaseName.of(plan.status()));
        var balance = PaperStyle.table(width, columns);
        var heading =
                PaperStyle.plain(printable(language.sentence("as-of", language.day(plan.readOn()), status)), EYEBROW);
        heading.setColspan(columns.length);
        heading.setPaddingBottom(8);
        balance.addCell(heading);
        facts.keySet().forEach(word -> balance.addCell(PaperStyle.plain(language.word(word), LABEL)));
        facts.forEach((word, value) -> {
            var cell = PaperStyle.plain(printable(value), word.equals("left") ? STRONG : TEXT);
            cell.setPaddingTop(5);
            balance.addCell(cell);
        });
        return balance;
    }
}
