package org.molaris.recall.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.recall.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class RemindersTest {

    private static final Instant NOON = Instant.parse("2030-03-10T12:00:00Z");

    @Inject
    AppointmentReminders reminders;

    private Practice practice;
    private UUID ana;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        wishes("remind_day_before = true, remind_hour_before = true");
        ana = practice.patient("Ana", "+50370001111");
    }

    @Test
    void anAppointmentIsRemindedOfADayAndAnHourBeforeOnceAndAnewWhenItIsMoved() {
        var appointment = practice.booked(ana, NOON.plus(Duration.ofHours(24)), "Limpieza");

        round(NOON.minusSeconds(1));
        assertThat(queued()).isEmpty();
        Crowd.all(3, replica -> round(NOON));
        round(NOON.plus(Duration.ofHours(23)));
        round(NOON.plus(Duration.ofHours(23)));
        assertThat(queued())
                .containsExactly(
                        "day_before 2030-03-10T12:00:00 2030-03-11T10:00:00 2030-03-11T12:00:00.000000Z",
                        "hour_before 2030-03-11T11:00:00 2030-03-11T12:00:00 2030-03-11T12:00:00.000000Z");

        Database.execute("update visit set starts_at = starts_at + interval '2 days' where id = ?", appointment);
        round(NOON.plus(Duration.ofDays(2)));
        assertThat(queued())
                .hasSize(3)
                .endsWith("day_before 2030-03-12T12:00:00 2030-03-13T10:00:00 2030-03-13T12:00:00.000000Z");
    }

    @Test
    void nobodyIsRemindedWhoNeedNotBe() {
        var tomorrow = NOON.plus(Duration.ofHours(23));
        var late = practice.booked(ana, tomorrow, "x");
        Database.execute(
                "update visit set booked_at = ?::timestamptz where id = ?",
                NOON.minusSeconds(60).toString(),
                late);
        var waiting = practice.booked(ana, tomorrow, "x");
        Database.execute("update visit set agenda_state = 'waiting' where id = ?", waiting);
        var gone = practice.booked(ana, tomorrow, "x");
        Database.execute("update visit set state = 'gone' where id = ?", gone);
        practice.booked(ana, NOON.plus(Duration.ofMinutes(110)), "too late for a day, too early for an hour");
        practice.booked(practice.patient("Eva", null), tomorrow, "x");
        var optedOut = practice.patient("Luis", "+50370002222");
        Database.execute("update patient set recall_opted_out = true where id = ?", optedOut);
        practice.booked(optedOut, tomorrow, "x");
        Database.execute(
                "insert into suppressed_phone (clinic_id, phone) values (?, '+50370003333')", practice.clinic());
        practice.booked(practice.patient("Rosa", "+50370003333"), tomorrow, "x");
        var unheardOf = practice.booked(Ids.next(), tomorrow, "x");
        round(NOON);
        assertThat(Database.rows("select appointment_id from message where clinic_id = ?", practice.clinic()))
                .extracting(row -> row.get("appointment_id"))
                .containsExactly(unheardOf);

        wishes("remind_day_before = false");
        var unwanted = practice.booked(ana, NOON.plus(Duration.ofHours(24)), "x");
        wishes("subscription_status = 'expired'");
        var unpaid = practice.booked(ana, NOON.plus(Duration.ofMinutes(50)), "x");
        round(NOON);
        assertThat(Database.rows(
                        "select 1 from message where appointment_id = ? or appointment_id = ?", unwanted, unpaid))
                .isEmpty();
    }

    @Test
    void whatPaymentServiceAsksForIsQueuedOncePerOccasion() {
        var plan = Ids.next();
        var optedOut = practice.patient("Luis", "+50370002222");
        Database.execute("update patient set recall_opted_out = true where id = ?", optedOut);
        remind(Ids.next(), optedOut, "due");
        remind(plan, ana, "notice");
        remind(plan, ana, "notice");
        remind(plan, ana, "due");

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        (long) Database.value("select count(*) from message where payment_plan_id = ?", plan) == 2);
        var first = Database.rows("select * from message where clinic_id = ? order by number", practice.clinic())
                .get(0);
        assertThat(first.get("occasion")).isEqualTo("payment:" + plan + ":notice:2026-04-01");
        assertThat(first.get("patient_id")).isEqualTo(ana);
        assertThat(first.get("about").toString())
                .contains("\"amount_due\": 44.50", "\"balance\": 69.50", "\"amount_paid\": 30.50", "\"version\": 2");
        assertThat(Practice.of((UUID) first.get("id"), "utc(due_at) || utc(expires_at)"))
                .isEqualTo("2026-03-29T06:00:00.000000Z2026-03-29T18:00:00.000000Z");
    }

    private void remind(UUID plan, UUID patient, String kind) {
        Events.publish(
                Topic.PAYMENT_REMINDERS, Ids.next(), "payment-reminder-due", practice.clinic(), plan, 2, """
                {"payment_plan": {"id": "%s", "patient_id": "%s", "amount_paid": 30.50, "version": 2}, "kind": "%s",
                 "due_on": "2026-04-01", "remind_at": "2026-03-29T06:00:00Z", "expires_at": "2026-03-29T18:00:00Z",
                 "balance": 69.50, "amount_due": 44.50, "currency": "USD"}""".formatted(
                                plan, patient, kind));
    }

    private void wishes(String change) {
        Database.execute("update clinic set " + change + " where clinic_id = ?", practice.clinic());
    }

    private List<String> queued() {
        return Database.rows(
                        "select about ->> 'lead' || to_char(due_at at time zone 'UTC', ' YYYY-MM-DD\"T\"HH24:MI:SS')"
                                + " || to_char(expires_at at time zone 'UTC', ' YYYY-MM-DD\"T\"HH24:MI:SS ')"
                                + " || (about ->> 'starts_at') as told from message where clinic_id = ? order by number",
                        practice.clinic())
                .stream()
                .map(row -> row.get("told").toString())
                .toList();
    }

    private Instant round(Instant now) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> reminders.go(now));
            return now;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
