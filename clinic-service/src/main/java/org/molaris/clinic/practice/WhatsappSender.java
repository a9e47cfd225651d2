package org.molaris.clinic.practice;

import java.util.Map;

/** Everything that it takes to speak on WhatsApp in a clinic's name; for the service that does, and for no log. */
public record WhatsappSender(WhatsappSettings settings, Map<WhatsappSecret, String> secrets) {

    @Override
    public String toString() {
        return "WhatsappSender[" + settings + "]";
    }
}
