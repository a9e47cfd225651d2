package org.molaris.recall.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTest {

    @ParameterizedTest
    @CsvSource({
        "BAJA, OPT_OUT",
        "' ¡Bájá! 🙏 ', OPT_OUT",
        "stop., OPT_OUT",
        "S.T.O.P, OPT_OUT",
        "\u200Balto, OPT_OUT",
        "UnSubscribe, OPT_OUT",
        "Cancelar…, OPT_OUT_OR_CANCEL",
        "alta, OPT_IN",
        "Start!, OPT_IN",
        "1\uFE0F\u20E3, CONFIRM",
        "sí, CONFIRM",
        "OK 👍🏽, CONFIRM",
        "Confirmo, CONFIRM",
        "confirmar, CONFIRM",
        "yes, CONFIRM",
        "２, CANCEL",
        "No., CANCEL",
        "CANCELO, CANCEL"
    })
    void neitherCaseNorAccentsNorPunctuationNorEmojiMatter(String message, Word word) {
        assertThat(Word.of(message)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Me quiero dar de baja", "bajar", "no sé", "alta mar", "12", "stop it", "👍", "", " "})
    void aSentenceIsNoneOfThem(String message) {
        assertThat(Word.of(message)).isEqualTo(Word.OTHER);
    }
}
