package org.molaris.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.molaris.test.PdfPages;

class PaperTest {

    @Test
    void thePaperHasTheClinicsHeadAndAFootOnEveryPage() throws IOException {
        var pages = PdfPages.of(Paper.print(Note.of("es-MX", "línea\n".repeat(100))));

        assertThat(pages)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("Clínica Sonrisa · Aviso 7", "de " + pages.size()));
        assertThat(pages.get(0)).contains("+52 55 1234 5678", "Página 1 de ");
    }

    @Test
    void theDocumentSaysWhatItIsAndIsTheSameEachTime() throws IOException {
        var first = Paper.print(Note.of("es-MX", "Hola"));

        assertThat(Paper.print(Note.of("es-MX", "Hola"))).isEqualTo(first);
        try (var reader = new PdfReader(first)) {
            assertThat(reader.getInfo())
                    .containsEntry("Title", "Aviso")
                    .containsEntry("Author", "Clínica Sonrisa")
                    .doesNotContainKey("CreationDate");
            assertThat(reader.getCatalog().getAsString(PdfName.LANG)).hasToString("es-MX");
            assertThat(reader.getPageSize(1).getHeight()).as("Letter in Mexico").isEqualTo(792);
        }
        try (var reader = new PdfReader(Paper.print(Note.of("es-ES", "Hola")))) {
            assertThat(reader.getPageSize(1).getHeight()).as("A4 in Spain").isEqualTo(842);
        }
    }

    @Test
    void whatHasNoLetterInTheFontsIsABoxAndWhatIsNotSeenGoes() {
        assertThat(PaperFonts.printable("<b>Łódź</b> Ωμέγα яблоко {0} %s \u202Etxt \u0000"))
                .isEqualTo("<b>Łódź</b> Ωμέγα яблоко {0} %s txt ");
        assertThat(PaperFonts.printable("Ｄｉｅｎｔｅ 日本 \uD83E\uDDB7 cafe\u0301\r\nsegunda \uD800 línea"))
                .isEqualTo("Diente □□  café\nsegunda  línea");
    }
}
