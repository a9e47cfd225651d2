package org.molaris.clinic.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void aKeyHasItsForm() {
        var key = KeyText.random();

        assertThat(key.whole()).matches("mk_[0-9A-Za-z]{12}_[0-9A-Za-z]{32}[0-9A-Za-z]{6}");
        assertThat(key.whole()).startsWith(key.prefix() + "_");
        assertThat(key.prefix()).hasSize(15);
        assertThat(key).hasToString(key.prefix());
    }

    /** The gateway holds the same example. */
    @Test
    void theChecksumIsTheOneThatTheGatewayChecks() {
        assertThat(KeyText.of("mk_000000000000", "0".repeat(32)).whole())
                .isEqualTo("mk_000000000000_000000000000000000000000000000002DCymC");
    }

    @Test
    void noTwoKeysAreAlikeAndEveryCharacterIsUsed() {
        var keys = Stream.generate(KeyText::random).limit(1000).toList();

        assertThat(keys.stream().map(KeyText::whole)).doesNotHaveDuplicates();
        assertThat(keys.stream().map(KeyText::prefix)).doesNotHaveDuplicates();
        assertThat(keys.stream()
                        .flatMap(key -> key.whole().substring(16, 48).chars().boxed())
                        .collect(Collectors.toSet()))
                .hasSize(62);
    }
}
