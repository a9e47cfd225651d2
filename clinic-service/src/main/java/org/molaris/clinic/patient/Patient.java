package org.molaris.clinic.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.molaris.clinic.patient.PatientRefused.Reason;

/** Somebody whom a clinic treats. */
@Entity
@DynamicUpdate
class Patient {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;

    @Embedded
    PersonalDetails personal;

    /** The first of the phones, for those who look for it. */
    String phone;

    /** The highest number that a phone of this patient ever had. */
    long phonesCounted;

    boolean recallOptedOut;
    Instant archivedAt;
    UUID mergedInto;
    Instant erasedAt;
    Instant createdAt;
    Instant updatedAt;

    protected Patient() {}

    Patient(UUID id, UUID clinicId, PersonalDetails personal, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.createdAt = now;
        change(personal, now);
    }

    void change(PersonalDetails wanted, Instant now) {
        personal = wanted;
        phone = wanted.phone();
        phonesCounted = wanted.phones().stream().mapToLong(PatientPhone::number).reduce(phonesCounted, Math::max);
        updatedAt = now;
    }

    /** The wanted details with every phone numbered as this patient's phones are. */
    PersonalDetails counted(PersonalDetails wanted) {
        return wanted.withPhones(PatientPhone.numbered(wanted.phones(), personal.phones(), phonesCounted));
    }

    void mustBeLive() {
        if (erasedAt != null) {
            throw new PatientRefused(Reason.PATIENT_ERASED);
        }
        if (mergedInto != null) {
            throw new PatientRefused(Reason.PATIENT_MERGED);
        }
    }

    void chooseRecalls(boolean optedOut, Instant now) {
        recallOptedOut = optedOut;
        updatedAt = now;
    }

    void archive(Instant now) {
        archivedAt = now;
        updatedAt = now;
    }

    /** This one was a duplicate: whatever only one patient may have is the other's now. */
    void mergeInto(UUID other, Instant now) {
        mergedInto = other;
        archivedAt = archivedAt == null ? now : archivedAt;
        change(personal.withoutUniqueIds(), now);
    }

    /** A duplicate of this patient knew this, too. */
    void takeOver(PersonalDetails known, boolean optedOut, Instant now) {
        change(counted(personal.filledFrom(known)), now);
        recallOptedOut |= optedOut;
        repoint(id, null, now);
    }

    /** Where this one pointed at the first of the two it points at the other. */
    void repoint(UUID one, UUID other, Instant now) {
        mergedInto = one.equals(mergedInto) ? other : mergedInto;
        if (one.equals(personal.terms().guarantorId())) {
            personal = personal.withGuarantor(other);
        }
        updatedAt = now;
    }

    void erase(Instant now) {
        change(PersonalDetails.ERASED, now);
        recallOptedOut = true;
        archivedAt = archivedAt == null ? now : archivedAt;
        erasedAt = now;
    }

    PatientDetails asDetails() {
        return new PatientDetails(
                id,
                number,
                clinicId,
                personal,
                recallOptedOut,
                archivedAt,
                mergedInto,
                erasedAt,
                version,
                createdAt,
                updatedAt);
    }
}
