package org.molaris.payment.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.data.JobClaims;
import org.molaris.events.Topic;
import org.molaris.events.payment.PaymentReminderDue;
import org.molaris.payment.Practice;
import org.molaris.payment.reminder.PlatformClinics.Clinic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;
import org.molaris.test.Locks;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class RoundsTest {

    private static final String ZONE = "Europe/Madrid";

    /** The clocks went forward in this night: it is eight. */
    private static final Instant NOTICE_OF_APRIL = Instant.parse("2026-03-29T06:00:00Z");

    private static final Instant FIRST_OF_APRIL = Instant.parse("2026-04-01T06:00:00Z");

    @Inject
    PlatformClinics clinics;

    @Inject
    JobClaims claims;

    @Inject
    NightlyStatus status;

    @Inject
    DueReminders reminders;

    @Inject
    Scheduler scheduler;

    @Inject
    ObjectMapper json;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open(ZONE);
    }

    @Test
    void eachKindIsSentOnceWhateverReplicasAndRestartsThereAre() throws JsonProcessingException {
        var plan = plan("100.00", 1);

        Crowd.all(3, replica -> round(NOTICE_OF_APRIL));
        assertThat(reminded(plan)).containsExactly("notice 2026-04-01");
        var switchedOnLater = plan("100.00", 1);
        round(NOTICE_OF_APRIL.plusSeconds(60));
        assertThat(reminded(switchedOnLater)).isEmpty();
        Database.execute("delete from job_claim where clinic_id = ?", practice.clinic());
        round(NOTICE_OF_APRIL.plusSeconds(120));
        Crowd.all(3, replica -> round(FIRST_OF_APRIL));
        round(FIRST_OF_APRIL.plusSeconds(60));

        assertThat(reminded(plan)).containsExactly("due 2026-04-01", "notice 2026-04-01");
        var events = Events.of(Topic.PAYMENT_REMINDERS, plan, 2);
        assertThat(events.stream().map(Published::type))
                .containsExactly("payment-reminder-due", "payment-reminder-due");
        assertThat(events.get(1).data().getString("kind")).isEqualTo("due");
        assertThat(events.get(0).raw().value()).doesNotContain("Ana");
        var notice = json.readValue(events.get(0).raw().value(), PaymentReminderDue.class);
        assertThat(notice.paymentPlan().id()).isEqualTo(plan);
        assertThat(notice.kind()).isEqualTo("notice");
        assertThat(notice.dueOn()).isEqualTo("2026-04-01");
        assertThat(notice.remindAt()).isEqualTo("2026-03-29T06:00:00Z");
        assertThat(notice.expiresAt()).isEqualTo("2026-03-29T18:00:00Z");
        assertThat(notice.currency()).isEqualTo("USD");
    }

    @Test
    void nobodyIsRemindedOnceMoreWhenTheClocksOfTheClinicAreOthers() {
        var plan = plan("100.00", 28);

        round(Instant.parse("2026-10-25T06:59:59Z"));
        assertThat(reminded(plan)).isEmpty();
        round(Instant.parse("2026-10-25T07:00:00Z"));
        round("Atlantic/Canary", Instant.parse("2026-10-25T08:00:00Z"));

        assertThat(reminded(plan)).containsExactly("notice 2026-10-28");
    }

    @Test
    void whatIsDueIsWhatTheInstalmentsAskForLessWhatIsPaidOrAllThatIsLeft() {
        var scheduled = plan("100.00", 1);
        instalments(scheduled, "2026-03-20", 60, 60, "2026-04-01", 15, 75, "2026-04-02", 25, 100);
        var ahead = plan("100.00", 1);
        instalments(ahead, "2026-04-02", 100, 100);
        var unscheduled = plan("100.00", 1);
        Stream.of(scheduled, ahead, unscheduled)
                .forEach(plan -> practice.pays(plan, "30.5").statusCode(201));

        round(FIRST_OF_APRIL);

        assertThat(Stream.of(scheduled, ahead, unscheduled).map(RoundsTest::sums))
                .containsExactly("69.50 44.50", "69.50 0.00", "69.50 69.50");
    }

    @Test
    void nobodyIsRemindedWhoNeedNotBe() {
        var late = plan("100.00", 1);
        Database.execute("update payment_plan set created_at = '2026-04-01T06:00:01Z' where id = ?", late);
        var closed = Stream.of("paid", "cancelled").map(how -> {
            var plan = plan("100.00", 1);
            Database.execute("update payment_plan set status = ?, closed_at = now() where id = ?", how, plan);
            return plan;
        });
        var disabled = plan("100.00", 1);
        Database.execute("update payment_plan set reminder_enabled = false where id = ?", disabled);
        var others = Stream.of(plan("100.00", null), plan("100.00", 2), late, disabled);
        var open = plan("100.00", 1);
        var neighbour = plan(Practice.open(ZONE), "100.00", 1);
        var forgotten = plan(erasedPatient(), "100.00", 1);
        var all = Stream.of(closed, others, Stream.of(neighbour, forgotten))
                .flatMap(plans -> plans)
                .toList();

        round(FIRST_OF_APRIL);

        assertThat(all).allSatisfy(plan -> assertThat(reminded(plan)).isEmpty());
        assertThat(reminded(open)).containsExactly("due 2026-04-01");
    }

    @Test
    void aDayThatIsChangedRemindsNobodyTwiceInAMonth() {
        var plan = plan("100.00", 1);
        round(FIRST_OF_APRIL);

        Database.execute("update payment_plan set reminder_day_of_month = 20 where id = ?", plan);
        round(Instant.parse("2026-04-17T06:00:00Z"));
        round(Instant.parse("2026-04-20T06:00:00Z"));
        round(Instant.parse("2026-05-20T06:00:00Z"));

        assertThat(reminded(plan)).containsExactly("due 2026-04-01", "notice 2026-04-20", "due 2026-05-20");
    }

    @Test
    void aPlanIsOverdueFromTheDayAfterUntilAPaymentCatchesUp() {
        var plan = plan("100.00", null);
        instalments(plan, "2020-03-10", 60, 60, "2099-04-10", 40, 100);
        var paidInTime = plan("100.00", null);
        instalments(paidInTime, "2020-03-10", 60, 60, "2099-04-10", 40, 100);
        practice.pays(paidInTime, "60").statusCode(201);
        var neighbours = plan(Practice.open(ZONE), "100.00", null);
        instalments(neighbours, "2020-03-10", 100, 100);

        round(Instant.parse("2020-03-10T22:59:59Z"));
        assertThat(standing(plan)).isEqualTo("active 1");
        Crowd.all(3, replica -> round(Instant.parse("2020-03-10T23:00:00Z")));
        round(Instant.parse("2020-03-11T23:00:00Z"));

        assertThat(standing(plan)).isEqualTo("overdue 2");
        assertThat(standing(paidInTime)).isEqualTo("active 2");
        assertThat(standing(neighbours)).isEqualTo("active 1");
        var told = Events.of(Topic.PAYMENTS, plan, 1);
        assertThat(told.stream().map(Published::type)).containsExactly("payment-plan-overdue");
        assertThat(told.get(0).sequence()).isEqualTo(2);
        assertThat(told.get(0).data().getString("payment_plan.status")).isEqualTo("overdue");

        practice.pays(plan, "59").statusCode(201).body(json("status", equalTo("overdue")));
        practice.pays(plan, "1").statusCode(201).body(json("status", equalTo("active")));
    }

    @Test
    void aClinicThatCannotBeServedStopsNoOtherAndIsServedInTheNextRound() throws SQLException {
        var busy = plan("100.00", null);
        instalments(busy, "2020-03-10", 100, 100);
        var neighbours = Practice.open(ZONE);
        var neighbour = plan(neighbours, "100.00", null);
        instalments(neighbour, "2020-03-10", 100, 100);
        var rounds = rounds(Clock.systemUTC());
        var nowhere = new Clinic(Ids.next(), "Mars/Olympus");
        Supplier<Uni<Void>> round = () -> rounds.go(
                List.of(nowhere, new Clinic(practice.clinic(), ZONE), new Clinic(neighbours.clinic(), ZONE)),
                Instant.parse("2020-03-11T02:00:00Z"));

        try (var payment = Database.asSuperuser()) {
            payment.setAutoCommit(false);
            payment.createStatement().execute("select from payment_plan where id = '%s' for update".formatted(busy));
            done(round);
        }
        assertThat(standing(busy)).isEqualTo("active 1");
        assertThat(standing(neighbour)).isEqualTo("overdue 2");
        done(round);
        assertThat(standing(busy)).isEqualTo("overdue 2");

        Database.execute("delete from job_claim where clinic_id = ?", practice.clinic());
        done(round);
        assertThat(Database.rows("select 1 from job_claim where clinic_id = ?", practice.clinic()))
                .as("asks for nothing that it knows to be done")
                .isEmpty();
    }

    @Test
    void whatIsClosedWhileTheNightRunWaitsForItStaysClosed() throws SQLException {
        var plan = plan("100.00", null);
        instalments(plan, "2020-03-10", 100, 100);

        CompletableFuture<Instant> night;
        try (var change = Database.asSuperuser()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute(
                            "update payment_plan set status = 'cancelled', closed_at = now(), version = 2 where id = '%s'"
                                    .formatted(plan));
            night = CompletableFuture.supplyAsync(() -> round(Instant.parse("2020-03-11T02:00:00Z")));
            Locks.untilSomebodyWaits();
            change.commit();
        }
        night.join();

        assertThat(standing(plan)).isEqualTo("cancelled 2");
    }

    @Test
    void everyClinicIsVisitedEachMinute() {
        var plan = plan("100.00", null);
        instalments(plan, "2020-03-10", 100, 100);

        var clock = Clock.fixed(Instant.parse("2020-03-11T02:00:00Z"), ZoneOffset.UTC);
        done(() -> rounds(clock).everyMinute());

        assertThat(standing(plan)).isEqualTo("overdue 2");
        assertThat(scheduler.getScheduledJob("rounds")).isNotNull();
    }

    /** One that has just started. */
    private Rounds rounds(Clock clock) {
        return new Rounds(clinics, claims, status, reminders, clock);
    }

    private Instant round(Instant now) {
        return round(ZONE, now);
    }

    private Instant round(String zone, Instant now) {
        done(() -> rounds(Clock.systemUTC()).go(List.of(new Clinic(practice.clinic(), zone)), now));
        return now;
    }

    private static void done(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private UUID plan(String total, Integer reminderDay) {
        return plan(practice, total, reminderDay);
    }

    /** Agreed long ago. */
    private static UUID plan(Practice at, String total, Integer reminderDay) {
        var plan = Ids.next();
        Database.execute("""
                insert into payment_plan (id, clinic_id, patient_id, description, total_amount, reminder_enabled,
                                          reminder_day_of_month, created_at, updated_at)
                values (?, ?, ?, 'Ortodoncia', ?, true, ?, '2020-01-01', '2020-01-01')""", plan, at.clinic(), at.patient(), new BigDecimal(total), reminderDay);
        return plan;
    }

    private Practice erasedPatient() {
        var whoLeft = new Practice(practice.clinic(), Ids.next());
        Database.execute(
                "insert into patient (clinic_id, id, first_name, erased, version) values (?, ?, 'Erased', true, 2)",
                whoLeft.clinic(),
                whoLeft.patient());
        return whoLeft;
    }

    /** Of each: day, amount, running total. */
    private static void instalments(UUID plan, Object... rows) {
        var values = new StringBuilder();
        for (int i = 0; i < rows.length; i += 3) {
            values.append(i == 0 ? "" : ", ")
                    .append("(date '%s', %s, %s)".formatted(rows[i], rows[i + 1], rows[i + 2]));
        }
        Database.execute(
                "insert into instalment select p.clinic_id, p.id, v.* from payment_plan p cross join (values " + values
                        + ") v where p.id = ?",
                plan);
    }

    private static List<String> reminded(UUID plan) {
        return Database.rows(
                        "select kind, due_on from payment_reminder where payment_plan_id = ? order by month, kind",
                        plan)
                .stream()
                .map(row -> row.get("kind") + " " + row.get("due_on"))
                .toList();
    }

    private static String standing(UUID plan) {
        return Database.value("select status || ' ' || version from payment_plan where id = ?", plan)
                .toString();
    }

    private static String sums(UUID plan) {
        var said = Events.of(Topic.PAYMENT_REMINDERS, plan, 1).get(0).raw().value();
        return said.replaceAll("(?s).*\"balance\": ([0-9.]+).*", "$1") + " "
                + said.replaceAll("(?s).*\"amount_due\": ([0-9.]+).*", "$1");
    }
}
