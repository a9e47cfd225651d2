package org.molaris.events.audit;

import java.util.List;
import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/**
 * Somebody was shown what is recorded of patients. Who, when and from where is said by the event's headers. Of what was shown it
 * has nothing.
 *
 * @param request what was asked for, such as {@code GET /api/dental/patients?limit&q}: the query without its values
 * @param patientIds of whom something was shown
 * @param patientNumbers the same where they are known by their numbers
 * @param thingIds what else it was that was asked for by its id, such as a payment plan
 */
public record RecordRead(
        UUID clinicId, String request, List<UUID> patientIds, List<Long> patientNumbers, List<UUID> thingIds)
        implements MolarisEvent {

    @Override
    public Topic topic() {
        return Topic.RECORD_READS;
    }

    @Override
    public String aggregate() {
        return "clinic";
    }

    @Override
    public UUID subject() {
        return clinicId;
    }

    /** It is said once and never changes. */
    @Override
    public long sequence() {
        return 0;
    }
}
