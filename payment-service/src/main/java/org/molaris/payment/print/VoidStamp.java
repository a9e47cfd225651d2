package org.molaris.payment.print;

import static org.molaris.print.PaperFonts.BOLD;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfGState;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.Locale;

/** A word across every page, over all that stands there. */
final class VoidStamp extends PdfPageEventHelper {

    static final Color RED = new Color(0xB3261E);
    static final Font STRONG = new Font(BOLD, 9.5f, Font.NORMAL, RED);

    private static final int STEEPNESS = 35;

    private final String word;

    VoidStamp(String word) {
        this.word = word.toUpperCase(Locale.ROOT);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var canvas = writer.getDirectContent();
        float width = document.right() - document.left();
        float size = width / BOLD.getWidthPoint(word, 1);
        var seenThrough = new PdfGState();
        seenThrough.setFillOpacity(0.3f);
        canvas.saveState();
        canvas.setGState(seenThrough);
        canvas.beginText();
        canvas.setFontAndSize(BOLD, size);
        canvas.setColorFill(RED);
        canvas.showTextAligned(
                Element.ALIGN_CENTER,
                word,
                (document.left() + document.right()) / 2,
                (document.bottom() + document.top()) / 2,
                STEEPNESS);
        canvas.endText();
        canvas.restoreState();
    }
}
