package org.molaris.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es    | USD | $1,200.00
            es    | EUR | 1.200,00 €
            es    | CLP | $1.200
            pt    | BRL | R$ 1.200,00
            en-US | EUR | €1,200.00
            """)
    void aLanguageWithoutACountryWritesMoneyAsWhereItsCurrencyComesFrom(
            String language, String currency, String money) {
        assertThat(of(language, currency).money(new BigDecimal("1200.00")).replace('\u00A0', ' '))
                .isEqualTo(money);
    }

    @Test
    void aLanguageWithoutWordsIsSpanish() {
        assertThat(of("nl-NL", "EUR").sentence("page", 1, 1234)).isEqualTo("Página 1 de 1234");
        assertThat(of("nl-NL", "EUR").tag()).isEqualTo("es-NL");
        assertThat(of("en-GB", "GBP").sentence("page", 1, 2)).isEqualTo("Page 1 of 2");
    }

    @Test
    void momentsAreThoseOfTheClinicAndDaysStayWhatTheyAre() {
        var language = of("es-MX", "MXN");

        assertThat(language.day(Instant.parse("2026-01-15T02:00:00Z"))).isEqualTo("14 de enero de 2026");
        assertThat(language.moment(Instant.parse("2026-01-15T02:00:00Z")))
                .startsWith("14 de enero de 2026")
                .endsWith(" 20:00");
        assertThat(language.day(LocalDate.of(2026, 1, 15))).isEqualTo("15 de enero de 2026");
    }

    private static PaperLanguage of(String language, String currency) {
        var clinic = new ClinicOnPaper("Sonrisa", null, language, currency, ZoneId.of("America/Mexico_City"));
        return new PaperLanguage(clinic, PaperLanguageTest.class);
    }
}
