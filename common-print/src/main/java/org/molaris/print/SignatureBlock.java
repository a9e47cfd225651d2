package org.molaris.print;

import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.EYEBROW;
import static org.molaris.print.PaperStyle.INK;
import static org.molaris.print.PaperStyle.LABEL;
import static org.molaris.print.PaperStyle.STRONG;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;

/** The place to sign, for two. */
public final class SignatureBlock {

    private static final int ROOM_TO_SIGN = 46;
    private static final int LONGEST_NAME = 2;
    private static final int LONGEST_SIGNATURE = 3;

    private SignatureBlock() {}

    /** In the words {@code signatures} and {@code date}. */
    public static PdfPTable of(Paper paper, Signer left, Signer right) {
        var language = paper.language();
        int width = paper.width();
        var block = PaperStyle.table(width, 9, 2, 9);
        var heading = PaperStyle.plain(language.word("signatures"), EYEBROW);
        heading.setColspan(block.getNumberOfColumns());
        block.addCell(heading);
        addRow(block, line(left, width), line(right, width));
        addRow(block, name(left.name, width), name(right.name, width));
        addRow(block, below(left.role), below(right.role));
        addRow(block, date(language, width), date(language, width));
        return block;
    }

    private static void addRow(PdfPTable block, PdfPCell left, PdfPCell right) {
        block.addCell(left);
        block.addCell(PaperStyle.plain("", LABEL));
        block.addCell(right);
    }

    /** Where nobody has signed yet there is room for it. */
    private static PdfPCell line(Signer signer, float width) {
        var text = signer.signature == null ? "" : printable(signer.signature);
        var shown = PaperStyle.fitting(
                text, LABEL.getBaseFont(), LABEL.getSize(), LONGEST_SIGNATURE * width * 9 / 20 - LABEL.getSize());
        var cell = PaperStyle.plain(shown, LABEL);
        cell.setFixedHeight(ROOM_TO_SIGN);
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        cell.setPaddingBottom(4);
        return underlined(cell);
    }

    private static PdfPCell name(String name, float width) {
        var text = name == null ? "" : printable(name);
        var shown = PaperStyle.fitting(
                text, STRONG.getBaseFont(), STRONG.getSize(), LONGEST_NAME * width * 9 / 20 - STRONG.getSize());
        var cell = PaperStyle.plain(shown, STRONG);
        cell.setPaddingTop(6);
        return cell;
    }

    private static PdfPCell below(String text) {
        var cell = PaperStyle.plain(text, LABEL);
        cell.setPaddingTop(5);
        return cell;
    }

    private static PdfPCell date(PaperLanguage language, float width) {
        var word = new Phrase(language.word("date") + ":", LABEL);
        var wordWidth = PaperStyle.width(word.getContent(), LABEL) + 6;
        var room = width * 9 / 20;
        var date = PaperStyle.table(room, wordWidth, room - wordWidth);
        date.addCell(PaperStyle.plain(word));
        date.addCell(underlined(PaperStyle.plain("", LABEL)));
        var cell = new PdfPCell(date);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setPaddingTop(14);
        return cell;
    }

    private static PdfPCell underlined(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.7f);
        cell.setBorderColor(INK);
        return cell;
    }

    /**
     * Who signs.
     *
     * @param name null when nobody is named
     * @param role in the clinic's language
     * @param signature what stands for it when it was signed without a pen; null when nobody has signed yet
     */
    public record Signer(String name, String role, String signature) {

        /** Somebody who is yet to sign. */
        public Signer(String name, String role) {
            this(name, role, null);
        }
    }
}
