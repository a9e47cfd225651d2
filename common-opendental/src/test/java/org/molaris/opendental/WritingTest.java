package org.molaris.opendental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.dialect.DialectRefused;

class WritingTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant MOMENT = Instant.parse("2021-05-21T21:30:05.123Z");

    @Test
    void momentsAreByTheClinicsClock() {
        var usual = Writing.usual(ZONE);

        assertThat(usual.dateTime(MOMENT)).isEqualTo("2021-05-21 14:30:05");
        assertThat(usual.dateOf(Instant.parse("2021-05-22T06:59:59Z"))).isEqualTo("2021-05-21");
        assertThat(usual.date(LocalDate.of(2021, 5, 1))).isEqualTo("2021-05-01");
    }

    @Test
    void noneHasAFormToo() {
        var usual = Writing.usual(ZONE);

        assertThat(usual.date(null)).isEqualTo("0001-01-01");
        assertThat(usual.dateOf(null)).isEqualTo("0001-01-01");
        assertThat(usual.dateTime((Instant) null)).isEqualTo("0001-01-01 00:00:00");
        assertThat(Writing.text(null)).isEmpty();
        assertThat(Writing.number(null)).isZero();
        assertThat(Writing.money(null)).isEqualTo("0.00");
        assertThat(Writing.amount(new BigDecimal("5"))).isEqualTo(new BigDecimal("5.00"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            dd/MM/yyyy HH:mm:ss zzz, 21/05/2021 14:30:05 -07:00
            MM/dd/yyyy HH:mm:ss tt,  05/21/2021 14:30:05 PM
            |ddd d MMM yy h:mm tt|,  Fri 21 May 21 2:30 PM
            yyyy-MM-ddTHH:mm:ss.fff, 2021-05-21T14:30:05.123
            |'day' d \\d %H|,        day 21 d 14""")
    void aProgramHasMomentsItsOwnWay(String pattern, String written) {
        var formats = new Formats();
        formats.dateTimeFormat = pattern;

        assertThat(formats.at(ZONE).dateTime(MOMENT)).isEqualTo(written);
    }

    @Test
    void andDays() {
        var formats = new Formats();
        formats.dateFormat = "MM/dd/yyyy";

        assertThat(formats.at(ZONE).date(LocalDate.of(2022, 5, 21))).isEqualTo("05/21/2022");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "yyy", "yyyyy", "gg", "MMMMM"})
    void aPatternThatMeansNothingIsRefused(String pattern) {
        var formats = new Formats();
        formats.dateFormat = pattern;

        assertThatThrownBy(() -> formats.at(ZONE))
                .isInstanceOf(DialectRefused.class)
                .hasMessage("DateFormatString is invalid.");
    }
}
