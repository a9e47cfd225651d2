package org.molaris.test;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a PDF says. */
public final class PdfPages {

    private PdfPages() {}

    /** Each page's words in their order, with plain spaces. */
    public static List<String> of(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var text = new PdfTextExtractor(reader);
            var pages = new ArrayList<String>();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(text.getTextFromPage(page).replaceAll("\\h+", " "));
            }
            return pages;
        }
    }
}
