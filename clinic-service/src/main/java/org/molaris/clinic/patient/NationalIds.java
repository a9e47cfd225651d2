package org.molaris.clinic.patient;

import static org.molaris.clinic.patient.PersonalDetails.either;

import java.util.Optional;
import java.util.stream.Stream;

/** What states and insurers call a patient. The first three are one patient's of the clinic. */
public record NationalIds(
        String rut, String fiscalCode, String dui, String ssn, String passport, String medicaidId, String other) {

    public static final NationalIds NONE = new NationalIds(null, null, null, null, null, null, null);

    /** What may be the document that a clinic goes by, in the order in which it is. */
    public enum Document {
        RUT,
        DUI,
        FISCAL_CODE,
        PASSPORT,
        OTHER
    }

    public NationalIds {
        rut = Tidy.text(rut);
        fiscalCode = Tidy.text(fiscalCode);
        dui = Tidy.text(dui);
        ssn = Tidy.text(ssn);
        passport = Tidy.text(passport);
        medicaidId = Tidy.text(medicaidId);
        other = Tidy.text(other);
    }

    NationalIds filledFrom(NationalIds others) {
        return new NationalIds(
                either(rut, others.rut),
                either(fiscalCode, others.fiscalCode),
                either(dui, others.dui),
                either(ssn, others.ssn),
                either(passport, others.passport),
                either(medicaidId, others.medicaidId),
                either(other, others.other));
    }

    NationalIds withoutUniqueOnes() {
        return new NationalIds(null, null, null, ssn, passport, medicaidId, other);
    }

    /** Which one the clinic goes by, where it shows but one: the first that is known. */
    public Optional<Document> document() {
        return Stream.of(Document.values()).filter(each -> of(each) != null).findFirst();
    }

    /** Null when it is not known. */
    public String of(Document document) {
        return switch (document) {
            case RUT -> rut;
            case DUI -> dui;
            case FISCAL_CODE -> fiscalCode;
            case PASSPORT -> passport;
            case OTHER -> other;
        };
    }

    /** With another code for it; null for none. */
    public NationalIds with(Document document, String code) {
        return new NationalIds(
                document == Document.RUT ? code : rut,
                document == Document.FISCAL_CODE ? code : fiscalCode,
                document == Document.DUI ? code : dui,
                ssn,
                document == Document.PASSPORT ? code : passport,
                medicaidId,
                document == Document.OTHER ? code : other);
    }
}
