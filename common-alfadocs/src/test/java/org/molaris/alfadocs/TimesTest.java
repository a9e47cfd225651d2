package org.molaris.alfadocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.dialect.DialectRefused;

class TimesTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Test
    void momentsAreByTheClinicsClock() {
        assertThat(Times.written(Instant.parse("2026-07-01T22:30:00.9Z"), ROME)).isEqualTo("2026-07-02 00:30:00");
        assertThat(Times.written(LocalDate.of(2020, 1, 1))).isEqualTo("2020-01-01 00:00:00");
        assertThat(Times.day(Instant.parse("2026-07-01T22:30:00Z"), ROME)).isEqualTo("2026-07-02");
        assertThat(Times.written(null, ROME)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-02 00:30:00",
                "2026-07-02T00:30:00",
                "2026-07-02T00:30:00+02:00",
                "2026-07-01T22:30:00.000Z"
            })
    void theyAreReadAsTheyAreWritten(String text) {
        assertThat(Times.instant("date", text, ROME)).isEqualTo("2026-07-01T22:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-02-30 10:00:00", "2026-07-02", "2026-07-02T00:30:00+02:00[Rome]"})
    void whatIsNoMomentIsRefused(String text) {
        assertThatThrownBy(() -> Times.instant("date", text, ROME))
                .isInstanceOf(DialectRefused.class)
                .hasMessage("date format must be yyyy-MM-dd HH:mm:ss.");
    }

    @Test
    void aDayMayComeAsAMomentOfIt() {
        assertThat(Times.day("date", "2020-01-31")).isEqualTo("2020-01-31");
        assertThat(Times.day("date", "2020-01-31 23:00:00")).isEqualTo("2020-01-31");
        assertThatThrownBy(() -> Times.day("date", "2020-01-32")).hasMessage("date format must be yyyy-MM-dd.");
    }
}
