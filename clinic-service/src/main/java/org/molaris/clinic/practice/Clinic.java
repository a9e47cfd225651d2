package org.molaris.clinic.practice;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Integer requestsPerSecond;
    String timeZone;
    String currency;
    String language;
    String phone;
    boolean appointmentsWithoutTreatment;
    String whatsappPhoneNumberId;
    String whatsappBusinessAccountId;
    String whatsappBaseUrl;
    String reminderTemplateName;
    String reminderTemplateLanguage;
    LocalTime quietFrom;
    LocalTime quietUntil;
    boolean remindDayBefore;
    boolean remindHourBefore;
    String appointmentTemplateName;
    String appointmentTemplateLanguage;
    boolean whatsappAccessTokenSet;
    boolean whatsappAppSecretSet;
    boolean whatsappVerifyTokenSet;
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

    /** Remembers which secrets there are now; that one is another now is a change too. */
    void changeSecrets(Map<WhatsappSecret, Optional<String>> changes, Instant now) {
        changes.forEach((secret, value) -> {
            switch (secret) {
                case ACCESS_TOKEN -> whatsappAccessTokenSet = value.isPresent();
                case APP_SECRET -> whatsappAppSecretSet = value.isPresent();
                case VERIFY_TOKEN -> whatsappVerifyTokenSet = value.isPresent();
            }
        });
        updatedAt = now;
    }

    Set<WhatsappSecret> secrets() {
        var secrets = EnumSet.noneOf(WhatsappSecret.class);
        if (whatsappAccessTokenSet) {
            secrets.add(WhatsappSecret.ACCESS_TOKEN);
        }
        if (whatsappAppSecretSet) {
            secrets.add(WhatsappSecret.APP_SECRET);
        }
        if (whatsappVerifyTokenSet) {
            secrets.add(WhatsappSecret.VERIFY_TOKEN);
        }
        return secrets;
    }

    private void set(ClinicSettings settings, Instant now) {
        name = settings.name();
        clinicType = settings.clinicType();
        plan = settings.plan();
        subscriptionStatus = settings.subscriptionStatus();
        subscriptionEndsAt = settings.subscriptionEndsAt();
        requestsPerSecond = settings.requestsPerSecond();
        timeZone = settings.timeZone();
        currency = settings.currency();
        language = settings.language();
        phone = settings.phone();
        appointmentsWithoutTreatment = settings.appointmentsWithoutTreatment();
        whatsappPhoneNumberId = settings.whatsapp().phoneNumberId();
        whatsappBusinessAccountId = settings.whatsapp().businessAccountId();
        whatsappBaseUrl = settings.whatsapp().baseUrl();
        reminderTemplateName = settings.whatsapp().reminderTemplateName();
        reminderTemplateLanguage = settings.whatsapp().reminderTemplateLanguage();
        quietFrom = settings.whatsapp().quietFrom();
        quietUntil = settings.whatsapp().quietUntil();
        remindDayBefore = settings.whatsapp().remindDayBefore();
        remindHourBefore = settings.whatsapp().remindHourBefore();
        appointmentTemplateName = settings.whatsapp().appointmentTemplateName();
        appointmentTemplateLanguage = settings.whatsapp().appointmentTemplateLanguage();
        updatedAt = now;
    }

    ClinicSettings settings() {
        return new ClinicSettings(
                name,
                clinicType,
                plan,
                subscriptionStatus,
                subscriptionEndsAt,
                requestsPerSecond,
                timeZone,
                currency,
                language,
                phone,
                appointmentsWithoutTreatment,
                whatsapp());
    }

    private WhatsappSettings whatsapp() {
        return new WhatsappSettings(
                whatsappPhoneNumberId,
                whatsappBusinessAccountId,
                whatsappBaseUrl,
                reminderTemplateName,
                reminderTemplateLanguage,
                quietFrom,
                quietUntil,
                remindDayBefore,
                remindHourBefore,
                appointmentTemplateName,
                appointmentTemplateLanguage);
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
                requestsPerSecond,
                timeZone,
                currency,
                language,
                phone,
                appointmentsWithoutTreatment,
                whatsapp(),
                secrets(),
                version,
                createdAt,
                updatedAt);
    }
}
