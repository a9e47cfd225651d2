package org.molaris.recall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.recall.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;

/** What calling patients back has brought, in figures. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class RecallStatsTest {

    private static final String STATS = "/api/dental/recall-stats";

    /** One is ahead of UTC, one behind: neither month is that of UTC. */
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void theMonthIsThatOfTheClinic(String timeZone) {
        var practice = Practice.open(timeZone);
        var ana = practice.patient("Ana", "+50370000001");
        var month = YearMonth.now(ZoneId.of(timeZone));
        var begins = month.atDay(1).atStartOfDay(ZoneId.of(timeZone)).toInstant();
        var ends =
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneId.of(timeZone)).toInstant();
        var answered = ", responded_at = now(), opted_out_at = now()";
        sent(practice, ana, begins.minusMillis(1), answered);
        sent(practice, ana, ends, answered);
        var nothing = stats(practice, STATS);

        sent(practice, ana, begins, answered);
        sent(practice, ana, begins.plusSeconds(1), "");
        sent(practice, ana, ends.minusMillis(1), ", status = 'failed'");

        assertThat(nothing).isEqualTo("{\"sent_this_month\":0,\"responded\":0,\"opted_out\":0,\"response_rate\":0.00}");
        assertThat(stats(practice, STATS))
                .isEqualTo("{\"sent_this_month\":3,\"responded\":1,\"opted_out\":1,\"response_rate\":0.33}");
    }

    @Test
    void otherMessagesAndOtherClinicsDoNotCount() {
        var practice = Practice.open();
        var ana = practice.patient("Ana", "+50370000001");
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, occasion, status, due_at, queued_at, sending_at,"
                        + " sent_at, responded_at)"
                        + " values (gen_random_uuid(), ?, 'confirmation', ?, 'x', 'sent', now(), now(), now(), now(), now())",
                practice.clinic(),
                ana);
        sent(Practice.open(), ana, Instant.now(), "");
        sent(practice, ana, null, "");

        assertThat(stats(practice, STATS)).startsWith("{\"sent_this_month\":0,\"responded\":0,");
        assertThat(stats(new Practice(UUID.randomUUID()), STATS)).startsWith("{\"sent_this_month\":0,");
    }

    @Test
    void aCampaignIsToldInFigures() {
        var practice = Practice.open();
        var campaign = practice.campaign(null, 180, LocalTime.of(9, 0));
        var ana = practice.patient("Ana", "+50370000001");
        var path = "/api/dental/recall-campaigns/" + campaign + "/stats";
        assertThat(stats(practice, path)).isEqualTo("""
                {"queued":0,"sent":0,"delivered":0,"read":0,"responded":0,"opted_out":0,"failed":0,"failed_reasons":{},\
                "cancelled":0,"response_rate":0.00,"appointments_booked":0}""");

        for (var now : new String[] {
            "status = 'queued'",
            "status = 'queued'",
            "status = 'sent', sent_at = now()",
            "status = 'delivered', sent_at = now(), delivered_at = now()",
            "status = 'read', sent_at = now(), read_at = now()",
            "status = 'responded', sent_at = now(), delivered_at = now(), read_at = now(), responded_at = now()",
            "status = 'opted_out', sent_at = now(), delivered_at = now(), responded_at = now(), opted_out_at = now()",
            "status = 'failed', sent_at = now(), reason = 'undeliverable'",
            "status = 'failed', reason = 'undeliverable'",
            "status = 'failed', reason = 'unconfirmed'",
            "status = 'failed'",
            "status = 'cancelled', reason = 'archived'"
        }) {
            Contacts.of(practice, campaign, ana, now);
        }
        sent(practice, ana, Instant.now(), "");

        assertThat(stats(practice, path)).isEqualTo("""
                {"queued":2,"sent":6,"delivered":4,"read":2,"responded":2,"opted_out":1,"failed":4,\
                "failed_reasons":{"unconfirmed":1,"undeliverable":2,"unknown":1},"cancelled":1,"response_rate":0.33,\
                "appointments_booked":0}""");
    }

    @Test
    void whatWasBookedWithinThirtyDaysOfAContactCountsOnce() {
        var practice = Practice.open();
        var campaign = practice.campaign(null, 180, LocalTime.of(9, 0));
        var ana = practice.patient("Ana", "+50370000001");
        var luz = practice.patient("Luz", "+50370000002");
        Contacts.of(practice, campaign, ana, "status = 'sent', sent_at = '2026-03-01T10:00:00Z'");
        Contacts.of(practice, campaign, ana, "status = 'sent', sent_at = '2026-03-09T10:00:00Z'");
        Contacts.of(practice, campaign, luz, "status = 'queued'");

        booked(practice.booked(ana, Instant.parse("2026-06-01T10:00:00Z"), "x"), "2026-03-10T10:00:00Z");
        booked(practice.visited(ana, Instant.parse("2026-03-20T10:00:00Z"), "x"), "2026-04-08T09:59:59Z");
        // Too early, too late, nothing that one books, and by one who got no message.
        booked(practice.booked(ana, Instant.parse("2026-06-02T10:00:00Z"), "x"), "2026-03-01T09:59:59Z");
        booked(practice.booked(ana, Instant.parse("2026-06-03T10:00:00Z"), "x"), "2026-04-08T10:00:00Z");
        var step = practice.visited(ana, Instant.parse("2026-03-20T10:00:00Z"), "x");
        booked(step, "2026-03-10T10:00:00Z");
        Database.execute("update visit set source = 'treatment_step' where id = ?", step);
        booked(practice.booked(luz, Instant.parse("2026-06-01T10:00:00Z"), "x"), "2026-03-10T10:00:00Z");

        assertThat(stats(practice, "/api/dental/recall-campaigns/" + campaign + "/stats"))
                .endsWith("\"appointments_booked\":2}");
    }

    /** A contact of a campaign of its own; null for one that was not sent. */
    private static void sent(Practice practice, UUID patient, Instant at, String more) {
        Contacts.of(
                practice,
                practice.campaign(null, 180, LocalTime.of(9, 0)),
                patient,
                "sent_at = " + (at == null ? "null" : "'" + at + "'") + more);
    }

    private static void booked(UUID visit, String at) {
        Database.execute("update visit set booked_at = ?::timestamptz where id = ?", at, visit);
    }

    private static String stats(Practice practice, String path) {
        return practice.owner()
                .call()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
