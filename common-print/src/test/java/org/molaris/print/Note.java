package org.molaris.print;

import static org.molaris.print.PaperFonts.printable;

import com.lowagie.text.Paragraph;
import java.time.ZoneId;

/** The least that can be printed. */
record Note(ClinicOnPaper clinic, String text) implements Printable {

    /** Of a clinic in Mexico City. */
    static Note of(String language, String text) {
        return new Note(
                new ClinicOnPaper(
                        "Clínica Sonrisa", "+52 55 1234 5678", language, "MXN", ZoneId.of("America/Mexico_City")),
                text);
    }

    @Override
    public String title(PaperLanguage language) {
        return "Aviso";
    }

    @Override
    public String foot(PaperLanguage language) {
        return "Aviso 7";
    }

    @Override
    public void writeOn(Paper paper) {
        paper.document().add(new Paragraph(printable(text), PaperStyle.TEXT));
    }
}
