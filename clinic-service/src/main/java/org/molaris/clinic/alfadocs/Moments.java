package org.molaris.clinic.alfadocs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.molaris.dialect.DialectRefused;

/** Times that somebody may mean. */
final class Moments {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private Moments() {}

    static LocalDate ofThisAge(String name, LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw DialectRefused.invalid(name);
        }
        return day;
    }

    static LocalDateTime ofThisAge(String name, LocalDateTime moment) {
        ofThisAge(name, moment.toLocalDate());
        return moment;
    }

    static Instant ofThisAge(String name, Instant moment) {
        ofThisAge(name, LocalDate.ofInstant(moment, ZoneOffset.UTC));
        return moment;
    }
}
