package org.molaris.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void whatIsNotSentIsNull() {
        assertThat(Values.number("PatNum", null)).isNull();
        assertThat(Values.money("PayAmt", null)).isNull();
        assertThat(Values.flag("isSigned", null)).isNull();
        assertThat(Values.date("DateTP", null)).isNull();
        assertThat(Values.dateTime("DateTStamp", null)).isNull();
        assertThat(Values.text("Note", null, 1)).isNull();
        assertThat(Values.oneOf("TPType", null, Map.of("Insurance", 1))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.0", "1e3", "x", "1234567890123456789", "٣"})
    void aKeyIsAWholeNumber(String text) {
        refused("PatNum is invalid.", () -> Values.number("PatNum", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.234", "x", "10000000000", "1e11", "1e-3", "NaN"})
    void anAmountHasTwoDecimalsAndAnEnd(String text) {
        refused("PayAmt is invalid.", () -> Values.money("PayAmt", text));
    }

    @Test
    void anAmountIsReadToTheCent() {
        assertThat(Values.money("PayAmt", "129.99")).isEqualByComparingTo("129.99");
        assertThat(Values.money("PayAmt", "9999999999.99")).isEqualByComparingTo("9999999999.99");
        assertThat(Values.money("PayAmt", "5")).isEqualTo(new BigDecimal("5.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-13-45", "2023-02-29", "2024-1-5", "05/01/2024", "0000-01-01", "10000-01-01", ""})
    void aDayIsOneOfTheCalendar(String text) {
        refused("DateTP format must be yyyy-MM-dd.", () -> Values.date("DateTP", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-01", "2024-01-01T00:00:00", "2024-01-01 24:00:00", "2024-13-01 00:00:00"})
    void aMomentHasItsForm(String text) {
        refused("DateTStamp format must be yyyy-MM-dd HH:mm:ss.", () -> Values.dateTime("DateTStamp", text));
    }

    @Test
    void aMomentIsByTheClinicsClock() {
        assertThat(Values.instant("DateTStamp", "2022-07-01 05:30:00", ZoneId.of("America/El_Salvador")))
                .isEqualTo(Instant.parse("2022-07-01T11:30:00Z"));
    }

    @Test
    void noDayIsADayThatStandsForNone() {
        assertThat(Values.date("Birthdate", "0001-01-01")).isEqualTo(Values.NO_DATE);
        assertThat(Values.date("Birthdate", "9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void aWordIsWrittenAsItIs() {
        refused("TPType is invalid.", () -> Values.oneOf("TPType", "insurance", Map.of("Insurance", 1)));
        refused("isSigned is invalid.", () -> Values.flag("isSigned", "yes"));
        assertThat(Values.flag("isSigned", "true")).isTrue();
    }

    @Test
    void textIsWhatTheDatabaseCanKeep() {
        refused("Note is invalid.", () -> Values.text("Note", "a\0b", 10));
        refused("Note is invalid.", () -> Values.text("Note", "\ud800", 10));
        refused("Note must have no more than 2 characters.", () -> Values.text("Note", "abc", 2));
        assertThat(Values.text("Note", "ñ", 1)).isEqualTo("ñ");
    }

    @Test
    void whatHasToBeThereIsAskedFor() {
        refused("PatNum is required.", () -> Values.required("PatNum", null));
    }

    private static void refused(String sentence, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(DialectRefused.class).hasMessage(sentence);
    }
}
