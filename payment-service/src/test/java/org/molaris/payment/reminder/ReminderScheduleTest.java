package org.molaris.payment.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderScheduleTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource({
        // Eight in the morning, in winter, on the days on which clocks change, and in summer.
        "2026-03-02T06:59:59Z, ",
        "2026-03-02T07:00:00Z, 2026-03-05 notice 2026-03-02 due",
        "2026-03-29T05:59:59Z, ",
        "2026-03-29T06:00:00Z, 2026-04-01 notice",
        "2026-10-25T06:59:59Z, ",
        "2026-10-25T07:00:00Z, 2026-10-28 notice 2026-10-25 due",
        // Three days before the first of a month is in the one before; no plan's day is later than the 28th.
        "2026-02-26T07:00:00Z, 2026-03-01 notice 2026-02-26 due",
        "2026-02-28T07:00:00Z, 2026-03-03 notice 2026-02-28 due",
        "2028-02-27T07:00:00Z, 2028-03-01 notice 2028-02-27 due",
        "2026-01-01T07:00:00Z, 2026-01-04 notice 2026-01-01 due",
        "2025-12-31T07:00:00Z, 2026-01-03 notice",
        "2026-01-26T07:00:00Z, 2026-01-26 due",
        // Late is better than never, for half a day.
        "2026-03-02T18:00:00Z, 2026-03-05 notice 2026-03-02 due",
        "2026-03-02T18:59:59Z, 2026-03-05 notice 2026-03-02 due",
        "2026-03-02T19:00:00Z, ",
        "2026-03-02T20:00:00Z, "
    })
    void remindersFallDueAtEightInTheClinic(Instant now, String expected) {
        assertThat(ReminderSchedule.due(now, MADRID).stream().map(Reminder::period))
                .containsExactlyElementsOf(
                        expected == null ? List.of() : List.of(expected.split("(?<=[a-z]) (?=[0-9])", -1)));
    }

    @Test
    void aTimeThatTheClocksSkipIsLaterAndOneThatTheyShowTwiceIsTheFirst() {
        var halfPastTwo = LocalTime.of(2, 30);

        assertThat(ReminderSchedule.moment(LocalDate.of(2026, 3, 29), halfPastTwo, MADRID))
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(ReminderSchedule.moment(LocalDate.of(2026, 10, 25), halfPastTwo, MADRID))
                .isEqualTo("2026-10-25T00:30:00Z");
    }
}
