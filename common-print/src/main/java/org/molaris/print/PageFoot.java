package org.molaris.print;

import static org.molaris.print.PaperFonts.REGULAR;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.util.ArrayList;
import java.util.List;

/** The foot of every page: what it is, and "page x of y", which is written when y is known. */
final class PageFoot extends PdfPageEventHelper {

    private static final int SIZE = 8;
    private static final int HEIGHT = 12;
    private static final int NUMBER_WIDTH = 110;
    private static final int BELOW_TEXT = 24;

    private final String whose;
    private final PaperLanguage language;
    private final List<PdfTemplate> numbers = new ArrayList<>();

    PageFoot(String whose, PaperLanguage language) {
        this.whose = whose;
        this.language = language;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var canvas = writer.getDirectContent();
        float baseline = document.bottom() - BELOW_TEXT;
        canvas.saveState();
        canvas.setColorStroke(PaperStyle.HAIRLINE);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(document.left(), baseline + HEIGHT);
        canvas.lineTo(document.right(), baseline + HEIGHT);
        canvas.stroke();
        canvas.restoreState();
        float room = document.right() - document.left() - NUMBER_WIDTH;
        write(canvas, PaperStyle.fitting(whose, REGULAR, SIZE, room), Element.ALIGN_LEFT, document.left(), baseline);
        var number = canvas.createTemplate(NUMBER_WIDTH, HEIGHT);
        canvas.addTemplate(number, document.right() - NUMBER_WIDTH, baseline - 3);
        numbers.add(number);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int i = 0; i < numbers.size(); i++) {
            write(
                    numbers.get(i),
                    language.sentence("page", i + 1, numbers.size()),
                    Element.ALIGN_RIGHT,
                    NUMBER_WIDTH,
                    3);
        }
    }

    private static void write(PdfContentByte canvas, String text, int alignment, float x, float y) {
        canvas.saveState();
        canvas.beginText();
        canvas.setFontAndSize(REGULAR, SIZE);
        canvas.setColorFill(PaperStyle.GREY);
        canvas.showTextAligned(alignment, text, x, y, 0);
        canvas.endText();
        canvas.restoreState();
    }
}
