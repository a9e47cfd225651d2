package org.molaris.clinic.rest;

import org.molaris.clinic.practice.WhatsappSecret;
import org.molaris.clinic.practice.WhatsappSender;

/** Everything that another service needs to speak on WhatsApp in a clinic's name. */
record WhatsappSenderView(
        String phoneNumberId,
        String businessAccountId,
        String baseUrl,
        String accessToken,
        String appSecret,
        String verifyToken) {

    static WhatsappSenderView of(WhatsappSender sender) {
        return new WhatsappSenderView(
                sender.settings().phoneNumberId(),
                sender.settings().businessAccountId(),
                sender.settings().baseUrl(),
                sender.secrets().get(WhatsappSecret.ACCESS_TOKEN),
                sender.secrets().get(WhatsappSecret.APP_SECRET),
                sender.secrets().get(WhatsappSecret.VERIFY_TOKEN));
    }

    @Override
    public String toString() {
        return "WhatsappSenderView[" + phoneNumberId + "]";
    }
}
