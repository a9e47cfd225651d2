package org.molaris.recall.rest;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.molaris.data.Ids;
import org.molaris.recall.Practice;
import org.molaris.test.Database;

/** Contacts as nights and senders leave them. */
final class Contacts {

    private static final AtomicInteger NIGHTS = new AtomicInteger();

    private Contacts() {}

    /**
     * One more of a campaign, on a night of its own.
     *
     * @param now what it is by now, as assignments
     */
    static UUID of(Practice practice, UUID campaign, UUID patient, String now) {
        var id = Ids.next();
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, due_at, queued_at,"
                        + " sending_at) values (?, ?, 'recall', ?, ?, ?, '2025-01-10', '2026-06-01T15:00:00Z', now(), now())",
                id,
                practice.clinic(),
                patient,
                campaign,
                LocalDate.EPOCH.plusDays(NIGHTS.incrementAndGet()));
        Database.execute("update message set " + now + " where id = ?", id);
        return id;
    }
}
