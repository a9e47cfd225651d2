package org.molaris.clinic.alfadocs;

import java.util.Objects;
import java.util.regex.Pattern;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** A phone as a program writes it, the country's prefix apart. What it does not send of one that is known stays as it is. */
final class PhoneNumberForm {

    static final String PREFIX = "prefix";
    static final String NUMBER = "number";

    private static final int LONGEST = 40;
    private static final int LABEL = 100;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s().\\-/]");
    private static final Pattern PREFIX_FORM = Pattern.compile("(?:\\+|00)?([1-9]\\d{0,6})");
    private static final Pattern NUMBER_FORM = Pattern.compile("\\d{1,15}");

    /** The country does not matter: there is always a prefix. */
    private static final PhoneNumbers ANYWHERE = PhoneNumbers.of("IT");

    private final Body body;

    PhoneNumberForm(Body body) {
        this.body = body;
    }

    /** One that is not known yet. */
    PatientPhone asNew() {
        return new PatientPhone(
                0,
                e164(Values.required(PREFIX, prefix()), Values.required(NUMBER, number())),
                body.text("label", LABEL),
                Objects.requireNonNullElse(flag(), true));
    }

    PatientPhone onto(PatientPhone known) {
        return new PatientPhone(
                known.number(),
                phoneOnto(known),
                body.names("label") ? body.text("label", LABEL) : known.label(),
                Objects.requireNonNullElse(flag(), known.smsEnabled()));
    }

    /** E.164; what is not sent is as it was. */
    private String phoneOnto(PatientPhone known) {
        var shown = AlfaDocsPhoneNumber.of(known);
        var prefix = body.names(PREFIX) ? Values.required(PREFIX, prefix()) : digits(PREFIX, shown.prefix());
        var number = body.names(NUMBER) ? Values.required(NUMBER, number()) : shown.number();
        return e164(prefix, number);
    }

    /** The digits of a prefix, however it is written. */
    static String digits(String name, String prefix) {
        var form = PREFIX_FORM.matcher(BETWEEN_DIGITS.matcher(prefix).replaceAll(""));
        if (!form.matches()) {
            throw DialectRefused.invalid(name);
        }
        return form.group(1);
    }

    /** The digits of a number without its prefix. */
    static String local(String name, String number) {
        var digits = BETWEEN_DIGITS.matcher(number).replaceAll("");
        if (!NUMBER_FORM.matcher(digits).matches()) {
            throw DialectRefused.invalid(name);
        }
        return digits;
    }

    private String prefix() {
        var text = Parameters.orNull(body.text(PREFIX, LONGEST));
        return text == null ? null : digits(PREFIX, text);
    }

    private String number() {
        var text = Parameters.orNull(body.text(NUMBER, LONGEST));
        return text == null ? null : local(NUMBER, text);
    }

    private Boolean flag() {
        return body.flag("smsEnabled");
    }

    /** As we keep it if it is a phone's: without what is dialled within a country alone. */
    static String asKept(String prefix, String number) {
        return ANYWHERE.e164("+" + prefix + number).orElse("+" + prefix + number);
    }

    private static String e164(String prefix, String number) {
        return ANYWHERE.e164("+" + prefix + number).orElseThrow(() -> DialectRefused.invalid(NUMBER));
    }
}
