package org.molaris.clinic.dentalink;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.molaris.clinic.patient.Address;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.Identification;
import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.patient.NationalIds.Document;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.dentalink.Bit;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/**
 * What a program writes of a patient. What it does not send stays as it is; what it sends empty is emptied. What follows from
 * the rest, such as who pays for whom, is not looked at.
 */
final class DentalinkPatientForm {

    private static final int NAME = 200;
    private static final int STREET = 500;
    private static final int EMAIL = 254;
    private static final int CODE = 50;
    private static final int NOTE = 10_000;
    private static final String DOCUMENT_TYPE = "tipo_documento";

    private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final Body body;

    private DentalinkPatientForm(Body body) {
        this.body = body;
    }

    /** Of a patient who is to be changed. */
    static DentalinkPatientForm of(Body body) {
        return new DentalinkPatientForm(body);
    }

    /** Of a new patient. */
    static DentalinkPatientForm ofNew(Body body) {
        var form = new DentalinkPatientForm(body);
        Values.required("nombre", form.text("nombre", NAME));
        Values.required("apellidos", form.text("apellidos", NAME));
        return form;
    }

    /** Whether the record is to be in use; null when nothing is said of it. */
    Boolean enabled() {
        return Bit.in(body, "habilitado");
    }

    PersonalDetails ofNobody(PhoneNumbers numbers) {
        return onto(PersonalDetails.NOBODY, numbers);
    }

    PersonalDetails onto(PersonalDetails known, PhoneNumbers numbers) {
        return new PersonalDetails(
                needed("nombre", known.firstName()),
                known.middleName(),
                needed("apellidos", known.lastName()),
                text("nombre_social", known.socialName(), NAME),
                DentalinkPhones.of(known.phones()).with(body, numbers),
                email(known.email()),
                day("fecha_nacimiento", known.dateOfBirth()),
                known.placeOfBirth(),
                gender(known.gender()),
                known.maritalStatus(),
                address(known.address()),
                known.job(),
                known.language(),
                text("observaciones", known.notes(), NOTE),
                known.status(),
                known.firstVisitOn(),
                identification(known.identification()),
                known.terms(),
                known.reminders(),
                known.wishes(),
                known.customFields());
    }

    private Address address(Address known) {
        return new Address(
                text("direccion", known.address(), STREET),
                known.addressLine2(),
                text("ciudad", known.city(), NAME),
                text("comuna", known.district(), NAME),
                known.province(),
                known.postcode(),
                known.country());
    }

    private Identification identification(Identification known) {
        return new Identification(
                known.externalId(),
                text("numero_ficha", known.chartNumber(), CODE),
                known.yearlyNumberingYear(),
                known.yearlyNumberingNumber(),
                nationalIds(known.nationalIds()));
    }

    /** The document that is shown becomes the one that is sent. */
    private NationalIds nationalIds(NationalIds known) {
        var shown = known.document().orElse(Document.RUT);
        var wanted = document(shown);
        var code = text("rut", known.of(shown), CODE);
        return wanted == shown && Objects.equals(code, known.of(shown))
                ? known
                : known.with(shown, null).with(wanted, code);
    }

    private Document document(Document shown) {
        var type = text(DOCUMENT_TYPE, CODE);
        var named = type == null
                ? null
                : DentalinkPatient.DOCUMENTS.get(type.strip().toUpperCase(Locale.ROOT));
        if (type != null && named == null) {
            throw DialectRefused.badRequest("El parámetro tipo_documento debe ser uno de "
                    + String.join(
                            ", ",
                            DentalinkPatient.DOCUMENTS.keySet().stream()
                                    .sorted()
                                    .toList()));
        }
        var passport = Bit.in(body, "es_pasaporte");
        if (passport == null) {
            return named == null ? shown : named;
        }
        if (named != null && passport != (named == Document.PASSPORT)) {
            return changed(named, passport, shown);
        }
        if (passport) {
            return Document.PASSPORT;
        }
        return shown == Document.PASSPORT && named == null ? Document.RUT : Objects.requireNonNullElse(named, shown);
    }

    /** Programs send the record back and change one of the two: that one counts. */
    private static Document changed(Document named, boolean passport, Document shown) {
        if (named == shown) {
            return passport ? Document.PASSPORT : Document.RUT;
        }
        if (passport == (shown == Document.PASSPORT)) {
            return named;
        }
        throw DialectRefused.badRequest("es_pasaporte y tipo_documento se contradicen");
    }

    private String email(String known) {
        var email = text("email", known, EMAIL);
        if (email != null
                && !email.equals(known)
                && !EMAIL_FORM.matcher(email.strip()).matches()) {
            throw DialectRefused.invalid("email");
        }
        return email;
    }

    private LocalDate day(String name, LocalDate known) {
        return body.names(name) ? Values.date(name, text(name, CODE)) : known;
    }

    /** Programs send the record back with both of its names for it and change one: that one counts. */
    private Gender gender(Gender known) {
        var sex = body.names("sexo") ? sex(known) : known;
        var gender = body.names("id_genero") ? genderById() : known;
        if (sex == gender || gender == known) {
            return sex;
        }
        if (sex != known) {
            throw DialectRefused.badRequest("sexo e id_genero se contradicen");
        }
        return gender;
    }

    /** Where another one is known, that there is none here says nothing. */
    private Gender sex(Gender known) {
        var text = text("sexo", CODE);
        if (text == null) {
            return known == Gender.OTHER ? known : null;
        }
        return Values.oneOf("sexo", text.strip().toUpperCase(Locale.ROOT), DentalinkPatient.SEXES);
    }

    private Gender genderById() {
        var id = body.number("id_genero");
        return id == null || id == 0 ? null : oneOf("id_genero", id, DentalinkPatient.GENDERS);
    }

    private static <K, V> V oneOf(String name, K key, Map<K, V> words) {
        var meant = words.get(key);
        if (meant == null) {
            throw DialectRefused.invalid(name);
        }
        return meant;
    }

    /** What was never there need not come now. */
    private String needed(String name, String known) {
        var text = text(name, known, NAME);
        return known == null ? text : Values.required(name, text);
    }

    private String text(String name, String known, int most) {
        return body.names(name) ? text(name, most) : known;
    }

    /** Null for what is not there or says nothing. */
    private String text(String name, int most) {
        var text = body.text(name, most);
        return text == null || text.isBlank() ? null : text;
    }
}
