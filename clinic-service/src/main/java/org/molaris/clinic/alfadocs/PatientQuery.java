package org.molaris.clinic.alfadocs;

import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.patient.PatientCriterion;
import org.molaris.clinic.patient.PatientSelection;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** Which patients a program asks for. A parameter without a value asks for nothing; those who were put away are nobody's. */
public class PatientQuery {

    static final String OFFSET = "offset";
    static final String LIMIT = "limit";

    private static final long USUALLY = 100;
    private static final long AT_MOST = 1000;
    private static final int LONGEST = 500;

    @RestQuery("phoneNumberPrefix")
    String phoneNumberPrefix;

    @RestQuery("phoneNumber")
    String phoneNumber;

    @RestQuery("italianFiscalCode")
    String italianFiscalCode;

    @RestQuery(OFFSET)
    String offset;

    @RestQuery(LIMIT)
    String limit;

    @RestQuery("firstName")
    String firstName;

    @RestQuery("lastName")
    String lastName;

    @RestQuery("email")
    String email;

    @RestQuery("dateBirth")
    String dateBirth;

    long offset() {
        var asked = Values.number(OFFSET, Parameters.orNull(offset));
        return asked == null ? 0 : asked;
    }

    int limit() {
        var asked = Values.number(LIMIT, Parameters.orNull(limit));
        if (asked != null && (asked < 1 || asked > AT_MOST)) {
            throw DialectRefused.badRequest("limit must be between 1 and %d.".formatted(AT_MOST));
        }
        return (int) (asked == null ? USUALLY : asked);
    }

    PatientSelection selection() {
        var selection = new PatientSelection()
                .with(PatientCriterion.IN_USE)
                .with(PatientCriterion.FISCAL_CODE, text("italianFiscalCode", italianFiscalCode))
                .with(PatientCriterion.FIRST_NAME, text("firstName", firstName))
                .with(PatientCriterion.LAST_NAME, text("lastName", lastName))
                .with(PatientCriterion.EMAIL_IS, text("email", email))
                .with(PatientCriterion.BORN_ON, Times.day("dateBirth", Parameters.orNull(dateBirth)));
        askForPhone(selection);
        return selection;
    }

    private void askForPhone(PatientSelection selection) {
        var prefix = text("phoneNumberPrefix", phoneNumberPrefix);
        var number = text("phoneNumber", phoneNumber);
        var prefixDigits = prefix == null ? null : PhoneNumberForm.digits("phoneNumberPrefix", prefix);
        var numberDigits = number == null ? null : PhoneNumberForm.local("phoneNumber", number);
        if (prefix != null && number != null) {
            selection.with(PatientCriterion.PHONE_IS, PhoneNumberForm.asKept(prefixDigits, numberDigits));
        } else {
            selection.with(PatientCriterion.PHONE_BEGINS, prefixDigits).with(PatientCriterion.PHONE_ENDS, numberDigits);
        }
    }

    private static String text(String name, String value) {
        var text = Values.text(name, Parameters.orNull(value), LONGEST);
        return text == null ? null : text.strip();
    }
}
