package org.molaris.clinic.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.molaris.test.Json.json;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.clinic.integration.Receiver.Told;
import org.molaris.data.Ids;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;

/** Webhooks from what happens to an integrator's server, which knows nothing of us but the public library. */
@QuarkusTest
class WebhooksTest {

    private static final String PATH = "/api/dental/webhooks";
    private static final Receiver RECEIVER = new Receiver();
    private static Practice practice;

    @Inject
    WebhookRounds rounds;

    private String path;
    private String secret;

    @BeforeEach
    void aPathOfItsOwn() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        if (practice == null) {
            practice = Practice.open();
        }
        Database.execute("delete from app_webhook");
        path = "/" + UUID.randomUUID();
    }

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @Test
    void eachEventIsToldAsItIsAndSigned() throws Exception {
        var webhook = opened("patient-registered", "patient-updated");
        var patient = practice.patient("Ana", "García");
        practice.change(patient, "{\"email\": \"ana@example.com\"}").statusCode(200);
        queued(2);
        go();

        var told = RECEIVER.told(path);
        assertThat(told).hasSize(2);
        var body = new JsonObject(told.get(0).body());
        assertThat(told.get(0).type()).isEqualTo("application/json");
        assertThat(body.getString("type")).isEqualTo("patient-registered");
        assertThat(body.getString("subject")).isEqualTo(patient.toString());
        assertThat(body.getString("clinic_id")).isEqualTo(practice.id().toString());
        assertThat(body.getInteger("sequence")).isEqualTo(1);
        assertThat(body.getBoolean("data_left_out")).isFalse();
        assertThat(body.getJsonObject("data").getJsonObject("patient").getString("first_name"))
                .isEqualTo("Ana");
        assertThat(Instant.parse(body.getString("timestamp"))).isBefore(Instant.now());
        assertThat(id(told.get(0))).isEqualTo(body.getString("id"));
        assertThat(new JsonObject(told.get(1).body()).getInteger("sequence")).isEqualTo(2);
        for (var one : told) {
            verify(secret, one);
            assertThatThrownBy(() -> new Webhook(secret).verify(one.body() + " ", headers(one)))
                    .isInstanceOf(WebhookVerificationException.class);
        }
        deliveries(webhook)
                .body(json("deliveries.size()", is(2)))
                .body(json("deliveries[1].event.type", is("patient-registered")))
                .body(json("deliveries[1].event.id", is(body.getString("id"))))
                .body(json("deliveries[1].event.subject", is(patient.toString())))
                .body(json("deliveries[1].status", is("delivered")))
                .body(json("deliveries[1].response_status", is(200)));
    }

    @Test
    void allTopicsThatSayWhatIsAreHeard() {
        opened("*");
        Map.of(
                        Topic.CLINICS, "clinic-updated",
                        Topic.APPOINTMENTS, "chair-created",
                        Topic.TREATMENTS, "treatment-plan-created",
                        Topic.PAYMENTS, "payment-recorded",
                        Topic.RECALLS, "recall-sent")
                .forEach((topic, type) -> happens(topic, type, UUID.randomUUID(), 1, "{\"amount\": 100.00}"));
        await().until(() ->
                (long) Database.value("select count(*) from app_event where payload #> '{data,amount}' is not null")
                        == 5);
        go();

        assertThat(RECEIVER.told(path))
                .extracting(told -> new JsonObject(told.body()).getString("type"))
                .contains(
                        "clinic-updated", "chair-created", "treatment-plan-created", "payment-recorded", "recall-sent");
        assertThat(RECEIVER.told(path)).anyMatch(told -> told.body().contains("100.00"));
    }

    @Test
    void whatIsNotTakenIsToldAgainBeforeAnythingElse() throws Exception {
        RECEIVER.answers(path, 500, 302, Receiver.NOTHING, Receiver.HANGS_UP, 204);
        var webhook = opened("payment-recorded");
        var plan = UUID.randomUUID();
        happens(Topic.PAYMENTS, "payment-recorded", plan, 1, "{}");
        queued(1);
        happens(Topic.PAYMENTS, "payment-recorded", plan, 2, "{}");
        queued(2);
        for (var why : List.of("not_taken", "not_taken", "timed_out", "broken_off")) {
            go();
            read(webhook).body(json("last_failure", is(why))).body(json("failing_since", notNullValue()));
            due();
        }
        go();

        var told = RECEIVER.told(path);
        assertThat(told)
                .extracting(one -> new JsonObject(one.body()).getInteger("sequence"))
                .containsExactly(1, 1, 1, 1, 1, 2);
        assertThat(told.subList(0, 5)).extracting(WebhooksTest::id).containsOnly(id(told.get(0)));
        assertThat(RECEIVER.told("/elsewhere")).isEmpty();
        verify(secret, told.get(4));
        deliveries(webhook)
                .body(json("deliveries[1].attempts", is(5)))
                .body(json("deliveries[1].response_status", is(204)));
    }

    @Test
    void forADayASecretAndTheOneBeforeItAreBothGood() throws Exception {
        var webhook = opened("payment-recorded");
        var first = secret;
        var second = rotated(webhook, 1);
        happens();
        queued(1);
        go();
        verify(first, last());
        verify(second, last());

        var third = rotated(webhook, 2);
        happens();
        queued(1);
        go();
        assertThatThrownBy(() -> verify(first, last())).isInstanceOf(WebhookVerificationException.class);
        verify(second, last());
        verify(third, last());

        Database.execute(
                "update webhook_secret set valid_until = now() - interval '1 second' where valid_until is not null");
        happens();
        queued(1);
        go();
        assertThatThrownBy(() -> verify(second, last())).isInstanceOf(WebhookVerificationException.class);
        verify(third, last());
        assertThat(Database.rows("select secret from webhook_secret"))
                .isNotEmpty()
                .noneMatch(row -> row.toString().contains(third.substring(6)));
    }

    @Test
    void theSecretIsShownOnce() {
        var key = UUID.randomUUID().toString();
        var webhook = open(practice.owner().call(key), "payment-recorded")
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body(json("secret", startsWith("whsec_")))
                .extract()
                .<String>path("id");
        open(practice.owner().call(key), "payment-recorded")
                .statusCode(201)
                .body(json("id", is(webhook)))
                .body(json("secret", nullValue()));
        read(webhook).body(json("secret", nullValue())).body(json("event_types", contains("payment-recorded")));
        var again = UUID.randomUUID().toString();
        for (var expected : List.of(startsWith("whsec_"), nullValue())) {
            practice.owner()
                    .call(again)
                    .post(PATH + "/{id}/rotate-secret", webhook)
                    .then()
                    .statusCode(200)
                    .body(json("secret", expected));
        }
        assertThat(Database.rows("select 1 from webhook_secret")).hasSize(2);
        post(webhook, "/rotate-secret", "\"1\"").statusCode(412);
    }

    @Test
    void whatWasTakenIsToldOnceMoreUnderItsId() {
        var webhook = opened("payment-recorded");
        happens();
        queued(1);
        go();
        happens();
        queued(1);
        go();
        var ids = RECEIVER.told(path).stream().map(WebhooksTest::id).toList();
        var delivery = deliveries(webhook).extract().<String>path("deliveries[1].id");

        post(webhook, "/deliveries/" + delivery + "/retry").statusCode(200).body(json("event.id", is(ids.get(0))));
        go();
        assertThat(RECEIVER.told(path))
                .extracting(WebhooksTest::id)
                .containsExactly(ids.get(0), ids.get(1), ids.get(0));

        var since = "{\"since\": \"%s\"}".formatted(Instant.now().minusSeconds(3600));
        practice.owner()
                .call()
                .body(since)
                .post(PATH + "/{id}/replay", webhook)
                .then()
                .statusCode(202)
                .body(json("events", is(2)));
        practice.owner()
                .call()
                .body(since)
                .post(PATH + "/{id}/replay", webhook)
                .then()
                .body(json("events", is(0)));
        go();
        assertThat(RECEIVER.told(path))
                .extracting(WebhooksTest::id)
                .containsExactly(ids.get(0), ids.get(1), ids.get(0), ids.get(0), ids.get(1));
        practice.owner()
                .call()
                .body("{}")
                .post(PATH + "/{id}/replay", webhook)
                .then()
                .statusCode(400);
    }

    @Test
    void whoTakesNothingForADayOrIsGoneIsPausedUntilResumed() {
        RECEIVER.answers(path, 500, 500, 410);
        var webhook = opened("payment-recorded");
        happens();
        queued(1);
        go();
        Database.execute("update app_webhook set failing_since = now() - interval '24 hours', due_at = now()");
        go();
        read(webhook).body(json("status", is("paused"))).body(json("pause_reason", is("failing")));
        due();
        go();
        assertThat(RECEIVER.told(path)).hasSize(2);
        post(webhook, "/test").statusCode(409).body(json("code", is("WEBHOOK_PAUSED")));

        post(webhook, "/resume").statusCode(200).body(json("status", is("active")));
        go();
        read(webhook).body(json("status", is("paused"))).body(json("last_failure", is("gone")));
        post(webhook, "/resume").statusCode(200);
        go();
        assertThat(RECEIVER.told(path)).hasSize(4);
        deliveries(webhook).body(json("deliveries.size()", is(1))).body(json("deliveries[0].status", is("delivered")));
    }

    @Test
    void itIsTriedOut() throws Exception {
        var webhook = opened("payment-recorded");
        var event = post(webhook, "/test").statusCode(202).extract().<String>path("event_id");
        go();

        assertThat(id(last())).isEqualTo(event);
        assertThat(new JsonObject(last().body()).getString("type")).isEqualTo("webhook-test");
        verify(secret, last());
    }

    @Test
    void whatIsTooMuchIsLeftOutAndWhatWasErasedIsForgotten() {
        RECEIVER.answers(path, 500);
        opened("bill-issued", "patient-registered", "patient-erased");
        happens(
                Topic.PAYMENTS,
                "bill-issued",
                UUID.randomUUID(),
                1,
                "{\"notes\": \"%s\"}".formatted("x".repeat(70_000)));
        queued(1);
        var patient = UUID.randomUUID();
        happens(Topic.PATIENTS, "patient-registered", patient, 1, "{\"patient\": {\"first_name\": \"Ana\"}}");
        queued(2);
        happens(Topic.PATIENTS, "patient-erased", patient, 2, "{\"patient\": {\"first_name\": null}}");
        queued(3);
        go();
        due();
        go();

        assertThat(RECEIVER.told(path))
                .extracting(told -> new JsonObject(told.body()).getBoolean("data_left_out"))
                .containsExactly(true, true, true, false);
        assertThat(RECEIVER.told(path)).noneMatch(told -> told.body().contains("Ana"));
        assertThat(last().body()).contains("patient-erased");
    }

    @Test
    void theSlowKeepNobodyElseWaiting() {
        RECEIVER.answers(path, Receiver.NOTHING);
        opened("payment-recorded");
        RECEIVER.answers(path + "/other", 200);
        openAt(practice.owner().call(), path + "/other", "payment-recorded").statusCode(201);
        happens();
        queued(2);
        var round = new Thread(this::go);
        round.start();

        await().until(() -> !RECEIVER.told(path + "/other").isEmpty());
        await().until(() -> !round.isAlive());
        assertThat(Database.value("select count(*) from app_webhook where failures > 0"))
                .isEqualTo(1L);
    }

    @Test
    void itIsChangedAndRemoved() {
        var webhook = opened("payment-recorded");
        patch(webhook, "{\"event_types\": [\"*\"], \"status\": \"paused\"}")
                .statusCode(200)
                .body(json("event_types", contains("*")))
                .body(json("pause_reason", is("requested")));
        patch(webhook, "{\"event_types\": [\"payment-recoded\"]}")
                .statusCode(400)
                .body(json("code", is("UNKNOWN_EVENT_TYPE")));
        practice.owner().call().get(PATH + "?total=true").then().body(json("total", is(1)));
        practice.owner().call().get("/api/dental/app-webhooks").then().body(json("app_webhooks", empty()));
        practice.owner()
                .call()
                .get("/api/dental/app-webhooks/{id}", webhook)
                .then()
                .statusCode(404);
        practice.owner().call().delete(PATH + "/{id}", webhook).then().statusCode(204);
        read(webhook, practice.owner().call()).statusCode(404);
        assertThat(Database.rows("select 1 from webhook_secret")).isEmpty();
    }

    @Test
    void othersHaveNone() {
        var webhook = opened("payment-recorded");
        var strangers = Practice.open();
        for (var route : routes(webhook)) {
            route.apply(strangers.owner().call()).statusCode(404);
            route.apply(given().contentType(ContentType.JSON)).statusCode(401);
            route.apply(practice.as(Roles.RECEPTIONIST).call()).statusCode(403);
        }
        strangers.owner().call().get(PATH).then().statusCode(200).body(json("webhooks", empty()));
        given().get(PATH).then().statusCode(401);
        open(given().contentType(ContentType.JSON), "payment-recorded").statusCode(401);
        open(practice.as(Roles.DENTIST).call(), "payment-recorded").statusCode(403);
        read(webhook).body(json("previous_secret_valid_until", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\": \"ftp://example.com\", \"event_types\": [\"*\"]}",
                "{\"url\": \"https://me:secret@example.com/\", \"event_types\": [\"*\"]}",
                "{\"url\": \"https://example.com/\", \"event_types\": [\"api-key-created\"]}",
                "{\"url\": \"https://example.com/\", \"event_types\": []}",
                "{\"url\": \"https://example.com/\", \"event_types\": [null]}",
                "{\"url\": \"https://example.com/\"}",
            })
    void whatCannotBeMeantIsRefused(String body) {
        practice.owner().call().body(body).post(PATH).then().statusCode(400).body(json("code", not(nullValue())));
    }

    private static List<Function<RequestSpecification, ValidatableResponse>> routes(String webhook) {
        return List.of(
                caller -> read(webhook, caller),
                caller -> caller.body("{\"status\": \"paused\"}")
                        .patch(PATH + "/{id}", webhook)
                        .then(),
                caller -> caller.delete(PATH + "/{id}", webhook).then(),
                caller -> caller.post(PATH + "/{id}/rotate-secret", webhook).then(),
                caller -> caller.post(PATH + "/{id}/resume", webhook).then(),
                caller -> caller.post(PATH + "/{id}/test", webhook).then(),
                caller -> caller.body("{\"since\": \"2026-01-01T00:00:00Z\"}")
                        .post(PATH + "/{id}/replay", webhook)
                        .then(),
                caller -> caller.get(PATH + "/{id}/deliveries", webhook).then(),
                caller -> caller.post(PATH + "/{id}/deliveries/{delivery}/retry", webhook, UUID.randomUUID())
                        .then());
    }

    private String opened(String... types) {
        var opened = open(practice.owner().call(), types).statusCode(201).extract();
        secret = opened.path("secret");
        return opened.path("id");
    }

    private ValidatableResponse open(RequestSpecification caller, String... types) {
        return openAt(caller, path, types);
    }

    private static ValidatableResponse openAt(RequestSpecification caller, String path, String... types) {
        return caller.body("{\"url\": \"%s\", \"event_types\": [\"%s\"]}"
                        .formatted(RECEIVER.url(path), String.join("\", \"", types)))
                .post(PATH)
                .then();
    }

    private static String rotated(String webhook, int version) {
        return post(webhook, "/rotate-secret", "\"%d\"".formatted(version))
                .statusCode(200)
                .body(json("previous_secret_valid_until", notNullValue()))
                .extract()
                .path("secret");
    }

    private static ValidatableResponse post(String webhook, String what) {
        return practice.owner().call().post(PATH + "/{id}" + what, webhook).then();
    }

    private static ValidatableResponse post(String webhook, String what, String ifMatch) {
        return practice.owner()
                .call()
                .header("If-Match", ifMatch)
                .post(PATH + "/{id}" + what, webhook)
                .then();
    }

    private static ValidatableResponse patch(String webhook, String body) {
        return practice.owner().call().body(body).patch(PATH + "/{id}", webhook).then();
    }

    private static ValidatableResponse read(String webhook) {
        return read(webhook, practice.owner().call()).statusCode(200);
    }

    private static ValidatableResponse read(String webhook, RequestSpecification caller) {
        return caller.get(PATH + "/{id}", webhook).then();
    }

    private static ValidatableResponse deliveries(String webhook) {
        return practice.owner()
                .call()
                .get(PATH + "/{id}/deliveries", webhook)
                .then()
                .statusCode(200);
    }

    private Told last() {
        var told = RECEIVER.told(path);
        return told.get(told.size() - 1);
    }

    private static String id(Told told) {
        return told.headers().get("webhook-id");
    }

    private static void verify(String secret, Told told) throws WebhookVerificationException {
        new Webhook(secret).verify(told.body(), headers(told));
    }

    private static Map<String, List<String>> headers(Told told) {
        var headers = new HashMap<String, List<String>>();
        told.headers().forEach(header -> headers.put(header.getKey(), List.of(header.getValue())));
        return headers;
    }

    private static void happens() {
        happens(Topic.PAYMENTS, "payment-recorded", UUID.randomUUID(), 1, "{}");
    }

    private static void happens(Topic topic, String type, UUID subject, long sequence, String data) {
        Events.publish(
                topic,
                subject.toString(),
                data,
                Map.of(
                        CloudEvent.ID, Ids.next().toString(),
                        CloudEvent.TYPE, type,
                        CloudEvent.CLINIC_ID, practice.id().toString(),
                        CloudEvent.SUBJECT, subject.toString(),
                        CloudEvent.TIME, Instant.now().plusSeconds(5).toString(),
                        CloudEvent.SEQUENCE, String.valueOf(sequence)));
    }

    private static void queued(int events) {
        await().until(() -> (long) Database.value("select count(*) from app_event") == events);
    }

    private static void due() {
        Database.execute("update app_webhook set due_at = now() where due_at is not null");
    }

    private void go() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> rounds.everySecond());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
