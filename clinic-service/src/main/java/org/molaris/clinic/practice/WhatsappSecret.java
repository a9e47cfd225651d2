package org.molaris.clinic.practice;

import org.molaris.data.LowerCaseName;

/** What a clinic shares with WhatsApp and with nobody else. */
public enum WhatsappSecret {
    /** Lets messages be sent in the clinic's name. */
    ACCESS_TOKEN,
    /** Signs what WhatsApp sends. */
    APP_SECRET,
    /** Answers WhatsApp's challenge. */
    VERIFY_TOKEN;

    /** The name that the table has for it. */
    String column() {
        return "whatsapp_" + LowerCaseName.of(this);
    }
}
