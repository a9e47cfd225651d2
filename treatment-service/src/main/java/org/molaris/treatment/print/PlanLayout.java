package org.molaris.treatment.print;

import static org.molaris.print.Paper.GAP;
import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.EYEBROW;
import static org.molaris.print.PaperStyle.LABEL;
import static org.molaris.print.PaperStyle.TEXT;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.util.LinkedHashMap;
import java.util.List;
import org.molaris.print.Paper;
import org.molaris.print.PaperLanguage;
import org.molaris.print.PaperStyle;
import org.molaris.print.SignatureBlock;
import org.molaris.print.SignatureBlock.Signer;
import org.molaris.treatment.print.PrintablePlan.Step;

/**
 * Where things stand on the pages. What belongs together stays together: the last step with the totals, and the place to sign
 * with what is signed.
 */
final class PlanLayout {

    /** That many lines of the notes go over to the page of the signatures, rather than none. */
    private static final int LINES_KEPT = 3;

    private static final int LINE = 13;
    private static final int FACTS_APART = 10;

    private final Paper paper;
    private final Document document;
    private final PdfWriter writer;
    private final PrintablePlan plan;
    private final PaperLanguage language;
    private final int width;

    PlanLayout(Paper paper, PrintablePlan plan) {
        this.paper = paper;
        this.document = paper.document();
        this.writer = paper.writer();
        this.language = paper.language();
        this.width = paper.width();
        this.plan = plan;
    }

    void add() {
        addTitle();
        addFacts();
        var signatures = SignatureBlock.of(paper, forThePatient(), forThePractice());
        float y;
        if (hasNotes()) {
            y = addNotes(addSteps(0), signatures.getTotalHeight() + GAP);
        } else {
            y = addSteps(signatures.getTotalHeight() + GAP);
        }
        write(signatures, 0, y - GAP);
    }

    private Signer forThePatient() {
        var signed = plan.signed();
        var role = language.word("patient");
        return signed == null || signed.patientName() == null
                ? new Signer(plan.patientName(), role, signed == null ? null : signed.patientSignature())
                : new Signer(signed.patientName(), role, signed.patientSignature());
    }

    private Signer forThePractice() {
        var signed = plan.signed();
        var role = language.word("dentist");
        return signed == null || signed.practiceName() == null
                ? new Signer(plan.operatorName(), role, signed == null ? null : signed.practiceSignature())
                : new Signer(signed.practiceName(), role, signed.practiceSignature());
    }

    private boolean hasNotes() {
        return plan.notes() != null && !plan.notes().isBlank();
    }

    private void addTitle() {
        var title = PaperStyle.table(width, 1);
        title.addCell(PaperStyle.plain(printable(plan.heading(language)), EYEBROW));
        var name = printable(plan.title());
        var cell = PaperStyle.plain(name, PaperStyle.title(name));
        cell.setPaddingTop(8);
        title.addCell(cell);
        title.setSpacingAfter(16);
        document.add(title);
    }

    private void addFacts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("patient", printable(plan.patientName()));
        if (plan.operatorName() != null) {
            facts.put("dentist", printable(plan.operatorName()));
        }
        facts.put(
                "date",
                printable(
                        plan.signed() == null
                                ? language.day(plan.createdAt())
                                : language.day(plan.signed().day())));
        facts.put("status", printable(language.status("plan", plan.status())));
        float date = PaperStyle.width(facts.get("date"), TEXT) + 2 * FACTS_APART;
        float status = Math.min(PaperStyle.width(facts.get("status"), TEXT), width / 4f) + 2 * FACTS_APART;
        float names = width - date - status;
        var table = PaperStyle.table(
                width,
                plan.operatorName() == null
                        ? new float[] {names, date, status}
                        : new float[] {names * 6 / 11, names * 5 / 11, date, status});
        facts.keySet().forEach(word -> table.addCell(PaperStyle.plain(language.word(word), LABEL)));
        facts.values().forEach(value -> {
            var cell = PaperStyle.plain(value, TEXT);
            cell.setPaddingTop(5);
            cell.setPaddingRight(FACTS_APART);
            table.addCell(cell);
        });
        table.setSpacingAfter(18);
        document.add(table);
    }

    /** Answers where it ended; there is that much room below it. */
    private float addSteps(float roomBelow) {
        var steps = plan.steps();
        var table = new StepTable(plan, language, width);
        if (steps.isEmpty()) {
            var none = PaperStyle.table(width, 1);
            none.addCell(PaperStyle.plain(language.word("no-steps"), TEXT));
            document.add(none);
        }
        int last = Math.max(0, steps.size() - 1);
        var ending = ending(table, steps.subList(last, steps.size()));
        float halfAPage = (document.top() - document.bottom()) / 2;
        if (ending.getTotalHeight() > halfAPage) {
            // Its notes are long: it may be parted, and the totals stand alone.
            last = steps.size();
            ending = ending(table, steps.subList(last, last));
        }
        if (last > 0) {
            var body = table.of(steps.subList(0, last));
            body.setSplitLate(body.getRows().stream().allMatch(row -> row.getMaxHeights() < halfAPage));
            document.add(body);
        }
        boolean begins = last == 0;
        float y = writer.getVerticalPosition(true);
        boolean over = y - ending.getTotalHeight() - roomBelow < document.bottom();
        boolean headed = last < steps.size() && (begins || over);
        if (over) {
            y = nextPage();
        }
        return write(ending, headed ? 0 : 1, y);
    }

    private static PdfPTable ending(StepTable table, List<Step> steps) {
        var ending = table.of(steps);
        table.addTotals(ending);
        return ending;
    }

    /** Answers where they end; when there is less room than that below, the last lines are on a page that has it. */
    private float addNotes(float from, float roomBelow) {
        var notes = new Phrase(language.word("notes") + "\n", EYEBROW);
        notes.add(new Chunk(printable(plan.notes()).strip().replaceAll("\n{3,}", "\n\n"), TEXT));
        var column = new ColumnText(writer.getDirectContent());
        column.setText(notes);
        column.setLeading(0, 1.35f);
        float y = from - GAP;
        while (true) {
            float floor = floor(column, y, roomBelow);
            if (y - floor < LINES_KEPT * LINE) {
                y = nextPage();
                floor = floor(column, y, roomBelow);
            }
            column.setCanvas(writer.getDirectContent());
            column.setSimpleColumn(document.left(), floor, document.right(), y);
            if (!ColumnText.hasMoreText(column.go())) {
                return column.getYLine();
            }
            y = nextPage();
        }
    }

    /** How far down this page the text may go. */
    private float floor(ColumnText column, float y, float roomBelow) {
        var trial = ColumnText.duplicate(column);
        trial.setSimpleColumn(document.left(), document.bottom(), document.right(), y);
        boolean ends = !ColumnText.hasMoreText(trial.go(true));
        return ends && trial.getYLine() - roomBelow < document.bottom()
                ? trial.getYLine() + LINES_KEPT * LINE
                : document.bottom();
    }

    private float nextPage() {
        document.newPage();
        return document.top();
    }

    private float write(PdfPTable table, int firstRow, float y) {
        return table.writeSelectedRows(firstRow, -1, document.left(), y, writer.getDirectContent());
    }
}
