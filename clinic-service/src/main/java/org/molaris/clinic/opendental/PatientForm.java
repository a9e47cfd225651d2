package org.molaris.clinic.opendental;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.molaris.clinic.patient.Address;
import org.molaris.clinic.patient.ContactWishes;
import org.molaris.clinic.patient.FindReferences.Found;
import org.molaris.clinic.patient.FindReferences.Numbers;
import org.molaris.clinic.patient.Identification;
import org.molaris.clinic.patient.MaritalStatus;
import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.patient.PatientStatus;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.patient.Reminders;
import org.molaris.clinic.patient.Terms;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/** What a program writes of a patient. What it does not send stays as it is. */
final class PatientForm {

    private static final int NAME = 200;
    private static final int ADDRESS = 500;
    private static final int POSTCODE = 20;
    private static final int EMAIL = 254;
    private static final int ID = 50;
    private static final int CHART_NUMBER = 15;
    private static final int LANGUAGE = 35;
    private static final int NOTE = 10_000;

    private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final Body body;

    private PatientForm(Body body) {
        this.body = body;
        body.notBoth("Guarantor", "SuperFamily");
        Sent.mustSayNothing(body, "SuperFamily", "EmployerNum", "Ward", "AdmitDate");
    }

    /** Of a patient who is to be changed. */
    static PatientForm of(Body body) {
        return new PatientForm(body);
    }

    /** Of a new patient. */
    static PatientForm ofNew(Body body) {
        Sent.required(body, "LName", NAME);
        Sent.required(body, "FName", NAME);
        return new PatientForm(body);
    }

    /** What is to be found before the rest can be read. */
    Numbers numbers(Long patient) {
        var billingType = body.has("BillingType") ? body.text("BillingType", NAME) : "";
        return new Numbers(
                patient,
                Sent.reference(body, "Guarantor"),
                Sent.reference(body, "PriProv"),
                Sent.reference(body, "SecProv"),
                Sent.reference(body, "ClinicNum"),
                billingType.isBlank() ? null : billingType.strip());
    }

    /** Whether the record is to be put away. */
    boolean putsAway() {
        return status().filter(Optional::isEmpty).isPresent();
    }

    /** Whether it is to be in use, even if it was put away. */
    boolean restores() {
        return status().filter(Optional::isPresent).isPresent();
    }

    /** Empty when nothing is said of it. */
    private Optional<Optional<PatientStatus>> status() {
        return Optional.ofNullable(body.oneOf("PatStatus", Words.STATUS));
    }

    PersonalDetails ofNobody(Found found) {
        return onto(PersonalDetails.NOBODY, null, found);
    }

    /** @param patientId null of a new one */
    PersonalDetails onto(PersonalDetails known, UUID patientId, Found found) {
        return new PersonalDetails(
                body.or("FName", known.firstName(), name -> Sent.needed(body, name, NAME)),
                text("MiddleI", known.middleName(), NAME),
                body.or("LName", known.lastName(), name -> Sent.needed(body, name, NAME)),
                text("Preferred", known.socialName(), NAME),
                Phones.onto(known.phones(), body, found.phones()),
                body.or("Email", known.email(), this::email),
                body.or("Birthdate", known.dateOfBirth(), name -> Sent.day(body, name)),
                known.placeOfBirth(),
                chosen("Gender", known.gender(), Words.GENDER),
                body.or("Position", known.maritalStatus(), name -> position(name, known.maritalStatus())),
                onto(known.address()),
                known.job(),
                body.or(
                        "Language",
                        known.language(),
                        name -> Languages.read(name, body.text(name, LANGUAGE).strip(), known.language())),
                known.notes(),
                status().flatMap(Function.identity()).orElse(known.status()),
                body.or("DateFirstVisit", known.firstVisitOn(), name -> Sent.day(body, name)),
                onto(known.identification()),
                onto(known.terms(), patientId, found),
                onto(known.reminders()),
                onto(known.wishes()),
                known.customFields());
    }

