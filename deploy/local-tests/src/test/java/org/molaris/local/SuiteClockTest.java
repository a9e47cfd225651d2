package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteClockTest {

    private static final ZoneId ZONE = ZoneId.of("America/El_Salvador");
    private static final Instant NOW = Instant.parse("2026-11-22T15:13:30Z");

    @TempDir
    Path home;

    private DataFolder data;
    private SuiteClock clock;

    @BeforeEach
    void prepare() {
        data = DataFolder.prepare(home.resolve("data"));
        clock = new SuiteClock(data, ZONE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00, PT206H46M30S",
        "2026-12-01T00:00:00-06:00, PT206H46M30S",
        "2026-12-01T06:00Z, PT206H46M30S",
        "2026-11-22T15:13:30Z, PT0S",
        "+3d, PT72H",
        "+9h, PT9H",
        "+90m, PT1H30M",
        "PT90S, PT1M30S",
        "P1D, PT24H"
    })
    void itMovesToATimeAtTheClinicOrOnByASpan(String wanted, Duration ahead) {
        clock.advance(wanted);

        assertThat(clock.ahead()).isEqualTo(ahead);
        assertThat(data.clock()).hasContent(ahead + "\n");
    }

    @Test
    void aSpanGoesOnFromWhatItShows() {
        clock.advance("+1d");
        assertThat(clock.sentence()).endsWith("1 day 00:00:00 ahead of this machine's");
        clock.advance("+9h");
        clock.advance("+2d");
        assertThat(clock.sentence()).isEqualTo("2026-11-25T18:13:30-06:00, 3 days 09:00:00 ahead of this machine's");
    }

    @Test
    void untilItIsMovedItShowsTheMachinesTime() {
        assertThat(clock.sentence()).isEqualTo("2026-11-22T09:13:30-06:00, as this machine's does");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T12:00", "2026-11-22T15:13:29Z", "PT-9H", "+-9h"})
    void itNeverGoesBack(String wanted) {
        clock.advance("+3h");
        assertThatThrownBy(() -> clock.advance(wanted))
                .hasMessageStartingWith("The clock shows 2026-11-22T12:13:30-06:00 and only moves forward");
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2036-01-01T00:00", "+2000d", "P99999D"})
    void fiveYearsAreEnough(String wanted) {
        assertThatThrownBy(() -> clock.advance(wanted)).hasMessage("The clock can be at most five years ahead.");
        assertThat(data.clock()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "tomorrow", "2026-12-01", "00:00", "+3", "+3w", "+", "P", "3d", "2026-02-30T00:00"})
    void whatIsNoTimeIsSaidSo(String wanted) {
        assertThatThrownBy(() -> clock.advance(wanted))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("'%s' is not a time such as 2026-12-01T00:00".formatted(wanted));
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(data.clock(), "soon");
        assertThatThrownBy(clock::ahead).hasMessage("The file %s is damaged; delete it.".formatted(data.clock()));
    }
}
