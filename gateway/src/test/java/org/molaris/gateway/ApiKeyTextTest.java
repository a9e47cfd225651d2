package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {

    /** Clinic-service, which makes the keys, holds the same example. */
    private static final String EXAMPLE = "mk_000000000000_000000000000000000000000000000002DCymC";

    @Test
    void aKeyIsRecognisedAndFoundByItsPrefix() {
        assertThat(ApiKeyText.isWellFormed(EXAMPLE)).isTrue();
        assertThat(ApiKeyText.prefixOf(EXAMPLE)).isEqualTo("mk_000000000000");
    }

    @Test
    void oneWrongCharacterAnywhereIsNoticed() {
        for (int at = 0; at < EXAMPLE.length(); at++) {
            var wrong = EXAMPLE.substring(0, at) + 'x' + EXAMPLE.substring(at + 1);
            assertThat(ApiKeyText.isWellFormed(wrong)).as(wrong).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mk_",
                "mk_000000000000",
                "mk_000000000000_",
                "000000000000_000000000000000000000000000000002DCymC",
                "MK_000000000000_000000000000000000000000000000002DCymC",
                "mk_000000000000_000000000000000000000000000000002DCymC0",
                " mk_000000000000_000000000000000000000000000000002DCymC",
                "mk_000000000000_000000000000000000000000000000002DCymC\n",
                "mk_000000000000_0000000000000000000000000000000é2DCymC"
            })
    void anythingElseIsNoKey(String text) {
        assertThat(ApiKeyText.isWellFormed(text)).isFalse();
    }
}
