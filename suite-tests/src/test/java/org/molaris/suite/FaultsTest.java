package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** Parts that go away under load: what was answered stays, nothing is doubled, and it heals by itself. */
@OnTheSuite
@Order(Integer.MAX_VALUE) // what is restarted has shown nothing yet
class FaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUMMARY = "/api/dental/payment-plans/summary";

    private final Suite suite;
    private final Api owner;
    private final Events events;
    private final Ledger ledger;
    private UUID plan;

    FaultsTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.events = new Events(suite);
        this.ledger = new Ledger(suite);
    }

    @BeforeEach
    void aPlanWithRoom() {
        plan = owner.newPlan(owner.newPatient("Rosa"), "100000.00");
    }

    @Test
    void withoutKafkaPaymentsAreTakenAndTheirEventsFollowInOrder() {
        suite.part("kafka").terminate();
        int before;
        try (var load = new Load(owner, plan, 2)) {
            await().pollDelay(Duration.ofSeconds(10)).atMost(PATIENCE).until(() -> load.acknowledged() > 50);
            before = load.acknowledged();
            assertThat(load.failed()).isZero();
            assertThat(suite.part("payment-service").isReady()).isTrue();
        }
        assertThat(before).isPositive();

        suite.part("kafka").start();

        everyPaymentHasItsEventInOrder();
    }

    @Test
    void aServiceKilledUnderLoadKeepsWhatItAnswered() {
        try (var load = new Load(owner, plan, 4)) {
            await().atMost(PATIENCE).until(() -> load.acknowledged() > 100);

            suite.part("payment-service").kill();
            owner.get("/api/dental/patients").expect(200);
            owner.get(SUMMARY).expect(503);
            suite.part("payment-service").start();
            // The gateway looks twice a second; the rest is for a service that has answered nothing yet.
            await().atMost(Duration.ofSeconds(5)).until(() -> owner.get(SUMMARY).status() == 200);
            int sinceItIsBack = load.acknowledged();
            await().atMost(PATIENCE).until(() -> load.acknowledged() > sinceItIsBack + 100);
            load.finishAndRetry();

            assertThat(load.failed()).isPositive();
            assertThat(ledger.paymentsOf(plan)).containsExactlyInAnyOrderElementsOf(new HashSet<>(load.made()));
        }
        everyPaymentHasItsEventInOrder();
    }

    @Test
    void aGatewayRestartedUnderLoadLosesNoRequest() {
        try (var load = new Load(owner, plan, 4)) {
            await().atMost(PATIENCE).until(() -> load.acknowledged() > 100);

            suite.part("gateway").restart();
            int sinceItIsBack = load.acknowledged();
            await().atMost(PATIENCE).until(() -> load.acknowledged() > sinceItIsBack + 100);
            load.finishAndRetry();

            assertThat(load.failed()).isPositive();
            assertThat(load.lost()).isZero();
            assertThat(ledger.paymentsOf(plan)).containsExactlyInAnyOrderElementsOf(new HashSet<>(load.made()));
        }
    }

    /** The statement waits behind a lock, with its commit behind it on the wire, when the service dies. */
    @Test
    void aPaymentThatWasCommittedAndNeverAnsweredIsAnsweredOnRetry() throws SQLException {
        var key = UUID.randomUUID().toString();
        CompletableFuture<Void> asked;
        try (var lock = ledger.lock(plan)) {
            asked = CompletableFuture.runAsync(() -> owner.pay(plan, "12.50", key));
            await().atMost(PATIENCE).until(() -> ledger.waitsForALock());
            suite.part("payment-service").kill();
            lock.commit();
        }
        await().atMost(PATIENCE).until(() -> ledger.paymentsOf(plan).size() == 1);
        await().atMost(PATIENCE).until(asked::isDone);
        suite.part("payment-service").start();

        var answer = owner.pay(plan, "12.50", key).expect(201);

        assertThat(answer.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(ledger.paymentsOf(plan)).containsExactly(answer.text("payment.id"));
        everyPaymentHasItsEventInOrder();
    }

    @Test
    void aDatabaseRestartedUnderLoadLosesNothingAndNothingIsDeadLettered() {
        int deadLetters = events.count(Topic.DEAD_LETTERS);
        var clinic = UUID.fromString(owner.get("/api/dental/clinic").text("id"));
        var announced = new ArrayList<UUID>();
        try (var load = new Load(owner, plan, 4);
                var producer = events.producer()) {
            await().atMost(PATIENCE).until(() -> load.acknowledged() > 100);
            var restart = CompletableFuture.runAsync(() -> suite.postgres().restart());
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
                announced.add(UUID.randomUUID());
                events.announcePatient(producer, clinic, announced.get(announced.size() - 1));
                return restart.isDone();
            });
            restart.join();
            int sinceItIsBack = load.acknowledged();
            await().atMost(PATIENCE).until(() -> load.acknowledged() > sinceItIsBack + 100);
            load.finishAndRetry();

            assertThat(ledger.paymentsOf(plan)).containsExactlyInAnyOrderElementsOf(new HashSet<>(load.made()));
        }
        everyPaymentHasItsEventInOrder();
        await().atMost(PATIENCE).until(() -> ledger.known(announced) == announced.size());
        assertThat(announced).hasSizeGreaterThan(10);
        assertThat(events.count(Topic.DEAD_LETTERS)).isEqualTo(deadLetters);
    }

    @Test
    void aLoadGeneratorThatDiesLeavesNoConnectionInTransaction() throws IOException, InterruptedException {
        var generator = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadGenerator.class.getName(),
                        suite.gateway(),
                        plan.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        generator.environment().put("TOKEN", owner.token());
        var process = generator.start();
        await().atMost(PATIENCE).until(() -> ledger.paymentsOf(plan).size() > 100);

        process.destroyForcibly().waitFor();

        // Sooner than the database would end what was forgotten.
        await().atMost(Duration.ofSeconds(5)).until(() -> ledger.connectionsIdleInTransaction() == 0);
        try (var burst = new Load(owner, plan, 40)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> burst.acknowledged() > 100);
            assertThat(burst.failed()).isZero();
        }
        everyPaymentHasItsEventInOrder();
    }

    @Test
    void withoutClinicServiceOnlyItsOwnPartIsAway() {
        var patient = owner.newPatient("Teresa");
        owner.newPlan(patient, "1");
        owner.newTreatment(patient, "Revisión");
        suite.part("clinic-service").terminate();
        try {
            owner.pay(plan, "1", null).expect(201);
            owner.newPlan(patient, "1");
            owner.newTreatment(patient, "Revisión");
            var refusal = owner.get("/api/dental/patients").expect(503);
            assertThat(refusal.text("code")).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(refusal.raw().headers().firstValue("Retry-After")).isPresent();
            // Nobody may say that a patient is unknown while its owner cannot be asked.
            owner.post("/api/dental/payment-plans", """
                            {"patient_id": "%s", "description": "x", "total_amount": 1}""".formatted(UUID.randomUUID()))
                    .expect(503);
            owner.post("/api/dental/treatment-plans", """
                            {"patient_id": "%s", "title": "x"}""".formatted(UUID.randomUUID()))
                    .expect(503);
        } finally {
            suite.part("clinic-service").start();
        }
        owner.get("/api/dental/patients").expect(200);
    }

    @Test
    void aDatabaseThatLostItsCopiesRebuildsThemFromTheTopics() {
        var patient = owner.newPatient("Inés");
        await().atMost(PATIENCE).until(() -> ledger.known(List.of(patient)) == 1);
        suite.part("payment-service").terminate();
        ledger.loseCopies();

        suite.part("payment-service").start();

        await().atMost(PATIENCE).until(() -> ledger.known(List.of(patient)) == 1);
        owner.newPlan(patient, "10.00");
    }

    private void everyPaymentHasItsEventInOrder() {
        await().atMost(PATIENCE).until(() -> ledger.eventsWaiting() == 0);
        var payments = ledger.paymentsOf(plan);
        var published = events.of(Topic.PAYMENTS, plan, payments.size() + 1);
        var recorded = published.stream()
                .filter(event -> Events.type(event).equals("payment-recorded"))
                .map(event -> Events.header(event, CloudEvent.ID))
                .collect(Collectors.toSet());

        assertThat(recorded).isEqualTo(payments);
        assertThat(published.stream()
                        .map(event -> Long.parseLong(Events.header(event, CloudEvent.SEQUENCE)))
                        .distinct()
                        .toList())
                .isSorted();
        assertThat(ledger.findings()).isEmpty();
    }
}
