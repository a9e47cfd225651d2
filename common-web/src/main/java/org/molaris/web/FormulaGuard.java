package org.molaris.web;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from calculating what somebody once typed: text that begins as a formula gets an apostrophe (OWASP,
 * CSV injection), which the way back takes off again. So does text that has one already, lest it lose its own. A phone in
 * E.164 is a plus sign and digits, a plain number to every spreadsheet, and stays as it is.
 */
public final class FormulaGuard {

    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\\t\\r].*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    private FormulaGuard() {}

    public static String on(String text) {
        return text != null
                        && FORMULA.matcher(text).matches()
                        && !PHONE.matcher(text).matches()
                ? "'" + text
                : text;
    }

    /** What it was before. */
    public static String off(String text) {
        return GUARDED.matcher(text).matches() ? text.substring(1) : text;
    }
}
