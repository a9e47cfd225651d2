package org.molaris.clinic.practice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.molaris.clinic.practice.ClinicRefused.Reason;

/**
 * How a clinic speaks on WhatsApp, without what is secret about it. Everything may be null.
 *
 * @param phoneNumberId what WhatsApp calls the number that the clinic sends from
 * @param businessAccountId what WhatsApp calls the clinic
 * @param baseUrl where messages are handed in, when not with WhatsApp itself
 * @param reminderTemplateName the message that payment reminders are sent as
 * @param reminderTemplateLanguage the language that this template is in
 */
public record WhatsappSettings(
        String phoneNumberId,
        String businessAccountId,
        String baseUrl,
        String reminderTemplateName,
        String reminderTemplateLanguage) {

    /** Of a clinic that does not. */
    public static final WhatsappSettings NONE = new WhatsappSettings(null, null, null, null, null);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The clinic's token is sent there: nobody on the way may read it. */
    void mustKeepTheToken(boolean evenOnThisMachine) {
        if (baseUrl != null && !isSafe(evenOnThisMachine)) {
            throw new ClinicRefused(Reason.UNSAFE_BASE_URL);
        }
    }

    private boolean isSafe(boolean evenOnThisMachine) {
        try {
            var url = new URI(baseUrl);
            boolean plain = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return plain
                    && ("https".equals(url.getScheme())
                            || (evenOnThisMachine
                                    && "http".equals(url.getScheme())
                                    && LOOPBACK.contains(url.getHost())));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
