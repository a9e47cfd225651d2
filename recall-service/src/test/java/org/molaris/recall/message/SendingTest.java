package org.molaris.recall.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.molaris.recall.whatsapp.CloudApiStandIn.accepts;
import static org.molaris.recall.whatsapp.CloudApiStandIn.after;
import static org.molaris.recall.whatsapp.CloudApiStandIn.answers;
import static org.molaris.recall.whatsapp.CloudApiStandIn.closes;
import static org.molaris.recall.whatsapp.CloudApiStandIn.refuses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.events.recall.RecallContactState;
import org.molaris.events.recall.RecallSent;
import org.molaris.events.request.PatientOptOutRequested;
import org.molaris.recall.Owner;
import org.molaris.recall.Practice;
import org.molaris.recall.message.DueMessages.Written;
import org.molaris.recall.message.Outcome.Accepted;
import org.molaris.recall.message.Outcome.Refused;
import org.molaris.recall.message.Outcome.Unclear;
import org.molaris.recall.message.Reachability.Reachable;
import org.molaris.recall.whatsapp.CloudApiStandIn;
import org.molaris.recall.whatsapp.CloudApiStandIn.Behaviour;
import org.molaris.recall.whatsapp.CloudApiStandIn.Received;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Locks;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class SendingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T18:00:00Z");
    private static final CloudApiStandIn CLOUD_API = new CloudApiStandIn();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BRIEFLY = Duration.ofMillis(10);

    @Inject
    PlatformQueues queues;

    @Inject
    SendingMeters meters;

    @Inject
    MeterRegistry registry;

    @Inject
    DueMessages dueMessages;

    @Inject
    Senders senders;

    @Inject
    Reachability reachability;

    @All
    @Inject
    List<Messenger> messengers;

    @Inject
    CurrentClinic clinic;

    @Inject
    Flush flush;

    @Inject
    ObjectMapper json;

    private Practice practice;
    private UUID campaign;

    @BeforeEach
    void aPractice() {
        Database.execute("update message set status = 'cancelled' where status = 'queued'");
        practice = Practice.open();
        campaign = practice.campaign(null, 180, LocalTime.of(9, 0));
        Database.execute(
                "update campaign set template_name = 'revision', template_language = 'es' where id = ?", campaign);
        Owner.knowsSender(practice.clinic(), CLOUD_API.url());
    }

    @AfterAll
    static void noMore() {
        CLOUD_API.close();
    }

    @Test
    void eachAnswerOfTheProviderEndsInAStateThatSaysWhatIsKnown() {
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        behaviours.put("sent null null", accepts("wamid.1"));
        behaviours.put("queued null null +120", after(120, answers(429, "slow down")));
        behaviours.put("queued null 130429 +60", refuses(400, 130429));
        behaviours.put("queued null 2 +60", refuses(500, 2));
        behaviours.put("queued null 190 +60", refuses(401, 190));
        behaviours.put("queued null 99 +60", answers(500, "{\"error\": {\"code\": 99, \"is_transient\": true}}"));
        behaviours.put("failed undeliverable 131026", refuses(400, 131026));
        behaviours.put("failed window_closed 131047", refuses(400, 131047));
        behaviours.put("failed marketing_limit 131049", refuses(400, 131049));
        behaviours.put("failed bad_parameter 131009", refuses(400, 131009));
        behaviours.put("failed refused null", answers(404, "<html>"));
        behaviours.put("opted_out opted_out 131050", refuses(400, 131050));
        behaviours.put("sending null null", closes());
        behaviours.put("sending null null  ", answers(500, "<html>"));
        behaviours.put("sending null null   ", answers(200, "{\"messages\": "));
        behaviours.put("sending null null     ", refuses(500, 1));
        behaviours.put("sending null null    ", answers(200, "{\"x\": \"" + "x".repeat(1 << 20) + "\"}"));
        var messages = new LinkedHashMap<UUID, String>();
        behaviours.forEach((expected, behaviour) -> {
            var phone = "+5037000%04d".formatted(messages.size());
            CLOUD_API.to(phone, behaviour);
            messages.put(recall(phone), expected.strip());
        });
        var before = outcomes();

        round(NOON);

        assertThat(messages.keySet().stream().map(SendingTest::whatIsKnown))
                .containsExactlyElementsOf(messages.values());
        assertThat(outcomes())
                .containsEntry("accepted", before.get("accepted") + 1)
                .containsEntry("refused_for_now", before.get("refused_for_now") + 5)
                .containsEntry("refused", before.get("refused") + 5)
                .containsEntry("opted_out", before.get("opted_out") + 1)
                .containsEntry("unclear", before.get("unclear") + 5);
        // It was too fast: the others wait as well.
        var waiting = recall("+50370009999");
        round(NOON.plusSeconds(1));
        assertThat(Practice.of(waiting, "status")).isEqualTo("queued");
        assertThat(Database.value(
                        "select free_at > now() + interval '100 s' from sender_pace where clinic_id = ?",
                        practice.clinic()))
                .isEqualTo(true);
    }

    @Test
    void whoHasToldTheProviderToStopIsLeftAloneHereAtOnceAndByTheOwnerSoon() throws JsonProcessingException {
        CLOUD_API.to("+50371000001", refuses(400, 131050));
        var message = recall("+50371000001");
        round(NOON);
        var next = recall("+50371000001");
        round(NOON.plusSeconds(1));

        assertThat(Practice.of(next, "status || ' ' || reason")).isEqualTo("cancelled suppressed");
        var patient = (UUID) Practice.of(message, "patient_id");
        var request = Events.of(Topic.PATIENT_REQUESTS, patient, 1).get(0);
        assertThat(request.type()).isEqualTo("patient-opt-out-requested");
        assertThat(json.readValue(request.raw().value(), PatientOptOutRequested.class))
                .isEqualTo(new PatientOptOutRequested(patient, practice.clinic(), NOON, message));
    }

    @Test
    void whatIsClearlyRefusedIsTriedFourTimes() {
        CLOUD_API.to("+50372000001", refuses(503, 2));
        var message = recall("+50372000001");

        var now = NOON;
        for (int minutes : new int[] {1, 10, 30}) {
            round(now);
            round(now.plusSeconds(minutes * 60L - 1));
            now = now.plusSeconds(minutes * 60L);
            assertThat(Practice.of(message, "status")).isEqualTo("queued");
        }
        round(now);

        assertThat(whatIsKnown(message)).isEqualTo("failed refused 2");
        assertThat(CLOUD_API.from(practice.clinic())).hasSize(4);
        assertThat(Events.of(Topic.RECALLS, message, 1).get(0).type()).isEqualTo("recall-failed");
    }

    @Test
    void nobodyAtHomeIsARefusal() {
        Owner.knowsSender(practice.clinic(), "http://127.0.0.1:1");
        var message = recall("+50373000001");

        round(NOON);

        assertThat(whatIsKnown(message)).isEqualTo("queued null null +60");
    }

    @Test
    void replicasSendEachMessageOnce() {
        var messages = recalls(60);

        Crowd.all(3, replica -> run(() -> new Replica(NOON).rounds.everySecond()));

        assertThat(CLOUD_API.from(practice.clinic()).stream().map(Received::id))
                .containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void aCampaignsTemplateGoesOutWithWhatItSaysToThisPatientAndIsTold() throws JsonProcessingException {
        Database.execute(
                "update campaign set message_template = 'Hola {nombre}, de {clinica}: {procedimiento}' where id = ?",
                campaign);
        Database.execute("update clinic set name = E'Clínica\\n  Sonrisa' where clinic_id = ?", practice.clinic());
        var message = recall("+50375000001");

        run(() -> new Replica(NOON).rounds.everySecond());

        var received = CLOUD_API.from(practice.clinic()).get(0);
        assertThat(received.path()).isEqualTo("/v24.0/1" + practice.clinic() + "/messages");
        assertThat(received.token()).isEqualTo("Bearer token");
        assertThat(received.id()).isEqualTo(message);
        assertThat(received.body().getString("to")).isEqualTo("50375000001");
        assertThat(received.body().getString("template.name")).isEqualTo("revision");
        assertThat(received.body().getString("template.language.code")).isEqualTo("es");
        assertThat(received.body().getList("template.components[0].parameters.text"))
                .isEqualTo(List.of("Ana", "Clínica Sonrisa", "limpieza"));
        var told = Events.of(Topic.RECALLS, message, 1).get(0);
        assertThat(told.type()).isEqualTo("recall-sent");
        assertThat(told.raw().value()).doesNotContain("Ana", "+503");
        var state = json.readValue(told.raw().value(), RecallSent.class).recallContact();
        assertThat(state)
                .extracting(RecallContactState::status, RecallContactState::sentAt)
                .containsExactly("sent", NOON);
    }

    @Test
    void whoWasKilledAfterTheClaimHasSentAtMostOnceAndNobodyKnows() {
        var message = recall("+50376000001");
        var patient = new Reachable((UUID) Practice.of(message, "patient_id"), "+50376000001", false, false);
        var due = new DueMessage(message, MessageKind.RECALL, patient.id(), "Ana", "x", null, null, null, null);
        assertThat(inClinic(() -> dueMessages.claim(List.of(new Written(due, patient, "Hola", List.of())), NOON)))
                .containsExactly(message);

        round(NOON.plusSeconds(86_399));
        run(() -> new Replica(NOON.plusSeconds(86_399)).rounds.everyMinute());
        assertThat(Practice.of(message, "status")).isEqualTo("sending");
        run(() -> new Replica(NOON.plusSeconds(86_400)).rounds.everyMinute());
        round(NOON.plusSeconds(90_000));

        assertThat(whatIsKnown(message)).isEqualTo("failed unconfirmed null");
        assertThat(CLOUD_API.from(practice.clinic())).isEmpty();
        assertThat(Events.of(Topic.RECALLS, message, 1).get(0).type()).isEqualTo("recall-failed");
    }

    @Test
    void quietHoursOverMidnightHoldAndNeverDropButWhatIsOfNoUseAfterwards() {
        Database.execute(
                "update clinic set quiet_from = '21:00', quiet_until = '07:30' where clinic_id = ?", practice.clinic());
        // Ten in the evening, one in the morning; half past seven, there, is their end.
        var evening = Instant.parse("2026-03-03T04:00:00Z");
        var morning = Instant.parse("2026-03-03T13:30:00Z");
        var recall = recall("+50377000001");
        var answer = confirmation("+50377000002", "opted_out");
        var reminder = appointmentReminder("+50377000003", morning.plusSeconds(3600), morning);

        round(evening);
        round(Instant.parse("2026-03-03T07:00:00Z"));
        round(morning.minusSeconds(1));

        assertThat(Practice.of(recall, "due_at = '%s' and status = 'queued'".formatted(morning)))
                .isEqualTo(true);
        assertThat(whatIsKnown(reminder)).isEqualTo("cancelled expired null");
        assertThat(CLOUD_API.from(practice.clinic())).isEmpty();
        round(morning);
        assertThat(CLOUD_API.from(practice.clinic()).stream().map(Received::id))
                .containsExactlyInAnyOrder(recall, answer);
    }

    @Test
    void quietHoursAreByTheClocksOfTheClinic() {
        assertThat(List.of(
                        quietEnd("2026-03-29T00:30:00Z", "01:00", "02:30", "Europe/Madrid"),
                        quietEnd("2026-06-01T10:59:59Z", "13:00", "15:00", "Europe/Madrid"),
                        quietEnd("2026-06-01T11:00:00Z", "13:00", "15:00", "Europe/Madrid"),
                        quietEnd("2026-06-01T13:00:00Z", "13:00", "15:00", "Europe/Madrid"),
                        quietEnd("2026-06-01T21:59:00Z", "22:00", "08:00", "Europe/Madrid"),
                        quietEnd("2026-06-01T05:59:00Z", "22:00", "08:00", "Europe/Madrid")))
                // Half past two does not exist in that night.
                .containsExactly(
                        "2026-03-29T01:30:00Z",
                        "no",
                        "2026-06-01T13:00:00Z",
                        "no",
                        "2026-06-02T06:00:00Z",
                        "2026-06-01T06:00:00Z");
    }

    @Test
    void theOwnersWordAboutThePatientCountsWhenTheMessageGoesOut() {
        var optedOut = recall("+50378000001");
        Owner.knows(patientOf(optedOut), "+50378000001", true, false);
        var archived = recall("+50378000002");
        Owner.knows(patientOf(archived), "+50378000002", false, true);
        var withoutPhone = recall("+50378000003");
        Owner.knows(patientOf(withoutPhone), null);
        var elsewhere = recall("+50378000004");
        Owner.knows(patientOf(elsewhere), "+50378999999");
        var suppressed = recall("+50378000005");
        suppress("+50378000005");
        var stranger = message("recall", practice.patient("Ana", "+50378000006"), null, null, null);
        var answered = confirmation("+50378000007", "opted_out");
        Owner.knows(patientOf(answered), "+50378000007", true, false);
        suppress("+50378000007");

        round(NOON);

        assertThat(List.of(optedOut, archived, withoutPhone, elsewhere, suppressed, stranger, answered).stream()
                        .map(SendingTest::whatIsKnown))
                .containsExactly(
                        "cancelled opted_out null",
                        "cancelled archived null",
                        "cancelled no_phone null",
                        "sent null null",
                        "cancelled suppressed null",
                        "cancelled archived null",
                        "sent null null");
        assertThat(Practice.of(elsewhere, "phone")).isEqualTo("+50378999999");
        assertThat(Practice.of(optedOut, "phone")).isNull();
        var text = CLOUD_API.from(practice.clinic()).stream()
                .filter(received -> received.id().equals(answered))
                .findFirst()
                .orElseThrow();
        assertThat(text.body().getString("type")).isEqualTo("text");
        assertThat(text.body().getString("text.body")).isEqualTo(Practice.of(answered, "text"));
    }

    @Test
    void whenTheOwnerCannotBeAskedNothingGoesOutUntilItCan() {
        var message = recall("+50379000001");
        var patient = patientOf(message);
        Owner.isAwayFor(patient);

        round(NOON);
        assertThat(Practice.of(message, "status || version")).isEqualTo("queued1");
        Owner.knows(patient, "+50379000001");
        round(NOON.plusSeconds(1));

        assertThat(Practice.of(message, "status")).isEqualTo("sent");
    }

    @Test
    void aPatientWhoIsStillToBeHeardOfIsWaitedFor() {
        var message = recall("+50379100001");
        Database.execute("update patient set version = 0 where id = ?", patientOf(message));

        round(NOON);
        assertThat(Practice.of(message, "status || (due_at = '%s')".formatted(NOON.plusSeconds(60))))
                .isEqualTo("queuedtrue");
        Database.execute("update patient set version = 1 where id = ?", patientOf(message));
        round(NOON.plusSeconds(60));

        assertThat(Practice.of(message, "status")).isEqualTo("sent");
    }

    @Test
    void aSenderIsNoFasterThanItMayBe() {
        recalls(40);
        var slow = new Replica(NOON, 5);
        var begun = System.nanoTime();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            run(() -> slow.send(NOON));
            var passed = (System.nanoTime() - begun) / 1e9;
            assertThat((double) CLOUD_API.from(practice.clinic()).size()).isLessThanOrEqualTo(5 + 5 * passed + 1);
            return CLOUD_API.from(practice.clinic()).size() >= 10;
        });
        assertThat(System.nanoTime() - begun).isGreaterThan(900_000_000L);
    }

    @Test
    void aReminderAsksForWhatIsStillToBePaidAndForNothingWhenAllIs() {
        Owner.knowsNoSender(practice.clinic());
        var partly = paymentReminder("+50379300001", "active", "40.00");
        var enough = paymentReminder("+50379300002", "active", "60.00");
        var cancelled = paymentReminder("+50379300003", "cancelled", "10.00");
        var overdue = paymentReminder("+50379300004", "overdue", "10.00");

        round(NOON);

        assertThat(Practice.of(partly, "text"))
                .isEqualTo("Hola Ana: Sonrisa le recuerda que el 15 de marzo de 2026 vence su pago de $20.00."
                        + " Saldo pendiente: $160.00.");
        assertThat(List.of(partly, enough, cancelled, overdue).stream().map(SendingTest::whatIsKnown))
                .containsExactly("sent null null", "cancelled paid null", "cancelled paid null", "sent null null");
        assertThat(Practice.of(partly, "wamid")).isEqualTo("outbox." + partly);
    }

    @Test
    void anAppointmentIsRemindedOfAsLongAsItIsAsItWas() {
        Owner.knowsNoSender(practice.clinic());
        var at = NOON.plusSeconds(3600);
        var kept = appointmentReminder("+50379400001", at, at);
        var moved = appointmentReminder("+50379400002", at, at);
        Database.execute(
                "update visit set starts_at = starts_at + interval '1 h' where id = ?",
                Practice.of(moved, "appointment_id"));
        var late = appointmentReminder("+50379400003", at, NOON);

        round(NOON);

        assertThat(List.of(kept, moved, late).stream().map(SendingTest::whatIsKnown))
                .containsExactly("sent null null", "cancelled appointment_changed null", "cancelled expired null");
        assertThat(Practice.of(kept, "text").toString())
                .startsWith("Hola Ana: le recordamos su cita del lunes, 2 de marzo de 2026, 1:00")
                .contains("en Sonrisa. Responda 1");
    }

    @Test
    void howAClinicSendsIsAskedAnewWhenTheClinicHasChanged() {
        Owner.knowsNoSender(practice.clinic());
        var first = recall("+50379800001");
        round(NOON);
        Owner.knowsSender(practice.clinic(), CLOUD_API.url());
        var second = recall("+50379800002");
        round(NOON.plusSeconds(1));
        Database.execute("update clinic set version = 2, phone_number_id = '1' where clinic_id = ?", practice.clinic());
        var third = recall("+50379800003");
        round(NOON.plusSeconds(2));

        assertThat(Stream.of(first, second, third).map(message -> Practice.of(message, "wamid")))
                .containsExactly("outbox." + first, "outbox." + second, "wamid." + third);
        assertThat(inClinic(senders::needsTemplate)).isTrue();
        assertThat(run(() -> senders.appSecret(practice.clinic()))).contains("secret");
    }

    @Test
    void whatNobodyCarriesWaits() {
        Owner.knowsNoSender(practice.clinic());
        var message = recall("+50379900001");

        run(() -> new Replica(NOON, dueMessages, List.of(new BuiltInOutbox(false))).send(NOON));

        assertThat(Practice.of(message, "status || version")).isEqualTo("queued1");
    }

    @Test
    void aReminderWithoutATemplateCannotGoByTheCloudApi() {
        var reminder = paymentReminder("+50379500001", "active", "0.00");

        round(NOON);

        assertThat(whatIsKnown(reminder)).isEqualTo("failed template_required null");
        Database.execute(
                "update clinic set reminder_template_name = 'pago', reminder_template_language = 'es' where clinic_id = ?",
                practice.clinic());
        paymentReminder("+50379500002", "active", "0.00");
        round(NOON.plusSeconds(1));
        var received = CLOUD_API.from(practice.clinic()).get(0);
        assertThat(received.body().getString("template.name")).isEqualTo("pago");
        assertThat(received.body().getList("template.components[0].parameters.text"))
                .isEqualTo(List.of("Ana", "$60.00", "$200.00", "15 de marzo de 2026", "Sonrisa"));
    }

    @Test
    void anAnswerThatComesAfterItsWebhookMovesNothingBackwards() {
        var message = recall("+50379600001");
        var settle = new SettleMessages(flush, clinic, Clock.fixed(NOON, ZoneOffset.UTC));
        Database.execute(
                "update message set status = 'read', sending_at = now(), read_at = now() where id = ?", message);

        inClinic(() -> settle.settle(message, new Refused("refused", 1)));
        inClinic(() -> settle.settle(message, new Accepted("wamid.late")));

        assertThat(Practice.of(message, "status || ' ' || wamid")).isEqualTo("read wamid.late");
    }

    @Test
    void whatIsKnownOfAMessageIsWrittenDownAsSoonAsItCanBe() throws SQLException {
        var message = recall("+50379700001");
        try (var other = Database.asSuperuser()) {
            other.setAutoCommit(false);
            CLOUD_API.to("+50379700001", exchange -> {
                lock(other, message);
                accepts("wamid.kept").answer(exchange);
            });
            var round = CompletableFuture.runAsync(() -> round(NOON));
            Locks.untilSomebodyWaits();
            Database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
            other.rollback();
            round.join();
        }

        assertThat(Practice.of(message, "wamid")).isEqualTo("wamid.kept");
    }

    @Test
    void whoIsStoppedSettlesWhatIsUnderWayAndGivesTheRestBack() {
        var messages = recalls(60);
        var taken = new CompletableFuture<Outcome>();
        var asked = new AtomicInteger();
        var replica = new Replica(NOON, dueMessages, List.of(new SlowMessenger(asked, taken)));
        var round = CompletableFuture.runAsync(() -> run(() -> replica.send(NOON)));
        await().atMost(PATIENCE).until(() -> asked.get() > 0);

        var stop = new Thread(replica::stop);
        stop.start();
        await().pollInterval(BRIEFLY).atMost(PATIENCE).until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        taken.complete(new Unclear("test"));
        await().atMost(PATIENCE).until(() -> !stop.isAlive());
        round.join();

        assertThat(messages.stream().collect(Collectors.groupingBy(message -> Practice.of(message, "status"))))
                .containsOnlyKeys("sending", "queued")
                .satisfies(byStatus -> assertThat(byStatus.get("sending")).hasSize(asked.get()));
        round.join();
    }

    /** One of several that run the same rounds, at a moment of a test's own. */
    private final class Replica {

        private final SendingRounds rounds;

        Replica(Instant now) {
            this(now, dueMessages, messengers);
        }

        Replica(Instant now, int rate) {
            this(now, new DueMessages(flush, rate), messengers);
        }

        Replica(Instant now, DueMessages due, List<Messenger> messengers) {
            var clock = Clock.fixed(now, ZoneOffset.UTC);
            this.rounds = new SendingRounds(
                    queues,
                    due,
                    senders,
                    reachability,
                    messengers,
                    new SettleMessages(flush, clinic, clock),
                    clinic,
                    clock,
                    meters);
        }

        Uni<Void> send(Instant now) {
            return rounds.send(List.of(practice.clinic()), now);
        }

        void stop() {
            try {
                rounds.stop(null);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Takes messages, and its time. */
    private record SlowMessenger(AtomicInteger asked, CompletableFuture<Outcome> taken) implements Messenger {

        @Override
        public boolean serves(Sender sender) {
            return true;
        }

        @Override
        public Uni<Outcome> send(OutgoingMessage message, Sender sender) {
            asked.incrementAndGet();
            return Uni.createFrom().completionStage(taken);
        }
    }

    private Map<String, Double> outcomes() {
        return registry.get("molaris.recall.messages").tag("kind", "recall").counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag("outcome"), Counter::count));
    }

    private void round(Instant now) {
        run(() -> new Replica(now).send(now));
    }

    private <T> T inClinic(Supplier<Uni<T>> work) {
        return run(() -> clinic.as(Caller.system(practice.clinic(), "sending"), work));
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID recall(String phone) {
        return message("recall", patient(phone), null, null, null);
    }

    /** So many at once, all to one phone. */
    private List<UUID> recalls(int many) {
        Owner.knowsEverybody(practice.clinic(), "+50379999999");
        return Database.rows(
                        """
                with who as (
                    insert into patient (clinic_id, id, first_name, phone, version)
                    select ?, gen_random_uuid(), 'Ana', '+50379999999', 1 from generate_series(1, ?)
                    returning clinic_id, id)
                insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, due_at, queued_at)
                select gen_random_uuid(), clinic_id, 'recall', id, ?, '2026-03-02', '2025-08-01', ?::timestamptz, now()
                  from who
                returning id""",
                        practice.clinic(),
                        many,
                        campaign,
                        NOON.minusSeconds(1).toString())
                .stream()
                .map(row -> (UUID) row.get("id"))
                .toList();
    }

    private UUID confirmation(String phone, String what) {
        return message("confirmation", patient(phone), null, "{\"what\": \"" + what + "\"}", null);
    }

    /** Of 60.00 of 200.00 to be paid, before anything was. */
    private UUID paymentReminder(String phone, String planStatus, String paidSince) {
        var patient = patient(phone);
        var plan = Ids.next();
        Database.execute(
                "insert into payment_plan (clinic_id, id, status, amount_paid, version) values (?, ?, ?, ?::numeric, 1)",
                practice.clinic(),
                plan,
                planStatus,
                paidSince);
        return message("payment_reminder", patient, plan, """
                {"kind": "due", "due_on": "2026-03-15", "amount_due": 60.00, "balance": 200.00, "currency": "USD",
                 "amount_paid": 0.00, "version": 1}""", null);
    }

    private UUID appointmentReminder(String phone, Instant startsAt, Instant expiresAt) {
        var patient = patient(phone);
        return message(
                "appointment_reminder",
                patient,
                practice.booked(patient, startsAt, "limpieza"),
                """
                {"starts_at": "%s", "lead": "hour_before"}""".formatted(startsAt),
                expiresAt);
    }

    private UUID patient(String phone) {
        var patient = practice.patient("Ana", phone);
        Owner.knows(patient, phone);
        return patient;
    }

    /** Due for a second. */
    private UUID message(String kind, UUID patient, UUID subject, String about, Instant expiresAt) {
        var id = Ids.next();
        boolean recall = kind.equals("recall");
        Database.execute(
                """
                insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, last_procedure,
                                     payment_plan_id, appointment_id, occasion, about, due_at, expires_at, queued_at)
                values (?, ?, ?, ?, ?, ?::date, ?::date, 'limpieza', ?, ?, ?, ?::jsonb, ?::timestamptz, ?::timestamptz, now())""",
                id,
                practice.clinic(),
                kind,
                patient,
                recall ? campaign : null,
                recall ? "2026-03-02" : null,
                recall ? "2025-08-01" : null,
                kind.equals("payment_reminder") ? subject : null,
                kind.equals("appointment_reminder") ? subject : null,
                recall ? null : id.toString(),
                about,
                NOON.minusSeconds(1).toString(),
                expiresAt == null ? null : expiresAt.toString());
        return id;
    }

    private void suppress(String phone) {
        Database.execute("insert into suppressed_phone (clinic_id, phone) values (?, ?)", practice.clinic(), phone);
    }

    private static void lock(Connection other, UUID message) throws IOException {
        try (var statement = other.createStatement()) {
            statement.execute("select from message where id = '%s' for update".formatted(message));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static UUID patientOf(UUID message) {
        return (UUID) Practice.of(message, "patient_id");
    }

    /** Status, reason, code; of one that waits also in how many seconds from noon it is tried again. */
    private static String whatIsKnown(UUID message) {
        return Practice.of(message, """
                concat_ws(' ', status, coalesce(reason, 'null'), coalesce(error_code::text, 'null'),
                          case when status = 'queued' then '+' || extract(epoch from due_at - '%s')::integer end)""".formatted(NOON)).toString();
    }

    private static String quietEnd(String at, String from, String until, String zone) {
        return Database.value("""
                select coalesce(to_char(quiet_end(?::timestamptz, ?::time, ?::time, ?) at time zone 'UTC',
                                        'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'no')""", at, from, until, zone).toString();
    }
}
