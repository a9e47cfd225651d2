package org.molaris.clinic.patient;

import static org.molaris.clinic.patient.PersonalDetails.either;

/** What states and insurers call a patient. The first three are one patient's of the clinic. */
public record NationalIds(
        String rut, String fiscalCode, String dui, String ssn, String passport, String medicaidId, String other) {

    public static final NationalIds NONE = new NationalIds(null, null, null, null, null, null, null);

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
}
