package org.molaris.clinic.alfadocs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.patient.Address;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.Identification;
import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.patient.Reminders;
import org.molaris.clinic.patient.Terms;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/**
 * What a program writes of a patient. What it does not send stays as it is; what it sends empty is emptied. When a record
 * was created and last changed we know ourselves: what is sent of that is not looked at.
 */
final class PatientForm {

    private static final int NAME = 200;
    private static final int STREET = 500;
    private static final int POSTCODE = 20;
    private static final int EMAIL = 254;
    private static final int CODE = 50;
    private static final int VALUE = 2000;
    private static final int DATE = 40;
    private static final int MOST_PHONES = 20;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private static final String PHONES = "phoneNumbers";
    private static final String DATE_OF_BIRTH = "dateOfBirth";
    private static final String DATE_BIRTH = "dateBirth";

    private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final Body body;

    private PatientForm(Body body) {
        this.body = body;
    }

    /** Of a patient who is to be changed. */
    static PatientForm of(Body body) {
        return new PatientForm(body);
    }

    /** Of a new patient. */
    static PatientForm ofNew(Body body) {
        for (var name : List.of("firstName", "lastName")) {
            Values.required(name, Parameters.orNull(body.text(name, NAME)));
        }
        return new PatientForm(body);
    }

    /** The values that are sent for custom fields, by the technical names of these; null where there is to be none. */
    Map<String, String> customFields() {
        var sent = new LinkedHashMap<String, String>();
        body.names().stream()
                .filter(name -> name.startsWith(AlfaDocsPatient.CUSTOM))
                .forEach(name -> sent.put(technicalName(name), body.text(name, VALUE)));
        return sent;
    }

    /** The same of a list that has nothing else, {@code data}. */
    static Map<String, String> listedCustomFields(Body body) {
        var sent = new LinkedHashMap<String, String>();
        for (var each : Values.required("data", body.bodies("data"))) {
            var name = Values.required("technicalName", Parameters.orNull(each.text("technicalName", NAME)));
            if (sent.containsKey(technicalName(name))) {
                throw DialectRefused.badRequest("data has %s more than once.".formatted(name));
            }
            if (!each.names("value")) {
                throw DialectRefused.badRequest("value is required.");
            }
            sent.put(technicalName(name), each.text("value", VALUE));
        }
        return sent;
    }

    /** With the underscore that programs may put before it, or without. */
    private static String technicalName(String name) {
        return name.startsWith(AlfaDocsPatient.CUSTOM) ? name.substring(AlfaDocsPatient.CUSTOM.length()) : name;
    }

    PersonalDetails ofNobody(Map<String, Object> values) {
        return onto(PersonalDetails.NOBODY, values);
    }

    /** @param values of the custom fields, by their technical names */
    PersonalDetails onto(PersonalDetails known, Map<String, Object> values) {
        return new PersonalDetails(
                        needed("firstName", known.firstName()),
                        known.middleName(),
                        needed("lastName", known.lastName()),
                        known.socialName(),
                        phones(known.phones()),
                        email(known.email()),
                        dateOfBirth(known.dateOfBirth()),
                        text("placeOfBirth", known.placeOfBirth(), NAME),
                        gender(known.gender()),
                        known.maritalStatus(),
                        address(known.address()),
                        text("job", known.job(), NAME),
                        known.language(),
                        known.notes(),
                        known.status(),
                        known.firstVisitOn(),
                        identification(known.identification()),
                        terms(known.terms()),
                        reminders(known.reminders()),
                        known.wishes(),
                        known.customFields())
                .withCustomFields(values);
    }

    /** Who is one of the known ones, by its id or by the number itself, stays that one. */
    private List<PatientPhone> phones(List<PatientPhone> known) {
        if (!body.has(PHONES)) {
            return known;
        }
        var sent = body.bodies(PHONES);
        if (sent.size() > MOST_PHONES) {
            throw DialectRefused.badRequest("phoneNumbers must not be more than %d.".formatted(MOST_PHONES));
        }
        return sent.stream().map(phone -> phone(phone, known)).toList();
    }

    private static PatientPhone phone(Body sent, List<PatientPhone> known) {
        var form = new PhoneNumberForm(sent);
        var id = Parameters.orNull(sent.text("id", CODE));
        var named = known.stream()
                .filter(phone -> String.valueOf(phone.number()).equals(id))
                .findFirst();
        if (named.isPresent()) {
            return form.onto(named.get());
        }
        var wanted = form.asNew();
        return known.stream()
                .filter(phone -> phone.phone().equals(wanted.phone()))
                .findFirst()
                .map(form::onto)
                .orElse(wanted);
    }

