package org.molaris.treatment.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.treatment.print.PrintablePlan.ClinicOnPaper;
import org.molaris.treatment.print.PrintablePlan.Step;

class PlanPaperTest {

    private static final Step BRACKETS =
            new Step(1, "Colocación de brackets", "D8080", "11", "MOD", money("300"), "completed", "Primera sesión");
    private static final Step CHECK = new Step(2, "Revisión", null, null, null, null, "pending", null);

    private final PlanPaper paper = new PlanPaper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    es-SV | Plan de tratamiento | Completado | Firmas      | 15 de enero de 2026
                    en-US | Treatment plan      | Completed  | Signatures  | January 15, 2026
                    it    | Piano di trattamento| Completata | Firme       | 15 gennaio 2026
                    pt-BR | Plano de tratamento | Concluíd   | Assinaturas | 15 de janeiro de 2026
                    fr    | Plan de traitement  | Terminé    | Signatures  | 15 janvier 2026
                    de    | Behandlungsplan     | Erledigt   | Unterschrift| 15. Januar 2026
                    nah   | Plan de tratamiento | Completado | Firmas      | 15 de enero de 2026
                    """)
    void itSpeaksTheClinicsLanguage(String language, String head, String status, String signatures, String day) {
        var text = textOf(plan(language, "Ana García", List.of(BRACKETS, CHECK)));

        assertThat(text).contains(head).contains(status).contains(signatures).contains(day);
    }

    @Test
    void itHasStepsCostsTotalsNotesAndAPlaceToSign() {
        var text = textOf(plan("es-SV", "Ana García", List.of(BRACKETS, CHECK)));

        assertThat(text)
                .contains("Sonrisa", "+503 2222 2222", "n.º 12", "Ortodoncia completa")
                .contains("Colocación de brackets", "Primera sesión", "D8080", "11 MOD", "Revisión", "Pendiente")
                .contains("$300.00", "$1,200.00", "18 meses", "Página 1 de 1")
                .containsSubsequence("Firmas", "Ana García", "Dr. Pérez");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    es    | USD | $1,200.00
                    es    | EUR | ,00 €
                    es-CL | CLP | $1.200
                    pt    | BRL | R$
                    de    | EUR | 1.200,00 €
                    en-US | EUR | €1,200.00
                    """)
    void moneyIsWrittenAsTheClinicsCountryDoes(String language, String currency, String money) {
        var clinic = new ClinicOnPaper("Sonrisa", null, language, currency, ZoneId.of("UTC"));

        assertThat(new PaperLanguage(clinic).money(money("1200")).replace('\u00A0', ' '))
                .contains(money);
    }

    @Test
    void theDayIsThatOfTheClinicsZone() {
        // 03:00 UTC on the 16th.
        assertThat(textOf(plan("en-US", "x", List.of()))).contains("January 15, 2026");
    }

    @Test
    void aLongPlanRepeatsItsHeadAndCountsItsPages() {
        var steps = IntStream.rangeClosed(1, 120)
                .mapToObj(place -> new Step(place, "Paso " + place, null, null, null, money("1"), "pending", null))
                .toList();

        var pages = pagesOf(plan("es-SV", "Ana", steps));

        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(page -> page.contains("Procedimiento"));
        assertThat(pages.get(pages.size() - 1)).contains("Página %1$d de %1$d".formatted(pages.size()), "$120.00");
        assertThat(String.join("\n", pages)).contains("Paso 24", "Paso 120");
    }

    @Test
    void textIsOnlyTextWhateverItsLetters() {
        var text = textOf(
                plan("es-SV", "Łukasz Ωmega Яна \uD83D\uDE00 \u4E2D <b>&amp; \u0007", Collections.nCopies(2, CHECK)));

        assertThat(text).contains("Łukasz Ωmega Яна").contains("<b>&amp;");
    }

    @Test
    void thePaperSaysWhatItIsAndIsTheSameEachTime() throws IOException {
        var plan = plan("pt-BR", "Ana", List.of(BRACKETS));
        try (var reader = new PdfReader(paper.print(plan))) {
            assertThat(reader.getInfo())
                    .containsEntry("Title", "Ortodoncia completa")
                    .containsEntry("Author", "Sonrisa");
            assertThat(reader.getCatalog().getAsString(PdfName.LANG)).hasToString("pt-BR");
        }
        assertThat(paper.print(plan)).isEqualTo(paper.print(plan));
    }

    private static PrintablePlan plan(String language, String patient, List<Step> steps) {
        return new PrintablePlan(
                new ClinicOnPaper("Sonrisa", "+503 2222 2222", language, "USD", ZoneId.of("America/El_Salvador")),
                patient,
                "Dr. Pérez",
                12,
                "Ortodoncia completa",
                "active",
                Instant.parse("2026-01-16T03:00:00Z"),
                money("1200"),
                "Tratamiento de 18 meses",
                steps);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(2);
    }

    private String textOf(PrintablePlan plan) {
        return String.join("\n", pagesOf(plan));
    }

    private List<String> pagesOf(PrintablePlan plan) {
        try (var reader = new PdfReader(paper.print(plan))) {
            var extractor = new PdfTextExtractor(reader);
            return IntStream.rangeClosed(1, reader.getNumberOfPages())
                    .mapToObj(page -> text(extractor, page))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(PdfTextExtractor extractor, int page) {
        try {
            return extractor.getTextFromPage(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
