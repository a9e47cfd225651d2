package org.molaris.payment.print;

import static org.molaris.print.Paper.GAP;
import static org.molaris.print.PaperFonts.BOLD;
import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.EYEBROW;
import static org.molaris.print.PaperStyle.INK;
import static org.molaris.print.PaperStyle.LABEL;
import static org.molaris.print.PaperStyle.TEXT;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import org.molaris.data.LowerCaseName;
import org.molaris.payment.plan.PaidPlan;
import org.molaris.payment.plan.PaidPlan.Payment;
import org.molaris.print.ClinicOnPaper;
import org.molaris.print.Paper;
import org.molaris.print.PaperLanguage;
import org.molaris.print.PaperStyle;
import org.molaris.print.Printable;
import org.molaris.print.SignatureBlock;
import org.molaris.print.SignatureBlock.Signer;

/**
 * The receipt of one payment. One that is voided says so wherever one looks, has its amount struck out, and no place to
 * sign.
 *
 * @param plan with this payment alone
 */
public record PaymentReceipt(PaidPlan plan) implements Printable {

    private static final Font AMOUNT = new Font(BOLD, 26, Font.NORMAL, INK);
    private static final int LABELS = 120;

    /** What the receipt is of. */
    public Payment payment() {
        return plan.payments().get(0);
    }

    @Override
    public ClinicOnPaper clinic() {
        return plan.clinic();
    }

    @Override
    public String title(PaperLanguage language) {
        var title = language.sentence("receipt", payment().number());
        return payment().isVoided() ? title + "  ·  " + language.word("voided") : title;
    }

    @Override
    public String foot(PaperLanguage language) {
        return title(language) + "  ·  " + plan.patientName();
    }

    @Override
    public void writeOn(Paper paper) {
        var language = paper.language();
        var document = paper.document();
        if (payment().isVoided()) {
            paper.writer().setPageEvent(new VoidStamp(printable(language.word("voided"))));
        }
        document.add(heading(language, paper.width()));
        document.add(facts(language, paper.width()));
        document.add(ending(paper));
    }

    private PdfPTable heading(PaperLanguage language, int width) {
        var heading = PaperStyle.table(width, 1);
        heading.addCell(PaperStyle.plain(printable(title(language)), EYEBROW));
        var amount = new Chunk(printable(language.money(payment().amount())), AMOUNT);
        if (payment().isVoided()) {
            amount.setUnderline(VoidStamp.RED, 2, 0, 0, 0.3f, 0);
        }
        var cell = PaperStyle.plain(new Phrase(amount));
        cell.setPaddingTop(10);
        heading.addCell(cell);
        if (payment().isVoided()) {
            heading.addCell(whyVoided(language));
        }
        heading.setSplitLate(false);
        heading.setSpacingAfter(GAP);
        return heading;
    }

    private PdfPCell whyVoided(PaperLanguage language) {
        var why = new Phrase(
                printable(
                        language.sentence("voided-at", language.moment(payment().voidedAt()))),
                VoidStamp.STRONG);
        why.add(new Chunk(
                "\n" + printable(language.word("reason") + ": " + payment().voidReason()), TEXT));
        var cell = PaperStyle.plain(why);
        cell.setPaddingTop(14);
        return cell;
    }

    private PdfPTable facts(PaperLanguage language, int width) {
        var facts = PaperStyle.table(width, LABELS, width - LABELS);
        addFact(facts, language.word("received-from"), plan.patientName());
        addFact(facts, language.word("paid-on"), language.day(payment().paidOn()));
        if (payment().method() != null) {
            addFact(
                    facts,
                    language.word("method"),
                    language.status("method", LowerCaseName.of(payment().method())));
        }
        addFact(facts, language.word("for"), plan.description());
        addFact(facts, language.word("recorded-at"), language.moment(payment().recordedAt()));
        facts.setSplitLate(false);
        facts.setSpacingAfter(GAP);
        return facts;
    }

    private static void addFact(PdfPTable facts, String label, String value) {
        var name = PaperStyle.ruled(new Phrase(label, LABEL), false);
        name.setPaddingLeft(0);
        facts.addCell(name);
        facts.addCell(PaperStyle.ruled(new Phrase(printable(value), TEXT), false));
    }

    /** Where the plan stands and the place to sign, on one page. */
    private PdfPTable ending(Paper paper) {
        var language = paper.language();
        var ending = PaperStyle.table(paper.width(), 1);
        ending.addCell(part(Balance.of(plan, language, paper.width())));
        if (!payment().isVoided()) {
            var signatures = part(SignatureBlock.of(
                    paper,
                    new Signer(null, language.word("received-by")),
                    new Signer(plan.patientName(), language.word("patient"))));
            signatures.setPaddingTop(GAP);
            ending.addCell(signatures);
        }
        ending.setKeepTogether(true);
        return ending;
    }

    private static PdfPCell part(PdfPTable table) {
        var cell = new PdfPCell(table);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }
}
