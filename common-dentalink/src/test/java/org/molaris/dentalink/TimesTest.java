package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.dentalink.Asked.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId CHILE = ZoneId.of("America/Santiago");
    private static final Instant LATE = Instant.parse("2018-11-06T02:09:01.987654Z");

    @Test
    void aMomentIsWrittenByTheClinicsClockToTheSecond() {
        assertThat(Times.written(LATE, CHILE)).isEqualTo("2018-11-05 23:09:01");
        assertThat(Times.day(LATE, CHILE)).isEqualTo("2018-11-05");
        assertThat(Times.time(LATE, CHILE)).isEqualTo("23:09:01");
        assertThat(Times.time(Instant.parse("2018-11-02T12:00:00Z"), CHILE)).isEqualTo("09:00:00");
        assertThat(Times.written(Instant.parse("0800-01-01T12:00:00Z"), ZoneId.of("UTC")))
                .isEqualTo("0800-01-01 12:00:00");
    }

    @Test
    void daysAndTimesAreWrittenInFull() {
        assertThat(Times.day(LocalDate.of(2018, 1, 2))).isEqualTo("2018-01-02");
        assertThat(Times.time(LocalTime.of(9, 0))).isEqualTo("09:00:00");
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(Times.written(null, CHILE)).isNull();
        assertThat(Times.day((Instant) null, CHILE)).isNull();
        assertThat(Times.day((LocalDate) null)).isNull();
        assertThat(Times.time((Instant) null, CHILE)).isNull();
        assertThat(Times.time((LocalTime) null)).isNull();
        assertThat(Times.time("hora_inicio", null)).isNull();
    }

    @Test
    void aTimeIsSentWithSecondsOrWithout() {
        assertThat(Times.time("hora_inicio", "09:05")).isEqualTo(LocalTime.of(9, 5));
        assertThat(Times.time("hora_inicio", "9:05")).isEqualTo(LocalTime.of(9, 5));
        assertThat(Times.time("hora_inicio", " 23:59:58 ")).isEqualTo(LocalTime.of(23, 59, 58));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "24:00", "09:60", "09:00:60", "09.00", "09:00:00.5", "9:5", "nueve"})
    void anythingElseIsNone(String text) {
        refused("El parámetro hora_inicio debe tener el formato HH:MM", () -> Times.time("hora_inicio", text));
    }
}
