package org.molaris.suite;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Part;
import org.molaris.local.Suite;

/** Three processes of payment-service: together they do what one does, and each may go. */
@OnTheSuite
@Order(Integer.MAX_VALUE) // what is restarted has shown nothing yet
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TAKEOVER = Duration.ofSeconds(10);
    private static final int PARTITIONS = 6;
    private static final int NIGHTLY = 5;

    /** Where it is always at least a day earlier than there. */
    private static final ZoneId WEST = ZoneId.of("Etc/GMT+12");

    private static final ZoneId EAST = ZoneId.of("Etc/GMT-14");

    private static List<Part> instances;
    private static Set<UUID> nightly;

    private final Suite suite;
    private final Api owner;
    private final Events events;
    private final Ledger ledger;

    ReplicasTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.events = new Events(suite);
        this.ledger = new Ledger(suite);
    }

    @BeforeAll
    static void startThree(Suite suite) {
        instances = Stream.of("payment-service", "payment-service-2", "payment-service-3")
                .map(suite::part)
                .toList();
        nightly = plansOfAClinicThatGoesIntoTheNight(suite);
        instances.stream()
                .skip(1)
                .map(instance -> CompletableFuture.runAsync(instance::start))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @AfterAll
    static void leaveOne() {
        instances.stream().skip(1).forEach(Part::terminate);
        instances.get(0).start();
    }

    @Test
    @Order(1)
    void consumersShareThePartitions() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(partitionsOf(suite))
                        .hasSize(3)
                        .allSatisfy(share -> assertThat(share).isNotEmpty()));

        var shares = partitionsOf(suite);

        assertThat(shares.stream().flatMap(Set::stream)).hasSize(PARTITIONS).doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    void oneKeyPaysOnceWhoeverItReaches() {
        var plan = newPlan();
        var key = UUID.randomUUID().toString();

        var answers = IntStream.range(0, 12)
                .mapToObj(nth -> CompletableFuture.supplyAsync(() -> owner.pay(plan, "12.50", key)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.expect(201).text("payment.id"))
                .collect(toSet());

        assertThat(answers).hasSize(1).isEqualTo(ledger.paymentsOf(plan));
        assertThat(instances)
                .allSatisfy(instance -> assertThat(requestsOf(instance)).isPositive());
    }

    @Test
    @Order(3)
    void whenTheOneThatRelaysDiesAnotherGoesOnWithinSeconds() {
        var plan = newPlan();
        await().atMost(PATIENCE).until(() -> relaying().size() == 1);
        var relaying = relaying().get(0);

        relaying.kill();
        owner.pay(plan, "1.00", null).expect(201);

        await().atMost(TAKEOVER).until(() -> ledger.eventsWaiting() == 0);
        assertThat(relaying()).hasSize(1).doesNotContain(relaying);
        relaying.start();
        everyPaymentHasItsEventInOrder(plan);
    }

    @Test
    @Order(4)
    void aRollingRestartUnderLoadCostsNoRequest() {
        var plan = newPlan();
        try (var load = new Load(owner, plan, 2)) {
            await().atMost(PATIENCE).until(() -> load.acknowledged() > 100);

            instances.forEach(Part::restart);
            int sinceTheyAreBack = load.acknowledged();
            await().atMost(PATIENCE).until(() -> load.acknowledged() > sinceTheyAreBack + 100);
            load.finishAndRetry();

            assertThat(load.failed()).isZero();
            assertThat(ledger.paymentsOf(plan)).containsExactlyInAnyOrderElementsOf(new HashSet<>(load.made()));
        }
        everyPaymentHasItsEventInOrder(plan);
    }

    /** Each of the three looks when it has started, and each minute from then on. */
    @Test
    @Order(5)
    void scheduledWorkIsDoneByOneOfThem() {
        for (var plan : nightly) {
            await().atMost(PATIENCE).until(() -> overdueEvents(plan) > 0);
        }
        assertThat(nightly).allSatisfy(plan -> assertThat(overdueEvents(plan)).isEqualTo(1));
    }

    private long overdueEvents(UUID plan) {
        return events.of(Topic.PAYMENTS, plan, 1).stream()
                .filter(event -> Events.type(event).equals("payment-plan-overdue"))
                .map(event -> Events.header(event, CloudEvent.ID))
                .distinct()
                .count();
    }

    /** Of a clinic where a day has ended: what was due is overdue, which the night has to find. */
    private static Set<UUID> plansOfAClinicThatGoesIntoTheNight(Suite suite) {
        var slug = "night-" + UUID.randomUUID().toString().substring(0, 8);
        var platform = new Api(suite.gateway(), suite.token("", "platform-admin"));
        var clinic = platform.post("/api/clinics", """
                        {"slug": "%s", "name": "Medianoche", "clinic_type": "dental", "plan": "pro",
                         "subscription_status": "active", "time_zone": "%s", "currency": "USD"}""".formatted(slug, WEST))
                .expect(201)
                .id();
        var owner = new Api(suite.gateway(), suite.token(slug, "owner"));
        await().atMost(PATIENCE).until(() -> owner.get("/api/dental/clinic").status() == 200);
        var patient = owner.newPatient("Inés");
        var plans = IntStream.range(0, NIGHTLY)
                .mapToObj(nth -> owner.post("/api/dental/payment-plans", """
                                {"patient_id": "%s", "description": "Ortodoncia", "total_amount": 100,
                                 "instalments": {"count": 2, "first_due_on": "%s", "interval": "monthly"}}""".formatted(patient, LocalDate.now(WEST)))
                        .expect(201)
                        .id())
                .collect(toSet());
        platform.patch("/api/clinics/" + clinic, "{\"time_zone\": \"%s\"}".formatted(EAST))
                .expect(200);
        return plans;
    }

    private UUID newPlan() {
        return owner.newPlan(owner.newPatient("Rosa"), "100000.00");
    }

    /** What each member of the group has of the topic of patients. */
    private static List<Set<TopicPartition>> partitionsOf(Suite suite) {
        var group = "payment-service.patients";
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) suite.bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(MemberDescription::assignment)
                    .map(assignment -> assignment.topicPartitions())
                    .toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Part> relaying() {
        return instances.stream()
                .filter(Part::isRunning)
                .filter(instance -> metric(instance, "molaris_relay_active") == 1)
                .toList();
    }

    private static double requestsOf(Part instance) {
        return metric(instance, "http_server_requests_seconds_count");
    }

    private static double metric(Part instance, String name) {
        return new Api(instance.url(), null)
                .get("/q/metrics")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .filter(line -> !line.contains("/q/") || !name.startsWith("http"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void everyPaymentHasItsEventInOrder(UUID plan) {
        await().atMost(PATIENCE).until(() -> ledger.eventsWaiting() == 0);
        var payments = ledger.paymentsOf(plan);
        var published = events.of(Topic.PAYMENTS, plan, payments.size() + 1);
        assertThat(published.stream()
                        .filter(event -> Events.type(event).equals("payment-recorded"))
                        .map(event -> Events.header(event, CloudEvent.ID))
                        .collect(toSet()))
                .isEqualTo(payments);
        assertThat(published.stream()
                        .map(event -> Long.parseLong(Events.header(event, CloudEvent.SEQUENCE)))
                        .distinct()
                        .toList())
                .isSorted();
        assertThat(ledger.findings()).isEmpty();
    }
}
