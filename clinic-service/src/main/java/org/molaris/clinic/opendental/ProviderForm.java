package org.molaris.clinic.opendental;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.molaris.clinic.setup.Operator;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;

/** What a program writes of somebody who treats patients. What it does not send stays as it is. */
final class ProviderForm {

    private static final int NAME = 200;
    private static final int SHORT = 20;
    private static final int ID = 40;
    private static final int NOTE = 1000;
    private static final int MINUTES_FROM_ONE_BEGINNING_TO_THE_NEXT = 15;

    private static final Operator NOBODY = new Operator(
            "-",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            true,
            MINUTES_FROM_ONE_BEGINNING_TO_THE_NEXT,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0);

    private final Body body;

    private ProviderForm(Body body) {
        this.body = body;
    }

    /** Of a new one: a person, whom we have by the first name. */
    static ProviderForm ofNew(Body body) {
        Sent.required(body, "Abbr", SHORT);
        Sent.mustSayNothing(body, "FeeSched", "IsHidden", "SigOnFile", "IsNotPerson", "IsHiddenReport");
        Sent.required(body, "FName", NAME);
        return new ProviderForm(body);
    }

    static ProviderForm of(Body body) {
        Sent.mustSayNothing(body, "SigOnFile");
        return new ProviderForm(body);
    }

    boolean namesASpecialty() {
        return body.has("Specialty");
    }

    /** The number of the specialty; 0 for none. */
    long specialty() {
        return namesASpecialty() ? DefNum.in(Category.PROVIDER_SPECIALTIES, "Specialty", body.number("Specialty")) : 0;
    }

    /** @param specialty null where none is named */
    Operator ofNobody(UUID specialty) {
        return onto(NOBODY, specialties -> Stream.ofNullable(specialty).toList());
    }

    /** @param specialty the one that is named; null where it is to go */
    Operator onto(Operator known, UUID specialty) {
        return onto(
                known,
                specialties -> namesASpecialty()
                        ? Stream.concat(
                                        Stream.ofNullable(specialty),
                                        specialties.stream().skip(1))
                                .toList()
                        : specialties);
    }

    private Operator onto(Operator known, UnaryOperator<List<UUID>> specialties) {
        var usingTin = body.or("UsingTIN", known.ssn() == null, body::flag);
        var number = body.or("SSN", known.ssn() == null ? known.fiscalCode() : known.ssn(), this::taxNumber);
        var moves = body.has("UsingTIN") || body.has("SSN");
        return new Operator(
                body.or("FName", known.firstName(), name -> Sent.needed(body, name, NAME)),
                text("LName", known.lastName(), NAME),
                body.or("Abbr", known.abbreviation(), name -> Sent.needed(body, name, SHORT)),
                known.rut(),
                moves ? fiscalCode(known, usingTin, number) : known.fiscalCode(),
                text("StateLicense", known.licenseNumber(), ID),
                known.email(),
                known.color(),
                body.or("IsSecondary", known.hygienist(), body::flag),
                known.onlineBooking(),
                known.intervalMinutes(),
                specialties.apply(known.specialtyIds()),
                text("MI", known.middleName(), NAME),
                text("Suffix", known.suffix(), SHORT),
                text("PreferredName", known.socialName(), NAME),
                moves ? (usingTin ? null : number) : known.ssn(),
                text("NationalProvID", text("NationalProvId", known.nationalProviderId(), ID), ID),
                body.or(
                        "Birthdate",
                        body.or("BirthDate", known.dateOfBirth(), name -> Sent.day(body, name)),
                        name -> Sent.day(body, name)),
                text("SchedNote", known.schedulingNote(), NOTE),
                known.sequence());
    }

    /** One field has either; a number of our own stays where it did not stand for it. */
    private static String fiscalCode(Operator known, boolean usingTin, String number) {
        if (usingTin) {
            return number;
        }
        return known.ssn() == null ? null : known.fiscalCode();
    }

    private String taxNumber(String name) {
        var number = body.text(name, ID);
        if (number.indexOf('-') >= 0) {
            throw DialectRefused.badRequest(name + " must not have dashes.");
        }
        return number;
    }

    private String text(String field, String known, int most) {
        return body.or(field, known, name -> body.text(name, most));
    }
}
