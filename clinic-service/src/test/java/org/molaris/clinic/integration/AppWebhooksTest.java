package org.molaris.clinic.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Passports;

/** Webhooks from what happens to an app's own server, over the real Kafka and the real database. Rounds are made by the test. */
@QuarkusTest
class AppWebhooksTest {

    private static final String PATH = "/api/dental/app-webhooks";
    private static final Receiver RECEIVER = new Receiver();
    private static Agenda agenda;

    @Inject
    WebhookRounds rounds;

    @Inject
    Deliveries deliveries;

    @Inject
    PlatformWebhooks webhooks;

    @Inject
    CurrentClinic clinic;

    private String path;

    @BeforeEach
    void aPathOfItsOwn() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        if (agenda == null) {
            agenda = Agenda.open();
        }
        Database.execute("delete from app_webhook");
        path = "/" + UUID.randomUUID();
    }

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @Test
    void whatHappensIsToldInItsOrderInOneRequest() {
        var webhook = registered("patient_created", "patient_updated", "patient_deleted", "appointment_created");
        var patient = agenda.practice().patient("Ana", "García");
        agenda.practice().change(patient, "{\"email\": \"ana@example.com\"}").statusCode(200);
        agenda.owner()
                .call()
                .delete("/api/dental/patients/{id}", patient)
                .then()
                .statusCode(200);
        queued(3);
        go();

        var number = Database.value("select number from patient where id = ?", patient);
        assertThat(RECEIVER.told(path)).hasSize(1);
        var told = RECEIVER.told(path).get(0);
        assertThat(told.type()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(told.news())
                .containsExactly("patient_created " + number, "patient_updated " + number, "patient_deleted " + number);
        var archive = Database.value(
                        "select number from clinic where id = ?",
                        agenda.practice().id())
                .toString();
        assertThat(told.form())
                .containsEntry("0[data][created_entity][id]", number.toString())
                .containsEntry("0[data][created_entity][archiveId]", archive)
                .containsEntry("1[data][updated_entity][archiveId]", archive)
                .containsEntry("2[data][deleted_entity][id]", number.toString())
                .hasSize(12);
        deliveries(webhook)
                .body(json("deliveries.size()", is(1)))
                .body(json("deliveries[0].status", is("delivered")))
                .body(json("deliveries[0].attempts", is(1)))
                .body(json("deliveries[0].response_status", is(200)))
                .body(json("deliveries[0].failure", nullValue()))
                .body(json("deliveries[0].events[0].event", is("patient_created")))
                .body(json("deliveries[0].delivered_at", notNullValue()));
        read(webhook).body(json("waiting_since", nullValue())).body(json("failing_since", nullValue()));

        var appointment = agenda.booked("""
                {"operator_id": "%s", "starts_at": "%s", "duration_minutes": 30}""".formatted(agenda.operator(), Agenda.tomorrow(0)));
        queued(1);
        go();
        assertThat(RECEIVER.news(path).get(3))
                .isEqualTo("appointment_created "
                        + Database.value("select number from appointment where id = ?", appointment));
    }

    @Test
    void whatWasToldBeforeIsHeardOnceMoreAndNotToldAgain() {
        registered("care_plan_updated");
        var clinicId = agenda.practice().id();
        var plan = UUID.randomUUID();
        var told = org.molaris.data.Ids.next();
        var now = Instant.now().plusSeconds(5);
        Database.execute("insert into told_before (clinic_id, event_id) values (?, ?)", clinicId, told);
        publish(
                told,
                clinicId,
                Topic.TREATMENTS,
                "treatment-plan-updated",
                plan,
                1,
                now,
                "{\"treatment_plan\": {\"number\": 31, \"title\": \"Caries\"}}");
        publish(Topic.TREATMENTS, "treatment-plan-updated", plan, 2, now, "{\"treatment_plan\": {\"number\": 31}}");
        queued(1);

        assertThat(Database.value("select event_id from app_event")).isNotEqualTo(told);
        assertThat(Database.value("select title from treatment_plan where id = ?", plan))
                .isEqualTo("Caries");
    }

    @Test
    void whatOthersTellIsToldToo() {
        registered(
                "care_plan_created",
                "care_plan_updated",
                "care_plan_deleted",
                "care_plan_entry_created",
                "care_plan_entry_deleted",
                "bill_liability_created",
                "bill_liability_deleted",
                "appointment_updated");
        var plan = UUID.randomUUID();
        var now = Instant.now().plusSeconds(5);
        publish(Topic.TREATMENTS, "treatment-plan-created", plan, 1, now, "{\"treatment_plan\": {\"number\": 11}}");
        publish(
                Topic.TREATMENTS,
                "treatment-step-added",
                plan,
                2,
                now,
                "{\"treatment_plan\": {\"number\": 11}, \"treatment_step\": {\"number\": 12}}");
        publish(
                Topic.TREATMENTS,
                "treatment-plan-created",
                UUID.randomUUID(),
                1,
                now,
                "{\"treatment_plan\": {\"number\": 13, \"saved_from\": \"%s\"}}".formatted(plan));
        publish(
                Topic.TREATMENTS,
                "treatment-step-deleted",
                plan,
                3,
                now,
                "{\"treatment_plan\": {\"number\": 11}, \"treatment_step\": {\"number\": 12}}");
        publish(Topic.TREATMENTS, "treatment-plan-cancelled", plan, 4, now, "{\"treatment_plan\": {\"number\": 11}}");
        queued(4);
        publish(
                Topic.PAYMENTS,
                "bill-issued",
                UUID.randomUUID(),
                1,
                now,
                "{\"bill\": {\"number\": 20, \"liabilities\": [{\"number\": 21, \"amount\": 5.00}, {\"number\": 22, \"amount\": 0}]}}");
        queued(6);
        publish(
                Topic.APPOINTMENTS,
                "appointment-missed",
                UUID.randomUUID(),
                2,
                now,
                "{\"appointment\": {\"number\": 31}}");
        queued(7);
        go();

        assertThat(RECEIVER.news(path))
                .containsExactly(
                        "care_plan_created 11",
                        "care_plan_entry_created 12",
                        "care_plan_entry_deleted 12",
                        "care_plan_deleted 11",
                        "bill_liability_created 21",
                        "bill_liability_deleted 22",
                        "appointment_updated 31");
    }

    @Test
    void whatIsNotTakenIsToldAgainBeforeAnythingElse() {
        RECEIVER.answers(path, 202, 500, Receiver.NOTHING);
        var webhook = registered("appointment_updated");
        happens(1);
        queued(1);
        go();
        happens(2);
        queued(1);
        for (var expected : List.of("not_taken", "not_taken", "timed_out")) {
            read(webhook)
                    .body(json("status", is("active")))
                    .body(json("last_failure", is(expected)))
                    .body(json("failing_since", notNullValue()))
                    .body(json("waiting_since", notNullValue()));
            go();
            due();
            go();
        }

        assertThat(RECEIVER.told(path))
                .extracting(Receiver.Told::news)
                .containsExactly(
                        List.of("appointment_updated 1"),
                        List.of("appointment_updated 1"),
                        List.of("appointment_updated 1"),
                        List.of("appointment_updated 1"),
                        List.of("appointment_updated 2"));
        deliveries(webhook)
                .body(json("deliveries.size()", is(2)))
                .body(json("deliveries[1].attempts", is(4)))
                .body(json("deliveries[1].status", is("delivered")));
        read(webhook).body(json("last_failure", nullValue())).body(json("failing_since", nullValue()));
    }

    @Test
    void whoTakesNothingForADayIsPausedAndGoesOnWhenAsked() {
        RECEIVER.answers(path, 500, 503);
        var webhook = registered("appointment_updated");
        happens(1);
        queued(1);
        go();
        var delivery = deliveries(webhook)
                .body(json("deliveries[0].status", is("waiting")))
                .extract()
                .<String>path("deliveries[0].id");
        assertThat((Instant) instant("select due_at from app_webhook"))
                .isBetween(Instant.now().plusSeconds(5), Instant.now().plusSeconds(15));
        Database.execute("update app_webhook set failing_since = now() - interval '24 hours'");
        retry(webhook, delivery).statusCode(200);
        go();
        read(webhook).body(json("status", is("paused"))).body(json("pause_reason", is("failing")));
        due();
        happens(2);
        queued(1);
        go();
        assertThat(RECEIVER.told(path)).hasSize(2);
        retry(webhook, delivery).statusCode(409).body(json("code", is("WEBHOOK_PAUSED")));

        patch(webhook, "{\"status\": \"active\"}")
                .statusCode(200)
                .body(json("status", is("active")))
                .body(json("pause_reason", nullValue()))
                .body(json("failing_since", nullValue()));
        go();
        assertThat(RECEIVER.news(path))
                .containsExactly(
                        "appointment_updated 1",
                        "appointment_updated 1",
                        "appointment_updated 1",
                        "appointment_updated 2");
        retry(webhook, delivery).statusCode(409).body(json("code", is("NOT_WAITING")));
        retry(webhook, UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void whatWaitsGoesToWhereTheWebhookLeadsByThen() {
        RECEIVER.answers(path, 500);
        var webhook = registered("appointment_updated");
        happens(1);
        queued(1);
        go();
        patch(webhook, "{\"status\": \"paused\"}").body(json("pause_reason", is("requested")));
        patch(webhook, "{\"url\": \"%s\", \"status\": \"active\"}".formatted(RECEIVER.url(path + "/new")))
                .statusCode(200);
        go();

        assertThat(RECEIVER.news(path + "/new")).containsExactly("appointment_updated 1");
    }

    /** A process that dies between taking a delivery in hand and writing down what became of it. */
    @Test
    void whatNobodySettledIsToldByAnotherOnceItIsSurelyOver() throws Throwable {
        registered("appointment_updated");
        happens(1);
        queued(1);
        var id = (UUID) Database.value("select id from app_webhook");
        var died = inClinic(() -> deliveries.claim(id, Instant.now())).orElseThrow();
        assertThat(inClinic(() -> deliveries.claim(id, Instant.now()))).isEmpty();
        go();
        assertThat(RECEIVER.told(path)).isEmpty();

        due();
        go();
        assertThat(RECEIVER.news(path)).containsExactly("appointment_updated 1");
        happens(2);
        queued(1);
        var late = inClinic(() -> deliveries.settle(
                died,
                new Receivers.Answer(500, "not_taken"),
                Instant.now(),
                Instant.now().plusSeconds(9999)));
        assertThat(late).isEqualTo(new Deliveries.Settled(false, false));
        go();
        assertThat(RECEIVER.news(path)).containsExactly("appointment_updated 1", "appointment_updated 2");
    }

    @Test
    void manyAreToldInSeveralRequestsAtOnce() {
        registered("appointment_updated");
        for (int i = 1; i <= 250; i++) {
            happens(i);
        }
        queued(250);
        go();

        assertThat(RECEIVER.told(path)).extracting(told -> told.news().size()).containsExactly(100, 100, 50);
        assertThat(RECEIVER.news(path))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 250)
                        .mapToObj(number -> "appointment_updated " + number)
                        .toList());
    }

    @Test
    void whoIsSlowKeepsNobodyElseWaiting() {
        var others = Practice.open();
        for (int i = 0; i < 9; i++) {
            RECEIVER.answers(path + i, Receiver.NOTHING);
            register(agenda.practice(), path + i, "appointment_updated").statusCode(201);
        }
        register(others, path + "/others", "appointment_updated").statusCode(201);
        happens(1);
        publish(
                others.id(),
                Topic.APPOINTMENTS,
                "appointment-updated",
                UUID.randomUUID(),
                1,
                Instant.now(),
                appointment(2));
        queued(10);
        var round = new Thread(this::go);
        round.start();

        await().pollInterval(Duration.ofMillis(10))
                .until(() -> !RECEIVER.told(path + "/others").isEmpty());
        assertThat(round.isAlive()).as("the slow ones are still waited for").isTrue();
        assertThat(RECEIVER.news(path + "/others")).containsExactly("appointment_updated 2");
        await().until(() -> !round.isAlive());
        assertThat(IntStream.range(0, 9).filter(i -> RECEIVER.told(path + i).isEmpty()))
                .as("one more than a clinic may have at once waits for the next round")
                .hasSize(1);
        assertThat(Database.rows("select 1 from app_webhook where failures > 0"))
                .hasSize(8);
    }

    @Test
    void nobodyIsToldOfWhatWasBeforeOrTwice() {
        registered("appointment_updated");
        publish(
                Topic.APPOINTMENTS,
                "appointment-updated",
                UUID.randomUUID(),
                1,
                Instant.now().minusSeconds(60),
                appointment(1));
        var event = UUID.randomUUID();
        var subject = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            publish(
                    event,
                    agenda.practice().id(),
                    Topic.APPOINTMENTS,
                    "appointment-updated",
                    subject,
                    1,
                    Instant.now().plusSeconds(5),
                    appointment(2));
        }
        publish(
                Topic.APPOINTMENTS,
                "appointment-updated",
                subject,
                2,
                Instant.now().plusSeconds(5),
                appointment(3));
        queued(2);
        go();
        assertThat(RECEIVER.news(path)).containsExactly("appointment_updated 2", "appointment_updated 3");

        Database.execute("update app_webhook set subscribed_at = now() - interval '90 days'");
        publish(
                Topic.APPOINTMENTS,
                "appointment-updated",
                subject,
                3,
                Instant.now().minus(Duration.ofDays(31)),
                appointment(4));
        publish(Topic.APPOINTMENTS, "appointment-updated", subject, 4, Instant.now(), appointment(5));
        queued(1);
        go();
        assertThat(RECEIVER.news(path)).hasSize(3).endsWith("appointment_updated 5");
    }

    @Test
    void whoseKeyIsRevokedIsToldNothing() {
        var webhook = registered("appointment_updated");
        var key = agenda.owner()
                .call()
                .body("{\"name\": \"App\", \"role\": \"viewer\"}")
                .post("/api/dental/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        Database.execute("update app_webhook set app = ?", key);
        happens(1);
        queued(1);
        go();
        assertThat(RECEIVER.told(path)).hasSize(1);
        agenda.owner().call().delete("/api/dental/api-keys/{id}", key).then().statusCode(200);
        happens(2);
        queued(1);
        go();

        read(webhook).body(json("status", is("paused"))).body(json("pause_reason", is("revoked")));
        assertThat(RECEIVER.told(path)).hasSize(1);
    }

    @Test
    void whatCannotBeToldForAWeekIsGivenUpAndCounted() throws Throwable {
        RECEIVER.answers(path, 500);
        var webhook = registered("appointment_updated");
        happens(1);
        queued(1);
        go();
        happens(2);
        happens(3);
        queued(2);
        VertxContextSupport.subscribeAndAwait(
                () -> webhooks.forget(Instant.now().minusSeconds(60)));
        read(webhook).body(json("missed_events", is(0)));

        VertxContextSupport.subscribeAndAwait(
                () -> webhooks.forget(Instant.now().plusSeconds(60)));
        read(webhook).body(json("missed_events", is(3))).body(json("waiting_since", nullValue()));
        deliveries(webhook).body(json("deliveries[0].status", is("dropped")));
        VertxContextSupport.subscribeAndAwait(
                () -> webhooks.forget(Instant.now().plusSeconds(60)));
        deliveries(webhook).body(json("deliveries", empty()));
    }

    @Test
    void anAppHasItsOwnAndAnOwnerAll() {
        var ofOwner = registered("patient_created");
        var ofApp = app().body(body(RECEIVER.url("/app?token=secret"), "patient_created"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body(json("app", is(Passports.APP)))
                .body(json("url", equalTo(RECEIVER.url("/app?token=secret"))))
                .body(json("events", contains("patient_created")))
                .body(json("status", is("active")))
                .body(json("missed_events", is(0)))
                .extract()
                .<String>path("id");

        app().get(PATH + "?total=true")
                .then()
                .body(json("app_webhooks.size()", is(1)))
                .body(json("total", is(1)))
                .body(json("app_webhooks[0].id", is(ofApp)));
        agenda.owner().call().get(PATH).then().body(json("app_webhooks.size()", is(2)));
        for (var route : routes(ofOwner)) {
            route.apply(app()).statusCode(404);
        }
        agenda.owner().call().delete(PATH + "/{id}", ofApp).then().statusCode(204);
        app().get(PATH + "/{id}", ofApp).then().statusCode(404);
    }

    @Test
    void othersHaveNone() {
        var webhook = registered("patient_created");
        var strangers = Practice.open();
        for (var route : routes(webhook)) {
            route.apply(strangers.owner().call()).statusCode(404);
            route.apply(given().contentType(ContentType.JSON)).statusCode(401);
            route.apply(agenda.practice().as(Roles.RECEPTIONIST).call()).statusCode(403);
            route.apply(agenda.practice().as(Roles.VIEWER).call()).statusCode(403);
        }
        agenda.practice().as(Roles.DENTIST).call().get(PATH).then().statusCode(403);
        register(agenda.practice().as(Roles.DENTIST).call(), path, "patient_created")
                .statusCode(403);
        agenda.practice()
                .as(Roles.RECEPTIONIST)
                .call()
                .get("/api/dental/apps")
                .then()
                .statusCode(403);
        given().get("/api/dental/apps").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\": \"ftp://example.com\", \"events\": [\"patient_created\"]}",
                "{\"url\": \"https://me:secret@example.com/\", \"events\": [\"patient_created\"]}",
                "{\"url\": \"https://example.com/#here\", \"events\": [\"patient_created\"]}",
                "{\"url\": \"https:///nowhere\", \"events\": [\"patient_created\"]}",
                "{\"url\": \"/relative\", \"events\": [\"patient_created\"]}",
                "{\"url\": \"https://exämple.com/\", \"events\": [\"patient_created\"]}",
                "{\"url\": \"https://example.com:99999/\", \"events\": [\"patient_created\"]}",
                "{\"url\": \" \", \"events\": [\"patient_created\"]}",
                "{\"url\": 5, \"events\": [\"patient_created\"]}",
                "{\"url\": null, \"events\": [\"patient_created\"]}",
                "{\"url\": \"https://example.com/\"}",
                "{\"url\": \"https://example.com/\", \"events\": []}",
                "{\"url\": \"https://example.com/\", \"events\": [null]}",
                "{\"url\": \"https://example.com/\", \"events\": \"patient_created\"}",
                "{\"url\": \"https://example.com/\", \"events\": [\"payment_request_created\"]}",
            })
    void whatCannotBeMeantIsRefused(String body) {
        agenda.owner().call().body(body).post(PATH).then().statusCode(400).body(json("code", notNullValue()));
    }

    @Test
    void itIsChangedWithCareAndMadeOnce() {
        var key = UUID.randomUUID().toString();
        var webhook = register(agenda.owner().call(key), path, "patient_created", "patient_created")
                .statusCode(201)
                .body(json("events", contains("patient_created")))
                .extract();
        register(agenda.owner().call(key), path, "patient_created", "patient_created")
                .statusCode(201)
                .body(json("id", is(webhook.<String>path("id"))));
        var id = webhook.<String>path("id");
        patch(id, "{}").statusCode(400);
        patch(id, "{\"status\": \"gone\"}").statusCode(400);
        patch(id, "{\"url\": \"ftp://example.com\"}").statusCode(400).body(json("details[0].field", is("url")));
        patch(id, "{\"events\": [\"patient_updated\"]}").statusCode(200).header("ETag", "\"2\"");
        patch(id, "{\"events\": [\"patient_updated\"]}").header("ETag", "\"2\"");
        agenda.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(PATH + "/{id}", id)
                .then()
                .statusCode(412);

        for (int i = 1; i < 20; i++) {
            register(agenda.practice(), path, "patient_created").statusCode(201);
        }
        register(agenda.practice(), path, "patient_created")
                .statusCode(409)
                .body(json("code", is("TOO_MANY_WEBHOOKS")));
    }

    private interface Route {
        ValidatableResponse apply(RequestSpecification caller);
    }

    private static List<Route> routes(String webhook) {
        return List.of(
                caller -> caller.get(PATH + "/{id}", webhook).then(),
                caller -> caller.body("{\"status\": \"paused\"}")
                        .patch(PATH + "/{id}", webhook)
                        .then(),
                caller -> caller.delete(PATH + "/{id}", webhook).then(),
                caller -> caller.get(PATH + "/{id}/deliveries", webhook).then(),
                caller -> caller.post(PATH + "/{id}/deliveries/{delivery}/retry", webhook, UUID.randomUUID())
                        .then());
    }

    private static RequestSpecification app() {
        return given().auth()
                .oauth2(Passports.ofApp(agenda.practice().id(), Roles.RECEPTIONIST, "dental:write"))
                .contentType(ContentType.JSON);
    }

    private String registered(String... events) {
        return register(agenda.practice(), path, events)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse register(Practice practice, String path, String... events) {
        return register(practice.owner().call(), path, events);
    }

    private static ValidatableResponse register(RequestSpecification caller, String path, String... events) {
        return caller.body(body(RECEIVER.url(path), events)).post(PATH).then();
    }

    private static String body(String url, String... events) {
        return "{\"url\": \"%s\", \"events\": [\"%s\"]}".formatted(url, String.join("\", \"", events));
    }

    private static ValidatableResponse read(String webhook) {
        return agenda.owner().call().get(PATH + "/{id}", webhook).then().statusCode(200);
    }

    private static ValidatableResponse deliveries(String webhook) {
        return agenda.owner()
                .call()
                .get(PATH + "/{id}/deliveries", webhook)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse patch(String webhook, String json) {
        return agenda.owner().call().body(json).patch(PATH + "/{id}", webhook).then();
    }

    private static ValidatableResponse retry(String webhook, String delivery) {
        return agenda.owner()
                .call()
                .post(PATH + "/{id}/deliveries/{delivery}/retry", webhook, delivery)
                .then();
    }

    /** An appointment of that number is changed. */
    private static void happens(int number) {
        publish(
                Topic.APPOINTMENTS,
                "appointment-updated",
                UUID.randomUUID(),
                1,
                Instant.now().plusSeconds(5),
                appointment(number));
    }

    private static String appointment(int number) {
        return "{\"appointment\": {\"number\": %d}}".formatted(number);
    }

    private static void publish(Topic topic, String type, UUID subject, long sequence, Instant time, String data) {
        publish(agenda.practice().id(), topic, type, subject, sequence, time, data);
    }

    private static void publish(
            UUID of, Topic topic, String type, UUID subject, long sequence, Instant time, String data) {
        publish(org.molaris.data.Ids.next(), of, topic, type, subject, sequence, time, data);
    }

    private static void publish(
            UUID event, UUID of, Topic topic, String type, UUID subject, long sequence, Instant time, String data) {
        Events.publish(
                topic,
                subject.toString(),
                data,
                Map.of(
                        CloudEvent.ID, event.toString(),
                        CloudEvent.TYPE, type,
                        CloudEvent.CLINIC_ID, of.toString(),
                        CloudEvent.SUBJECT, subject.toString(),
                        CloudEvent.TIME, time.toString(),
                        CloudEvent.SEQUENCE, String.valueOf(sequence)));
    }

    private static void queued(int events) {
        await().until(() -> (long) Database.value("select count(*) from app_event") == events);
    }

    /** What is put off is put off no longer. */
    private static void due() {
        Database.execute("update app_webhook set due_at = now() where due_at is not null");
    }

    private static Object instant(String query) {
        return ((java.sql.Timestamp) Database.value(query)).toInstant();
    }

    private void go() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> rounds.everySecond());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T inClinic(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> clinic.as(Caller.system(agenda.practice().id(), "test"), work));
    }
}
