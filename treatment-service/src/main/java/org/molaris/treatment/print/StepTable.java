package org.molaris.treatment.print;

import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.FAINT;
import static org.molaris.print.PaperStyle.HEADING;
import static org.molaris.print.PaperStyle.SMALL;
import static org.molaris.print.PaperStyle.STRONG;
import static org.molaris.print.PaperStyle.TEXT;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.molaris.print.PaperLanguage;
import org.molaris.print.PaperStyle;
import org.molaris.treatment.print.PrintablePlan.Step;

/** The steps as a table, its columns as wide as this plan needs them; a column that no step fills is left out. */
final class StepTable {

    private static final int PADDING = 11;
    private static final int WIDEST = 110;
    private static final String NO_PRICE = "–";

    private final PrintablePlan plan;
    private final PaperLanguage language;
    private final List<Column> columns;
    private final int width;
    private final float[] widths;

    StepTable(PrintablePlan plan, PaperLanguage language, int width) {
        this.plan = plan;
        this.language = language;
        this.width = width;
        this.columns = columns();
        this.widths = widths();
    }

    /** With its header, which comes again on every page. */
    PdfPTable of(List<Step> steps) {
        var table = PaperStyle.table(width, widths);
        columns.forEach(column -> table.addCell(PaperStyle.heading(column.name, column.toTheRight)));
        table.setHeaderRows(1);
        steps.forEach(step -> columns.forEach(column -> table.addCell(cell(column, step))));
        return table;
    }

    /** What it costs. */
    void addTotals(PdfPTable table) {
        if (!plan.steps().isEmpty()) {
            addTotal(table, "steps-total", plan.stepsTotal(), STRONG);
        }
        if (plan.estimatedTotal() != null) {
            addTotal(
                    table,
                    "estimated-total",
                    plan.estimatedTotal(),
                    plan.steps().isEmpty() ? STRONG : TEXT);
        }
        var signed = plan.signed();
        if (signed != null && signed.takesOff()) {
            addTotal(table, "discount", signed.discount(), TEXT);
            addTotal(table, "insurance", signed.insurance(), TEXT);
            addTotal(table, "patient-pays", signed.patientPays(), STRONG);
        }
    }

    private void addTotal(PdfPTable table, String word, BigDecimal amount, Font font) {
        PaperStyle.addTotal(table, language.word(word), money(amount), font);
    }

    private List<Column> columns() {
        var all = new ArrayList<Column>();
        all.add(new Column("", step -> String.valueOf(step.order()), true));
        all.add(new Column(language.word("procedure"), null, false));
        if (plan.steps().stream().anyMatch(step -> isSaid(step.code()))) {
            all.add(new Column(language.word("code"), step -> said(step.code()), false));
        }
        if (plan.steps().stream().anyMatch(step -> isSaid(step.tooth()) || isSaid(step.surface()))) {
            all.add(new Column(language.word("tooth"), StepTable::place, false));
        }
        if (plan.signed() == null) {
            all.add(new Column(
                    language.word("status"), step -> printable(language.status("step", step.status())), false));
        }
        all.add(new Column(language.word("cost"), step -> money(step.cost()), true));
        return all;
    }

    private float[] widths() {
        var all = new float[columns.size()];
        float left = width;
        for (int i = 0; i < all.length; i++) {
            var column = columns.get(i);
            if (column.text != null) {
                all[i] = widthOf(column, i == all.length - 1);
                left -= all[i];
            }
        }
        all[1] = left;
        return all;
    }

    private float widthOf(Column column, boolean hasTotals) {
        var head = PaperStyle.width(column.name, HEADING);
        var totals = hasTotals ? Stream.of(plan.stepsTotal(), plan.estimatedTotal()) : Stream.<BigDecimal>empty();
        var widest = Stream.concat(
                        plan.steps().stream().map(column.text).map(text -> PaperStyle.width(text, TEXT)),
                        totals.map(amount -> PaperStyle.width(money(amount), STRONG)))
                .reduce(head, Math::max);
        return Math.max(head, Math.min(widest, WIDEST)) + PADDING;
    }

    private static PdfPCell cell(Column column, Step step) {
        var font = "skipped".equals(step.status()) ? FAINT : TEXT;
        return PaperStyle.ruled(
                column.text == null ? procedure(step, font) : new Phrase(column.text.apply(step), font),
                column.toTheRight);
    }

    private static Phrase procedure(Step step, Font font) {
        var phrase = new Phrase(printable(step.procedure()), font);
        if (isSaid(step.notes())) {
            phrase.add(new Chunk("\n" + printable(step.notes()).strip(), SMALL));
        }
        return phrase;
    }

    private static String place(Step step) {
        return (said(step.tooth()) + " " + said(step.surface())).strip();
    }

    private String money(BigDecimal amount) {
        return amount == null ? NO_PRICE : printable(language.money(amount));
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isBlank();
    }

    private static String said(String text) {
        return text == null ? "" : printable(text);
    }

    /** A column of the table; without a text of its own, that of the procedures. */
    private record Column(String name, Function<Step, String> text, boolean toTheRight) {}
}