    private String email(String known) {
        var email = text("email", known, EMAIL);
        if (Parameters.orNull(email) != null
                && !email.equals(known)
                && !EMAIL_FORM.matcher(email.strip()).matches()) {
            throw DialectRefused.invalid("email");
        }
        return email;
    }

    /** Programs send the record back with both of its names for the day and change one: that one counts. */
    private LocalDate dateOfBirth(LocalDate known) {
        var one = day(DATE_OF_BIRTH, known);
        var other = day(DATE_BIRTH, known);
        if (Objects.equals(one, other) || Objects.equals(other, known)) {
            return one;
        }
        if (!Objects.equals(one, known)) {
            throw DialectRefused.badRequest("dateOfBirth and dateBirth must be the same.");
        }
        return other;
    }

    private LocalDate day(String name, LocalDate known) {
        return body.names(name) ? Times.day(name, Parameters.orNull(body.text(name, DATE))) : known;
    }

    /** Where another one is known, that there is none here says nothing. */
    private Gender gender(Gender known) {
        if (!body.has("gender") && (!body.names("gender") || AlfaDocsPatient.gender(known) == null)) {
            return known;
        }
        var text = Parameters.orNull(body.text("gender", CODE));
        return Values.oneOf("gender", text, AlfaDocsPatient.GENDERS);
    }

    private Address address(Address known) {
        return new Address(
                text("street", known.address(), STREET),
                known.addressLine2(),
                text("city", known.city(), NAME),
                known.district(),
                text("province", known.province(), NAME),
                text("postcode", known.postcode(), POSTCODE),
                known.country());
    }

    private Identification identification(Identification known) {
        var ids = known.nationalIds();
        return new Identification(
                known.externalId(),
                known.chartNumber(),
                wholeNumber("yearlyNumberingYear", known.yearlyNumberingYear(), FIRST_YEAR, LAST_YEAR),
                wholeNumber("yearlyNumberingNumber", known.yearlyNumberingNumber(), 1, Integer.MAX_VALUE),
                new NationalIds(
                        ids.rut(),
                        fiscalCode(ids.fiscalCode()),
                        ids.dui(),
                        ids.ssn(),
                        ids.passport(),
                        ids.medicaidId(),
                        ids.other()));
    }

    /** In capitals and without spaces, however it is typed: only one patient of a clinic has it. */
    private String fiscalCode(String known) {
        var code = text("italianFiscalCode", known, CODE);
        return Objects.equals(code, known) || code == null
                ? code
                : code.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private Terms terms(Terms known) {
        return new Terms(
                percentage("defaultDiscount", known.defaultDiscount()),
                listed("sourceId", known.sourceNumber()),
                listed("priceListId", known.priceListNumber()),
                known.guarantorId(),
                known.operatorId(),
                known.blocked(),
                known.secondOperatorId(),
                known.branchId(),
                known.billingTypeId(),
                known.billingNote());
    }

    private Reminders reminders(Reminders known) {
        return new Reminders(
                flag("emailEnabled", known.emailEnabled()),
                flag("emailReminderPossible", known.emailReminders()),
                flag("smsReminderPossible", known.smsReminders()),
                flag("documentSignatureEmailPossible", known.documentSignatureEmail()),
                known.smsConsented());
    }

    private boolean flag(String name, boolean known) {
        return body.has(name) ? body.flag(name) : known;
    }

    private String text(String name, String known, int most) {
        return body.names(name) ? body.text(name, most) : known;
    }

    /** What was never there need not come now. */
    private String needed(String name, String known) {
        var text = Parameters.orNull(text(name, known, NAME));
        return known == null ? text : Values.required(name, text);
    }

    private Integer wholeNumber(String name, Integer known, int least, int most) {
        if (!body.names(name)) {
            return known;
        }
        var number = Values.number(name, Parameters.orNull(body.text(name, CODE)));
        if (number != null && (number < least || number > most)) {
            throw DialectRefused.invalid(name);
        }
        return number == null ? null : number.intValue();
    }

    /** A number of one of the clinic's own lists; 0 is none. */
    private Integer listed(String name, Integer known) {
        var number = wholeNumber(name, known, 0, Integer.MAX_VALUE);
        return number != null && number == 0 && body.names(name) ? null : number;
    }

    private BigDecimal percentage(String name, BigDecimal known) {
        if (!body.names(name)) {
            return known;
        }
        var percentage = Values.money(name, Parameters.orNull(body.text(name, CODE)));
        if (percentage != null && (percentage.signum() < 0 || percentage.compareTo(ALL) > 0)) {
            throw DialectRefused.badRequest(name + " must be between 0 and 100.");
        }
        return percentage;
    }
}
