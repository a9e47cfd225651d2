package org.molaris.clinic.practice;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/** A clinic: the tenant whom everything else belongs to. */
@Entity
@DynamicUpdate
class Clinic {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    String slug;
    String name;
    String clinicType;

    @Convert(converter = ClinicPlanName.class)
    ClinicPlan plan;

    @Convert(converter = SubscriptionStatusName.class)
    SubscriptionStatus subscriptionStatus;

    Instant subscriptionEndsAt;
    String timeZone;
    String currency;
    String language;
    String phone;
    Instant createdAt;
    Instant updatedAt;

    protected Clinic() {}

    Clinic(UUID id, String slug, ClinicSettings settings, Instant now) {
        this.id = id;
        this.slug = slug;
        this.createdAt = now;
        set(settings, now);
    }

    /** Takes the settings over; false when they are what was set already. */
    boolean change(ClinicSettings wanted, Instant now) {
        if (wanted.equals(settings())) {
            return false;
        }
        set(wanted, now);
        return true;
    }

    private void set(ClinicSettings settings, Instant now) {
        name = settings.name();
        clinicType = settings.clinicType();
        plan = settings.plan();
        subscriptionStatus = settings.subscriptionStatus();
        subscriptionEndsAt = settings.subscriptionEndsAt();
        timeZone = settings.timeZone();
        currency = settings.currency();
        language = settings.language();
        phone = settings.phone();
        updatedAt = now;
    }

    ClinicSettings settings() {
        return new ClinicSettings(
                name, clinicType, plan, subscriptionStatus, subscriptionEndsAt, timeZone, currency, language, phone);
    }

    LocalDate dayAt(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.of(timeZone));
    }

    ClinicDetails asDetails() {
        return new ClinicDetails(
                id,
                number,
                slug,
                name,
                clinicType,
                plan,
                subscriptionStatus,
                subscriptionEndsAt,
                timeZone,
                currency,
                language,
                phone,
                version,
                createdAt,
                updatedAt);
    }
}
