package org.molaris.recall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicVoiceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es    | USD | Sonrisa: no le enviaremos más mensajes. Si quiere volver a recibirlos, responda ALTA. | $1,234.50 | 1 de abril de 2026",
                "en-GB | GBP | Sonrisa: we will send you no more messages. To receive them again, answer START. | £1,234.50 | 1 April 2026",
                "pt    | BRL | Sonrisa: não enviaremos mais mensagens. Para voltar a recebê-las, responda ALTA. | R$ 1.234,50 | 1 de abril de 2026",
                "eu    | EUR | Sonrisa: no le enviaremos más mensajes. Si quiere volver a recibirlos, responda ALTA. | 1.234,50 € | 1 de abril de 2026"
            })
    void speaksTheClinicsLanguageAndSpanishWhereItKnowsNone(
            String language, String currency, String optedOut, String money, String day) {
        var voice = new ClinicVoice("Sonrisa", language, currency, "UTC");

        assertThat(voice.say("opted_out", List.of("Sonrisa"))).isEqualTo(optedOut);
        assertThat(voice.money(new BigDecimal("1234.50")).replace('\u00a0', ' '))
                .isEqualTo(money);
        assertThat(voice.day(LocalDate.of(2026, 4, 1))).isEqualTo(day);
    }

    @Test
    void momentsAreByTheClocksOfTheClinicAndNoCentIsLost() {
        var voice = new ClinicVoice("Sonrisa", "en", "CLP", "America/Santiago");

        assertThat(voice.moment(Instant.parse("2026-03-02T18:05:00Z")))
                .startsWith("Monday, ")
                .endsWith("3:05 PM");
        assertThat(voice.money(new BigDecimal("1000.00"))).endsWith("1,000");
        assertThat(voice.money(new BigDecimal("1000.50"))).endsWith("1,000.50");
    }
}
