package org.molaris.treatment.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.print.ClinicOnPaper;
import org.molaris.print.Paper;
import org.molaris.test.PdfPages;
import org.molaris.treatment.print.PrintablePlan.Signed;
import org.molaris.treatment.print.PrintablePlan.Step;

class PlanPaperTest {

    private static final String NOTES = "Dos visitas.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            es-MX | MXN | Plan de tratamiento n.º 12 | Pendiente  | $1,300.50      | 14 de enero de 2026 | Firmas         | Página 1 de 1
            es    | EUR | Plan de tratamiento n.º 12 | Pendiente  | 1.300,50 €     | 14 de enero de 2026 | Observaciones  | Página 1 de 1
            en-US | USD | Treatment plan no. 12      | Pending    | $1,300.50      | January 14, 2026    | Signatures     | Page 1 of 1
            it-IT | EUR | Piano di trattamento n. 12 | Da fare    | 1.300,50 €     | 14 gennaio 2026     | Firme          | Pagina 1 di 1
            pt-BR | BRL | Plano de tratamento n.º 12 | Pendente   | R$ 1.300,50    | 14 de janeiro de 2026 | Assinaturas  | Página 1 de 1
            fr-FR | EUR | Plan de traitement n° 12   | À faire    | 1 300,50 €     | 14 janvier 2026     | Signatures     | Page 1 sur 1
            de-DE | EUR | Behandlungsplan Nr. 12     | Offen      | 1.300,50 €     | 14. Januar 2026     | Unterschriften | Seite 1 von 1
            nl-NL | EUR | Plan de tratamiento n.º 12 | Pendiente  | 1.300,50 €     | 14 de enero de 2026 | Firmas         | Página 1 de 1
            """)
    void itSpeaksTheClinicsLanguageAndSpanishWhenItDoesNotKnowIt(
            String language,
            String currency,
            String title,
            String status,
            String total,
            String day,
            String word,
            String page)
            throws IOException {
        var plan = plan(clinic(language, currency), "Ortodoncia", "Tratamiento de 18 meses", steps(3));

        assertThat(pages(plan))
                .singleElement()
                .asString()
                .contains(title, status, total, day, word, page, "María López", "Ana Ruiz", "D2391", "36 MOD", NOTES);
    }

    @Test
    void itShowsWhatIsKnownAndLeavesOutTheRest() throws IOException {
        var clinic = new ClinicOnPaper("Sonrisa", null, "en-US", "CLP", ZoneId.of("UTC"));
        var step = new Step(1, "Check-up", null, null, null, null, "unheard-of", null);
        var bare =
                new PrintablePlan(clinic, "P", null, 1, "T", "unthought-of", Instant.EPOCH, null, null, List.of(step));
        var estimated = new PrintablePlan(
                clinic, "P", null, 1, "T", "paused", Instant.EPOCH, new BigDecimal("15000.00"), null, List.of());

        assertThat(pages(bare))
                .singleElement()
                .asString()
                .contains("unthought-of", "unheard-of", "–", "Total of the procedures", "Dentist")
                .doesNotContain("Code", "Tooth", "Notes", "Estimated total", "null");
        assertThat(pages(estimated))
                .singleElement()
                .asString()
                .contains("no procedures yet", "Estimated total", "CLP15,000", "Paused")
                .doesNotContain("15,000.00", "Total of the procedures");
    }

    /** As typed where a name is typed, and with what is not the patient's to pay. */
    @Test
    void aFrozenCopyShowsWhoSignedItAndWhatThePatientPays() throws IOException {
        var signed = new Signed(
                LocalDate.of(2026, 1, 20),
                "Pamela Hoovey",
                "Digitally Signed by Sonrisa App",
                null,
                null,
                new BigDecimal("50.00"),
                new BigDecimal("80.00"),
                new BigDecimal("1170.50"));
        var plan = new PrintablePlan(
                clinic("en-US", "USD"),
                "María López",
                "Ana Ruiz",
                12,
                "Fillings",
                "saved",
                Instant.EPOCH,
                null,
                null,
                List.of(
                        new Step(1, "Resin", null, null, null, new BigDecimal("1000.50"), null, null),
                        new Step(2, "Resin", null, null, null, new BigDecimal("300.00"), null, null)),
                signed);

        assertThat(pages(plan))
                .singleElement()
                .asString()
                .contains("January 20, 2026", "Saved", "Pamela Hoovey", "Ana Ruiz", "Digitally Signed by Sonrisa App")
                .contains("$1,300.50", "Discount", "$50.00", "Insurance", "$80.00", "Patient pays", "$1,170.50")
                .doesNotContain("1970", "null");
    }

    @Test
    void everyPageOfALongPlanHasTheHeaderAndTheSignaturesStandWithTheTotal() throws IOException {
        var pages = pages(plan(clinic("es-ES", "EUR"), "Largo", null, steps(300)));

        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page).contains("Procedimiento", "de " + pages.size()));
        assertThat(pages.get(pages.size() - 1)).contains("Paso 300,", "Total de los procedimientos", "Firmas");
        var all = String.join("\n", pages);
        assertThat(IntStream.rangeClosed(1, 300))
                .allSatisfy(i -> assertThat(all).containsOnlyOnce("Paso " + i + ","));
    }

    /** Twenty steps, or nine with eighteen lines of notes, just leave room for them on their page. */
    @ParameterizedTest
    @CsvSource({"20,0,1", "21,0,2", "26,0,2", "28,0,2", "9,18,1", "9,19,2", "9,27,2", "9,29,2", "9,31,2"})
    void signaturesAreNeverAloneNorOffThePage(int steps, int lines, int count) throws IOException {
        var notes = "Una nota del plan.\n".repeat(lines);
        var pages = pages(plan(clinic("es-ES", "EUR"), "Plan", notes, steps(steps)));

        assertThat(pages).hasSize(count);
        assertThat(pages.get(count - 1)).contains("Firmas").contains(lines == 0 ? "Paso " + steps + "," : "Una nota");
        assertThat(String.join("", pages).split("Una nota", -1)).hasSize(lines + 1);
    }

    @Test
    void longTextsAreAllThere() throws IOException {
        var notes = "palabra ".repeat(1_250) + "FIN";
        var steps = new ArrayList<>(steps(2));
        steps.add(new Step(3, "Largo", null, null, null, null, "pending", notes + "-PASO"));
        var pages = pages(plan(clinic("es-ES", "EUR"), "X".repeat(497) + "YZ.", notes, steps));

        assertThat(pages.get(0)).contains("YZ.");
        assertThat(String.join("", pages)).contains("FIN-PASO", "Total de los procedimientos");
        assertThat(pages.get(pages.size() - 1)).contains("FIN", "Firmas");
        assertThat(String.join("", pages).split("palabra", -1)).hasSize(2_501);
    }

    @Test
    void textIsOnlyTextWhateverItsLetters() throws IOException {
        assertThat(pages(plan(clinic("es-ES", "EUR"), "<b> {0} %s \u202Etxt", "cafe\u0301 日本", steps(1))))
                .singleElement()
                .asString()
                .contains("<b> {0} %s txt", "café □□");
    }

    @Test
    void theDocumentIsCalledAsThePlanAndSaysItsNumberAndThePatientOnEveryPage() throws IOException {
        var plan = plan(clinic("es-MX", "MXN"), "Ortodoncia completa", null, steps(2));

        try (var reader = new PdfReader(Paper.print(plan))) {
            assertThat(reader.getInfo()).containsEntry("Title", "Ortodoncia completa");
        }
        assertThat(pages(plan).get(0)).contains("Clínica Sonrisa · Plan de tratamiento n.º 12 · María López");
    }

    private static ClinicOnPaper clinic(String language, String currency) {
        return new ClinicOnPaper(
                "Clínica Sonrisa", "+52 55 1234 5678", language, currency, ZoneId.of("America/Mexico_City"));
    }

    /** Made on the evening of the 14th in the clinic. */
    private static PrintablePlan plan(ClinicOnPaper clinic, String title, String notes, List<Step> steps) {
        var made = Instant.parse("2026-01-15T02:00:00Z");
        return new PrintablePlan(clinic, "María López", "Ana Ruiz", 12, title, "active", made, null, notes, steps);
    }

    /** The first costs 1,000.50, the others 150 each. */
    private static List<Step> steps(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Step(
                        i,
                        "Paso " + i + ", resina",
                        "D2391",
                        "36",
                        "MOD",
                        new BigDecimal(i == 1 ? "1000.50" : "150.00"),
                        "pending",
                        i % 3 == 1 ? NOTES : null))
                .toList();
    }

    private static List<String> pages(PrintablePlan plan) throws IOException {
        return PdfPages.of(Paper.print(plan));
    }
}