    private Address onto(Address known) {
        return new Address(
                text("Address", known.address(), ADDRESS),
                text("Address2", known.addressLine2(), ADDRESS),
                text("City", known.city(), NAME),
                known.district(),
                text("State", known.province(), NAME),
                text("Zip", known.postcode(), POSTCODE),
                known.country());
    }

    private Identification onto(Identification known) {
        var ids = known.nationalIds();
        return new Identification(
                known.externalId(),
                text("ChartNumber", known.chartNumber(), CHART_NUMBER),
                known.yearlyNumberingYear(),
                known.yearlyNumberingNumber(),
                new NationalIds(
                        ids.rut(),
                        ids.fiscalCode(),
                        ids.dui(),
                        text("SSN", ids.ssn(), ID),
                        ids.passport(),
                        text("MedicaidID", ids.medicaidId(), ID),
                        ids.other()));
    }

    private Terms onto(Terms known, UUID patientId, Found found) {
        var named = named("Guarantor", known.guarantorId(), found.guarantorId());
        var guarantor = named == null || named.equals(patientId) ? null : named;
        return new Terms(
                known.defaultDiscount(),
                known.sourceNumber(),
                known.priceListNumber(),
                guarantor,
                named("PriProv", known.operatorId(), found.operatorId()),
                known.blocked(),
                named("SecProv", known.secondOperatorId(), found.secondOperatorId()),
                named("ClinicNum", known.branchId(), found.branchId()),
                body.or("BillingType", known.billingTypeId(), name -> billingType(name, found)),
                body.or("FamFinUrgNote", known.billingNote(), name -> familyNote(name, guarantor)));
    }

    /** What another number than 0 stands for has to be there. */
    private UUID named(String name, UUID known, UUID found) {
        return body.or(name, known, sent -> {
            if (found == null && Sent.reference(body, sent) != null) {
                throw DialectRefused.notFound((sent.equals("ClinicNum") ? "Clinic" : sent) + " not found");
            }
            return found;
        });
    }

    private UUID billingType(String name, Found found) {
        if (found.billingTypeId() == null && !body.text(name, NAME).isBlank()) {
            throw DialectRefused.invalid(name);
        }
        return found.billingTypeId();
    }

    private String familyNote(String name, UUID guarantor) {
        var note = body.text(name, NOTE);
        if (guarantor != null && !note.isBlank()) {
            throw DialectRefused.badRequest(name + " can only be set for a guarantor.");
        }
        return note;
    }

    private Reminders onto(Reminders known) {
        var texting = body.oneOf("TxtMsgOk", Words.TEXTING);
        return texting == null || texting == OpenDentalPatient.texting(known)
                ? known
                : new Reminders(
                        known.emailEnabled(),
                        known.emailReminders(),
                        texting != Words.Texting.NO,
                        known.documentSignatureEmail(),
                        texting == Words.Texting.YES);
    }

    private ContactWishes onto(ContactWishes known) {
        return new ContactWishes(
                chosen("PreferConfirmMethod", known.confirmBy(), Words.CONTACT),
                chosen("PreferContactMethod", known.contactBy(), Words.CONTACT),
                chosen("PreferRecallMethod", known.recallBy(), Words.CONTACT));
    }

    /** Who has said nothing counts as single, and that sent back says no more. */
    private MaritalStatus position(String name, MaritalStatus known) {
        var position = body.oneOf(name, Words.POSITION);
        return known == null && position == MaritalStatus.SINGLE ? null : position;
    }

    private String email(String name) {
        var email = body.text(name, EMAIL).strip();
        if (!email.isEmpty() && !EMAIL_FORM.matcher(email).matches()) {
            throw DialectRefused.invalid(name);
        }
        return email;
    }

    private String text(String field, String known, int most) {
        return body.or(field, known, name -> body.text(name, most));
    }

    private <E> E chosen(String field, E known, Map<String, Optional<E>> words) {
        return body.or(field, known, name -> body.oneOf(name, words).orElse(null));
    }
}
