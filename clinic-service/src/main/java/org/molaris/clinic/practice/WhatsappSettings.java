package org.molaris.clinic.practice;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalTime;
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
 * @param quietFrom from when on nobody is written to, in the clinic's own time; null when there is no such time
 * @param quietUntil until when, on the next day when it is the earlier of the two
 * @param remindDayBefore whether patients are reminded of an appointment the day before
 * @param remindHourBefore whether they are an hour before
 * @param appointmentTemplateName the message that these reminders are sent as
 * @param appointmentTemplateLanguage the language that this template is in
 */
public record WhatsappSettings(
        String phoneNumberId,
        String businessAccountId,
        String baseUrl,
        String reminderTemplateName,
        String reminderTemplateLanguage,
        LocalTime quietFrom,
        LocalTime quietUntil,
        boolean remindDayBefore,
        boolean remindHourBefore,
        String appointmentTemplateName,
        String appointmentTemplateLanguage) {

    /** Of a clinic that does not. */
    public static final WhatsappSettings NONE =
            new WhatsappSettings(null, null, null, null, null, null, null, false, false, null, null);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The clinic's token is sent there: nobody on the way may read it. */
    void mustKeepTheToken(boolean evenOnThisMachine) {
        if (baseUrl != null && !isSafe(evenOnThisMachine)) {
            throw new ClinicRefused(Reason.UNSAFE_BASE_URL);
        }
    }

    /** Half of it means nothing, and none of it is said by neither. */
    void mustBeQuietForSomeTimeOrNever() {
        if (quietFrom == null && quietUntil != null) {
            throw new ClinicRefused(Reason.QUIET_WITHOUT_BEGINNING);
        }
        if (quietFrom != null && quietUntil == null) {
            throw new ClinicRefused(Reason.QUIET_WITHOUT_END);
        }
        if (quietFrom != null && quietFrom.equals(quietUntil)) {
            throw new ClinicRefused(Reason.QUIET_FOR_NO_TIME);
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
