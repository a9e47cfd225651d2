package org.molaris.alfadocs;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.molaris.dialect.DialectRefused;

/** The days that a list is asked for, both of them included. */
public record Window(LocalDate from, LocalDate to) {

    /**
     * The days as they are asked for.
     *
     * @param dateStart and dateEnd as they came; when one is not there it follows from the other, so that the window is as
     *     long as the usual one
     * @param usual the window when neither is there
     * @param most how many days it may have
     */
    public static Window of(String dateStart, String dateEnd, Window usual, long most) {
        var from = Times.day("dateStart", dateStart);
        var to = Times.day("dateEnd", dateEnd);
        var length = Math.min(ChronoUnit.DAYS.between(usual.from, usual.to), most);
        var window = from == null && to == null
                ? usual
                : new Window(from == null ? to.minusDays(length) : from, to == null ? from.plusDays(length) : to);
        if (window.to.isBefore(window.from)) {
            throw DialectRefused.badRequest("dateEnd is before dateStart.");
        }
        if (ChronoUnit.DAYS.between(window.from, window.to) > most) {
            throw DialectRefused.badRequest("The maximum date range is " + most + " days.");
        }
        return window;
    }

    /** So many days up to and including that one. */
    public static Window upTo(LocalDate day, long days) {
        return new Window(day.minusDays(days), day);
    }
}
