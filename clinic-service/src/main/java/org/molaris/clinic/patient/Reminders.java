package org.molaris.clinic.patient;

import jakarta.persistence.Embeddable;

/** Which messages a patient is sent. */
@Embeddable
public record Reminders(
        boolean emailEnabled, boolean emailReminders, boolean smsReminders, boolean documentSignatureEmail) {

    public static final Reminders ALL = new Reminders(true, true, true, true);

    static final Reminders NONE = new Reminders(false, false, false, false);

    Reminders and(Reminders other) {
        return new Reminders(
                emailEnabled && other.emailEnabled,
                emailReminders && other.emailReminders,
                smsReminders && other.smsReminders,
                documentSignatureEmail && other.documentSignatureEmail);
    }
}
