package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Who asks, and of which archive.
 *
 * @param practiceId the clinic's number, as is that of its archive
 * @param ownerEmail null: nobody tells us
 * @param userId of a key its number; null of people, whom the clinic knows by no number
 * @param userEmail null of who is not known by an address
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsMe(long practiceId, long archiveId, String ownerEmail, Long userId, String userEmail) {

    static AlfaDocsMe person(long archive, String subject) {
        return new AlfaDocsMe(archive, archive, null, null, subject.indexOf('@') < 0 ? null : subject);
    }

    static AlfaDocsMe key(long archive, long number) {
        return new AlfaDocsMe(archive, archive, null, number, null);
    }
}
