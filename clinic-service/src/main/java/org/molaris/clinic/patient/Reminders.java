package org.molaris.clinic.patient;

import jakarta.persistence.Embeddable;

/**
 * Which messages a patient is sent.
 *
 * @param smsConsented whether the patient has said yes to text messages; who is sent none has not
 */
@Embeddable
public record Reminders(
        boolean emailEnabled,
        boolean emailReminders,
        boolean smsReminders,
        boolean documentSignatureEmail,
        boolean smsConsented) {

    public static final Reminders ALL = new Reminders(true, true, true, true, false);

    static final Reminders NONE = new Reminders(false, false, false, false, false);

    public Reminders {
        smsConsented = smsConsented && smsReminders;
    }

    Reminders and(Reminders other) {
        return new Reminders(
                emailEnabled && other.emailEnabled,
                emailReminders && other.emailReminders,
                smsReminders && other.smsReminders,
                documentSignatureEmail && other.documentSignatureEmail,
                smsConsented || other.smsConsented);
    }
}
