package org.molaris.payment.print;

import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.EYEBROW;
import static org.molaris.print.PaperStyle.LABEL;
import static org.molaris.print.PaperStyle.STRONG;
import static org.molaris.print.PaperStyle.TEXT;

import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPTable;
import org.molaris.data.LowerCaseName;
import org.molaris.payment.plan.PaidPlan;
import org.molaris.payment.plan.PaidPlan.Payment;
import org.molaris.print.ClinicOnPaper;
import org.molaris.print.Paper;
import org.molaris.print.PaperLanguage;
import org.molaris.print.PaperStyle;
import org.molaris.print.Printable;

/**
 * The receipt of all that was paid on a plan.
 *
 * @param plan with the payments that count
 */
public record PlanReceipt(PaidPlan plan) implements Printable {

    private static final int APART = 18;
    /** Rows that go to the pages together: what a table takes grows with the square of its rows. */
    private static final int AT_ONCE = 20;

    private static final String NOT_SAID = "–";

    @Override
    public ClinicOnPaper clinic() {
        return plan.clinic();
    }

    @Override
    public String title(PaperLanguage language) {
        return language.sentence("plan-receipt", plan.number());
    }

    @Override
    public String foot(PaperLanguage language) {
        return title(language) + "  ·  " + plan.patientName();
    }

    @Override
    public void writeOn(Paper paper) {
        var language = paper.language();
        paper.document().add(heading(language, paper.width()));
        var balance = Balance.of(plan, language, paper.width());
        balance.setSpacingAfter(APART);
        paper.document().add(balance);
        addPayments(paper);
    }

    private PdfPTable heading(PaperLanguage language, int width) {
        var heading = PaperStyle.table(width, 1);
        heading.addCell(PaperStyle.plain(printable(title(language)), EYEBROW));
        var description = printable(plan.description());
        var name = PaperStyle.plain(description, PaperStyle.title(description));
        name.setPaddingTop(8);
        heading.addCell(name);
        var patient = new Phrase(language.word("patient") + "   ", LABEL);
        patient.add(new Phrase(printable(plan.patientName()), TEXT));
        var whose = PaperStyle.plain(patient);
        whose.setPaddingTop(12);
        heading.addCell(whose);
        heading.setSplitLate(false);
        heading.setSpacingAfter(APART);
        return heading;
    }

    private void addPayments(Paper paper) {
        var language = paper.language();
        var table = PaperStyle.table(paper.width(), 4, 2, 3, 4);
        table.addCell(PaperStyle.heading(language.word("paid-on"), false));
        table.addCell(PaperStyle.heading(language.word("number"), true));
        table.addCell(PaperStyle.heading(language.word("method"), false));
        table.addCell(PaperStyle.heading(language.word("amount"), true));
        table.setHeaderRows(1);
        table.setComplete(false);
        int rows = 0;
        for (var payment : plan.payments()) {
            addRow(table, payment, language);
            if (++rows % AT_ONCE == 0) {
                paper.document().add(table);
            }
        }
        PaperStyle.addTotal(table, language.word("paid"), printable(language.money(plan.amountPaid())), STRONG);
        table.setComplete(true);
        paper.document().add(table);
    }

    private static void addRow(PdfPTable table, Payment payment, PaperLanguage language) {
        var method =
                payment.method() == null ? NOT_SAID : language.status("method", LowerCaseName.of(payment.method()));
        table.addCell(PaperStyle.ruled(new Phrase(printable(language.day(payment.paidOn())), TEXT), false));
        table.addCell(PaperStyle.ruled(new Phrase(String.valueOf(payment.number()), TEXT), true));
        table.addCell(PaperStyle.ruled(new Phrase(method, TEXT), false));
        table.addCell(PaperStyle.ruled(new Phrase(printable(language.money(payment.amount())), TEXT), true));
    }
}
