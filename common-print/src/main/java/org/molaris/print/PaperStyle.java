package org.molaris.print;

import static org.molaris.print.PaperFonts.BOLD;
import static org.molaris.print.PaperFonts.REGULAR;

import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.util.stream.Stream;

/** What the paper looks like: its colours, sizes and kinds of cell. */
public final class PaperStyle {

    public static final Color ACCENT = new Color(0x1B5566);
    public static final Color TINT = new Color(0xEDF3F5);
    public static final Color INK = new Color(0x222222);
    public static final Color GREY = new Color(0x666666);
    public static final Color HAIRLINE = new Color(0xC9D2D6);

    public static final Font CLINIC = new Font(BOLD, 15, Font.NORMAL, ACCENT);
    public static final Font EYEBROW = new Font(BOLD, 10, Font.NORMAL, ACCENT);
    public static final Font LABEL = new Font(REGULAR, 8, Font.NORMAL, GREY);
    public static final Font TEXT = new Font(REGULAR, 9.5f, Font.NORMAL, INK);
    public static final Font FAINT = new Font(REGULAR, 9.5f, Font.NORMAL, GREY);
    public static final Font STRONG = new Font(BOLD, 9.5f, Font.NORMAL, INK);
    public static final Font SMALL = new Font(REGULAR, 8.5f, Font.NORMAL, GREY);
    public static final Font HEADING = new Font(BOLD, 8.5f, Font.NORMAL, ACCENT);

    private static final int LONG_TITLE = 80;
    private static final int VERY_LONG_TITLE = 200;

    private PaperStyle() {}

    /** A long title is set smaller, so that it leaves room for what follows. */
    public static Font title(String title) {
        int size = title.length() > VERY_LONG_TITLE ? 11 : title.length() > LONG_TITLE ? 14 : 19;
        return new Font(BOLD, size, Font.NORMAL, INK);
    }

    public static float width(String text, Font font) {
        return font.getBaseFont().getWidthPoint(text, font.getSize());
    }

    /** The beginning of the text, as much as is that wide. */
    public static String fitting(String text, BaseFont font, float size, float width) {
        if (font.getWidthPoint(text, size) <= width) {
            return text;
        }
        var end = text.length();
        while (end > 0 && font.getWidthPoint(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    public static PdfPTable table(float width, float... columns) {
        var table = new PdfPTable(columns);
        table.setTotalWidth(width);
        table.setLockedWidth(true);
        table.setSplitLate(true);
        return table;
    }

    public static PdfPCell plain(Phrase phrase) {
        var cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setLeading(0, 1.25f);
        cell.setUseAscender(true);
        return cell;
    }

    public static PdfPCell plain(String text, Font font) {
        return plain(new Phrase(text, font));
    }

    /** A cell in the header of a table of rows. */
    public static PdfPCell heading(String text, boolean toTheRight) {
        var cell = ruled(new Phrase(text, HEADING), toTheRight);
        cell.setBackgroundColor(TINT);
        cell.setBorderColor(ACCENT);
        cell.setBorderWidth(0.8f);
        return cell;
    }

    /** A cell of a table of rows, with a line below. */
    public static PdfPCell ruled(Phrase phrase, boolean toTheRight) {
        var cell = plain(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.5f);
        cell.setBorderColor(HAIRLINE);
        cell.setPadding(5);
        cell.setPaddingTop(6);
        cell.setHorizontalAlignment(toTheRight ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    /** A sum below the last row: what it is, over all columns but the last, and how much. */
    public static void addTotal(PdfPTable table, String name, String money, Font font) {
        var names = ruled(new Phrase(name, font), true);
        names.setColspan(table.getNumberOfColumns() - 1);
        Stream.of(names, ruled(new Phrase(money, font), true)).forEach(cell -> {
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setPaddingBottom(1);
            cell.setPaddingTop(7);
            table.addCell(cell);
        });
    }
}
