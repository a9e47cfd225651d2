package org.molaris.clinic.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.ApiKeyText;

class ApiKeyTextTest {

    private static final String EXAMPLE = "mk_000000000000_000000000000000000000000000000002DCymC";

    @Test
    void aKeyIsRecognisedAndFoundByItsPrefix() {
        assertThat(ApiKeyText.read(EXAMPLE))
                .contains(new ApiKeyText("mk_000000000000", EXAMPLE))
                .contains(ApiKeyText.of("mk_000000000000", "0".repeat(32)));
    }

    @Test
    void oneWrongCharacterAnywhereIsNoticed() {
        for (int at = 0; at < EXAMPLE.length(); at++) {
            var wrong = EXAMPLE.substring(0, at) + 'x' + EXAMPLE.substring(at + 1);
            assertThat(ApiKeyText.read(wrong)).as(wrong).isEmpty();
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
        assertThat(ApiKeyText.read(text)).isEmpty();
    }

    @Test
    void aKeyHasItsForm() {
        var key = ApiKeyText.random();

        assertThat(key.whole()).matches("mk_[0-9A-Za-z]{12}_[0-9A-Za-z]{32}[0-9A-Za-z]{6}");
        assertThat(key.whole()).startsWith(key.prefix() + "_");
        assertThat(key.prefix()).hasSize(15);
        assertThat(key).hasToString(key.prefix());
    }

    @Test
    void aDevelopersKeyHasTheSameFormAndIsNoClinicsKey() {
        var key = ApiKeyText.randomOfDeveloper();

        assertThat(key.whole()).matches("md_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}");
        assertThat(ApiKeyText.readOfDeveloper(key.whole())).contains(key);
        assertThat(ApiKeyText.read(key.whole())).isEmpty();
        assertThat(ApiKeyText.readOfDeveloper(EXAMPLE)).isEmpty();
    }

    @Test
    void noTwoKeysAreAlikeAndEveryCharacterIsUsed() {
        var keys = Stream.generate(ApiKeyText::random).limit(1000).toList();

        assertThat(keys.stream().map(ApiKeyText::whole)).doesNotHaveDuplicates();
        assertThat(keys.stream().map(ApiKeyText::prefix)).doesNotHaveDuplicates();
        assertThat(keys.stream()
                        .flatMap(key -> key.whole().substring(16, 48).chars().boxed())
                        .collect(Collectors.toSet()))
                .hasSize(62);
    }
}
