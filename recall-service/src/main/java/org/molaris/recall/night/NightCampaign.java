package org.molaris.recall.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.recall.message.Addressee;

/**
 * A campaign as a night finds it, and its clinic.
 *
 * @param template what WhatsApp knows the message as; null when it does not
 * @param procedureType null: any visit counts
 * @param zone where the clinic's clocks are
 */
record NightCampaign(
        UUID id,
        boolean active,
        String template,
        LocalTime sendTime,
        String procedureType,
        String messageTemplate,
        String clinic,
        ZoneId zone,
        String language) {

    /** The day it is there. */
    LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /**
     * When the contacts of a night go out: at once when that is past. A time that the clocks skip is as much later as they go
     * forward; of one that they show twice it is the first.
     */
    Instant due(LocalDate night, Instant now) {
        var moment = night.atTime(sendTime).atZone(zone).toInstant();
        return moment.isAfter(now) ? moment : now;
    }

    Addressee addressee(String name, LocalDate lastVisitOn, String lastProcedure) {
        return Addressee.of(name, clinic, procedureType, lastProcedure, lastVisitOn, language);
    }
}
