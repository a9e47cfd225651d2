package org.molaris.clinic.opendental;

import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/** What Open Dental calls a pattern: for each five minutes of an appointment an X where somebody is needed, a stroke where not. */
final class TimeBar {

    /** Who says nothing books twenty minutes. */
    static final String USUAL = "/XX/";

    private static final int STEP_MINUTES = 5;
    private static final int LONGEST = 9 * 60 / STEP_MINUTES;

    /** What is longer is cut off; who sends more than a day's worth does not mean it. */
    private static final int READ_AT_MOST = 1000;

    private TimeBar() {}

    /** Null where the body does not say. */
    static String in(Body body, String field) {
        var bar = body.text(field, READ_AT_MOST);
        if (bar == null) {
            return null;
        }
        if (bar.isEmpty() || !bar.chars().allMatch(c -> c == 'X' || c == '/')) {
            throw DialectRefused.invalid(field);
        }
        return bar.substring(0, Math.min(bar.length(), LONGEST));
    }

    static int minutes(String bar) {
        return bar.length() * STEP_MINUTES;
    }

    /** One that is not kept: needed all the time, or never. */
    static String of(String kept, char otherwise, int minutes) {
        return kept == null ? String.valueOf(otherwise).repeat((minutes + STEP_MINUTES - 1) / STEP_MINUTES) : kept;
    }

    /** The secondary pattern goes along with the other. */
    static void mustMatch(String secondary, int minutes) {
        if (secondary != null && secondary.length() != (minutes + STEP_MINUTES - 1) / STEP_MINUTES) {
            throw DialectRefused.badRequest("PatternSecondary must match the length of Pattern.");
        }
    }
}
