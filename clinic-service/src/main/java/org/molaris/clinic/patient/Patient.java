package org.molaris.clinic.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

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
    String firstName;
    String lastName;
    String phone;
    String email;
    LocalDate dateOfBirth;

    @Convert(converter = GenderName.class)
    Gender gender;

    String address;
    String city;
    String notes;
    boolean recallOptedOut;
    Instant archivedAt;
    Instant createdAt;
    Instant updatedAt;

    protected Patient() {}

    Patient(UUID id, UUID clinicId, PersonalDetails personal, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.createdAt = now;
        change(personal, now);
    }

    void change(PersonalDetails personal, Instant now) {
        firstName = personal.firstName();
        lastName = personal.lastName();
        phone = personal.phone();
        email = personal.email();
        dateOfBirth = personal.dateOfBirth();
        gender = personal.gender();
        address = personal.address();
        city = personal.city();
        notes = personal.notes();
        updatedAt = now;
    }

    void chooseRecalls(boolean optedOut, Instant now) {
        recallOptedOut = optedOut;
        updatedAt = now;
    }

    PersonalDetails personal() {
        return new PersonalDetails(firstName, lastName, phone, email, dateOfBirth, gender, address, city, notes);
    }

    PatientDetails asDetails() {
        return new PatientDetails(
                id,
                number,
                clinicId,
                firstName,
                lastName,
                phone,
                email,
                dateOfBirth,
                gender,
                address,
                city,
                notes,
                recallOptedOut,
                archivedAt,
                version,
                createdAt,
                updatedAt);
    }
}
