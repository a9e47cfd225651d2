package org.molaris.recall.whatsapp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.recall.Owner;
import org.molaris.recall.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;
import org.molaris.test.LongRequest;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class WebhookTest {

    private static final AtomicInteger PHONES = new AtomicInteger(70_000_000);

    @Inject
    HandleDeliveries handling;

    private Practice practice;
    private Meta meta;
    private String phone;
    private UUID ana;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        meta = Meta.of(practice);
        phone = "+503" + PHONES.incrementAndGet();
        ana = practice.patient("Ana", phone);
    }

    @Test
    void theChallengeIsAnsweredToWhoKnowsTheWord() {
        Owner.teach("/internal/whatsapp/verify-token", 204, "");
        challenge("subscribe").statusCode(200).contentType("text/plain").body(equalTo("42"));
        challenge("unsubscribe").statusCode(403);
        Owner.teach("/internal/whatsapp/verify-token", 404, "{}");
        challenge("subscribe").statusCode(403).body(json("code", equalTo("FORBIDDEN")));
        Owner.teach("/internal/whatsapp/verify-token", 500, "{}");
        challenge("subscribe").statusCode(503);
        given().get("/webhooks/whatsapp")
                .then()
                .statusCode(400)
                .body(json("details[0].field", equalTo("hub.challenge")));
    }

    @Test
    void onlyWhatIsSignedOverItsBytesIsTaken() {
        var body = meta.body("\"messages\": [" + Meta.text(phone, 1, null, "¿Mañana?") + "]");
        var right = "sha256=" + Meta.hmac(body, Meta.SECRET);

        for (var wrong : new String[] {
            null,
            "",
            "sha256=",
            right + "0",
            "sha1=" + right.substring(7),
            "sha256=" + Meta.hmac(body, "another"),
            "sha256=" + Meta.hmac(body.replace("ñ", "\\u00f1").replace("¿", "\\u00bf"), Meta.SECRET)
        }) {
            Meta.post(body, wrong).statusCode(401).body(json("code", equalTo("UNAUTHENTICATED")));
        }
        var strangers = body.replace(meta.sender(), "999");
        meta.post(strangers).statusCode(401);
        assertThat(kept()).isZero();

        Meta.post(body, right).statusCode(200);
        Meta.post(body, right).statusCode(200);
        assertThat(kept()).isOne();
        meta.settled();
        assertThat(Database.rows(
                        "select 1 from webhook_delivery where clinic_id = ? and num_nonnulls(statuses, replies) > 0",
                        practice.clinic()))
                .as("what was handled is forgotten")
                .isEmpty();
    }

    @Test
    void whatIsNotInWhatsAppsFormIsRefused() {
        meta.post("{").statusCode(401);
        meta.post("[".repeat(100_000)).statusCode(401);
        meta.post(meta.body("\"deep\": " + "[".repeat(2_000) + "]".repeat(2_000)))
                .statusCode(401);
        meta.post("{\"entry\": {\"changes\": []}}").statusCode(401);
        meta.post(meta.body("\"statuses\": {\"id\": \"x\"}"))
                .statusCode(400)
                .body(json("code", equalTo("MALFORMED_JSON")));
        meta.post(meta.body("\"messages\": [[[]]]")).statusCode(400);
        assertThat(LongRequest.answerTo("POST", "/webhooks/whatsapp", null, "application/json", 5_000_000))
                .startsWith("HTTP/1.1 413");
        meta.post(meta.body("\"x\": \"" + "x".repeat(2_900_000) + "\"")).statusCode(200);
        assertThat(kept()).isZero();
    }

    @Test
    void statusesComeInAnyOrderAndTwiceAndOnlyMoveForward() {
        var contact = contact("sent");

        meta.statuses(Meta.status(contact, "w1." + contact, "read"));
        assertThat(standing(contact)).isEqualTo("read 2");
        assertThat(Practice.of(contact, "delivered_at")).isNotNull().isEqualTo(Practice.of(contact, "read_at"));

        meta.statuses(
                Meta.status(contact, "w1." + contact, "delivered"),
                Meta.status(contact, "w1." + contact, "sent"),
                Meta.status(contact, "w1." + contact, "read"),
                Meta.failed(contact, "w1." + contact, 131026),
                Meta.status(Ids.next(), "wamid.nobodys", "read"));
        assertThat(standing(contact)).isEqualTo("read 2");
        assertThat(told(contact, 1)).containsExactly("recall-updated");
    }

    @Test
    void whatFailedHasFailedUnlessItArrives() {
        var contact = contact("sent");
        var wamid = "w1." + contact;

        meta.statuses(Meta.failed(contact, wamid, 131049));
        meta.statuses(Meta.status(contact, wamid, "sent"));
        assertThat(standing(contact)).isEqualTo("failed 2");
        assertThat(Practice.of(contact, "reason || error_code")).isEqualTo("marketing_limit131049");
        assertThat(told(contact, 1)).containsExactly("recall-failed");

        meta.statuses(Meta.status(null, wamid, "delivered"));
        assertThat(standing(contact)).isEqualTo("delivered 3");
        assertThat(Practice.of(contact, "reason")).isNull();
        assertThat(told(contact, 3)).containsExactly("recall-failed", "recall-updated", "recall-sent");
    }

    @Test
    void whatNobodyKnewToHaveGoneIsSettled() {
        var contact = contact("sending");
        var other = contact(practice.patient("Eva", "+50371111111"), "+50371111111", "sending", 2);

        meta.statuses(Meta.status(contact, "w1." + contact, "sent"), Meta.failed(other, "w1." + other, 131026));

        assertThat(standing(contact)).isEqualTo("sent 2");
        assertThat(Practice.of(contact, "wamid")).isEqualTo("w1." + contact);
        assertThat(Practice.of(contact, "sent_at")).isNotNull();
        assertThat(told(contact, 1)).containsExactly("recall-sent");
        assertThat(Practice.of(other, "status || ' ' || reason")).isEqualTo("failed undeliverable");
        assertThat(told(other, 1)).containsExactly("recall-failed");
    }

    @Test
    void whatWentTooFastIsSentAgainLaterAndNotForEver() {
        var contact = contact("sending");

        for (int attempt : new int[] {1, 10, 30}) {
            var wamid = "w%d.%s".formatted(attempt, contact);
            meta.statuses(Meta.failed(contact, wamid, 130429));
            meta.statuses(Meta.failed(contact, wamid, 130429), Meta.status(contact, wamid, "sent"));
            assertThat(Practice.of(contact, "status")).isEqualTo("queued");
            assertThat(Practice.of(
                            contact,
                            "due_at between now() + interval '%d minutes' - interval '20 seconds' and now() + interval '%d minutes'"
                                    .formatted(attempt, attempt)))
                    .isEqualTo(true);
            Database.execute("update message set status = 'sending', sending_at = now() where id = ?", contact);
            meta.statuses(Meta.failed(contact, wamid, 130429));
            assertThat(Practice.of(contact, "status"))
                    .as("an attempt that is over says nothing of the next")
                    .isEqualTo("sending");
        }
        meta.statuses(Meta.failed(contact, "w4." + contact, 130429));

        assertThat(Practice.of(contact, "status || refusals || error_code")).isEqualTo("failed3130429");
    }

    @Test
    void whoStoppedItAtWhatsAppIsLeftAlone() {
        var contact = contact("sent");
        var waiting = waiting(ana);

        meta.statuses(Meta.failed(contact, "w1." + contact, 131050));

        assertThat(Practice.of(contact, "status")).isEqualTo("opted_out");
        assertThat(Practice.of(contact, "opted_out_at")).isNotNull();
        assertThat(Practice.of(waiting, "status || ' ' || reason")).isEqualTo("cancelled opted_out");
        assertThat(suppressed()).isTrue();
        assertThat(asked(ana, 1)).containsExactly("patient-opt-out-requested");
    }

    @Test
    void anAnswerIsHeardOnce() {
        var older = contact(ana, phone, "sent", 5_000);
        var contact = contact("sent");
        var forgotten = contact(practice.patient("Eva", "+50372222222"), "+50372222222", "sent", 31 * 24 * 60);
        var answer = Meta.text(phone, 1, null, "No me den de BAJA, gracias");

        meta.says(answer, Meta.text("+50372222222", 1, null, "Hola"));
        var at = Practice.of(contact, "responded_at");
        meta.says(answer);
        meta.says(Meta.text(phone, 2, null, "¿Hay cita?"));
        meta.statuses(Meta.status(contact, "w1." + contact, "read"));

        assertThat(standing(contact)).isEqualTo("responded 3");
        assertThat(Practice.of(contact, "responded_at")).isNotNull().isEqualTo(at);
        assertThat(Practice.of(contact, "read_at")).isNotNull();
        assertThat(told(contact, 1)).containsExactly("recall-responded");
        assertThat(standing(older)).isEqualTo("sent 1");
        assertThat(standing(forgotten)).isEqualTo("sent 1");
        assertThat(suppressed()).isFalse();

        meta.says(Meta.text(phone, 3, "w1." + older, "A esto sí"));
        assertThat(standing(older)).isEqualTo("responded 2");
    }

    @Test
    void whoSaysNoIsLeftAloneWithEverybodyAtThatPhoneUntilTheySayYes() {
        var son = practice.patient("Luis", phone);
        var stranger = practice.patient("Eva", "+50373333333");
        var contact = contact("read");
        var waiting = List.of(waiting(ana), waiting(son));
        var notTheirs = waiting(stranger);
        var no = Meta.text(phone, 1, null, "¡Baja!");

        meta.says(no);
        meta.says(no);
        meta.says(Meta.text(phone, 2, null, "STOP"));

        assertThat(Practice.of(contact, "status")).isEqualTo("opted_out");
        assertThat(Practice.of(contact, "num_nonnulls(responded_at, opted_out_at)"))
                .isEqualTo(2);
        assertThat(told(contact, 1)).containsExactly("recall-responded");
        assertThat(waiting)
                .allSatisfy(message -> assertThat(Practice.of(message, "status || ' ' || reason"))
                        .isEqualTo("cancelled opted_out"));
        assertThat(Practice.of(notTheirs, "status")).isEqualTo("queued");
        assertThat(suppressed()).isTrue();
        assertThat(confirmations()).containsExactly("opted_out queued");

        meta.says(Meta.text(phone, 4, null, "Alta"));
        meta.says(Meta.text(phone, 3, null, "BAJA"));

        assertThat(suppressed()).as("an older word comes too late").isFalse();
        for (var patient : List.of(ana, son)) {
            assertThat(asked(patient, 3))
                    .containsExactly(
                            "patient-opt-out-requested", "patient-opt-out-requested", "patient-opt-in-requested");
        }
        assertThat(confirmations()).containsExactly("opted_in queued", "opted_out queued");
        assertThat(Practice.of(contact, "status")).isEqualTo("opted_out");
    }

    /** Who dials +52 55… is 52155… to WhatsApp, and who dials +55 31 9… is 5531…. */
    @ParameterizedTest
    @CsvSource({
        "+525512345678, +5215512345678",
        "+5215512345678, +525512345678",
        "+541123456789, +5491123456789",
        "+5531987654321, +553187654321",
        "+553187654321, +5531987654321"
    })
    void aNumberThatWhatsAppWritesOtherwiseIsTheSame(String dialled, String written) {
        practice.patient("Eva", dialled);

        meta.says(Meta.text(written, 0, null, "BAJA"));

        assertThat(Database.value("select phone from suppressed_phone where clinic_id = ?", practice.clinic()))
                .isEqualTo(dialled);
    }

    @Test
    void aReplyToAReminderConfirmsOrCallsOff() {
        var soon = practice.booked(ana, Instant.now().plus(Duration.ofHours(20)), "Limpieza");
        var reminder = reminder(soon, 60);

        meta.says(Meta.text(phone, 1, null, "Sí"));
        assertThat(standing(reminder)).isEqualTo("responded 2");
        assertThat(asked(ana, 1)).containsExactly("appointment-confirm-requested");
        var asked = Events.of(Topic.PATIENT_REQUESTS, ana, 1).get(0).data();
        assertThat(asked.getString("appointment_id")).isEqualTo(soon.toString());
        assertThat(asked.getString("message_id")).isEqualTo(reminder.toString());
        meta.says(Meta.text(phone, 2, "w1." + reminder, "cancelar"));
        assertThat(suppressed()).isFalse();
        meta.says("""
                {"id": "wamid.%s", "from": "%s", "type": "button", "button": {"payload": "confirm:%s", "text": "x"}}""".formatted(Ids.next(), phone.substring(1), soon));

        var contact = contact(ana, phone, "sent", 10);
        meta.says(Meta.text(phone, 4, null, "no"));
        assertThat(standing(contact)).as("a campaign had the last word").isEqualTo("responded 2");

        Database.execute("update visit set starts_at = starts_at + interval '1 hour' where id = ?", soon);
        meta.says(Meta.text(phone, 5, "w1." + reminder, "Sí"));
        // It is at another time now.
        meta.says(Meta.text(phone, 6, null, "ALTA"));
        assertThat(asked(ana, 4))
                .containsExactly(
                        "appointment-confirm-requested",
                        "appointment-cancel-requested",
                        "appointment-confirm-requested",
                        "patient-opt-in-requested");
    }

    @Test
    void anotherClinicsNumberTouchesNobodyHere() {
        var other = Meta.of(Practice.open());
        var contact = contact("sent");

        other.statuses(Meta.status(contact, "w1." + contact, "read"));
        other.says(Meta.text(phone, 1, "w1." + contact, "BAJA"));

        assertThat(standing(contact)).isEqualTo("sent 1");
        assertThat(suppressed()).isFalse();
        meta.says(Meta.text(phone, 2, null, "ALTA"));
        assertThat(asked(ana, 1)).containsExactly("patient-opt-in-requested");
    }

    @Test
    void ofSeveralHandsEachEffectIsOne() {
        var contact = contact("sent");
        for (int nth = 0; nth < 20; nth++) {
            deliver(nth, """
                    [{"message_id": "%s", "wamid": "w1.%s", "status": "read"}]""".formatted(contact, contact), "[]");
            deliver(20 + nth, "[]", """
                    [{"digest": "c0ffee", "phone": "%s", "word": "opt_out"}]""".formatted(phone));
        }

        Crowd.all(4, replica -> handle());
        meta.settled();

        assertThat(standing(contact)).isEqualTo("opted_out 3");
        meta.says(Meta.text(phone, 10_000_000, null, "ALTA"));
        assertThat(asked(ana, 2)).containsExactly("patient-opt-out-requested", "patient-opt-in-requested");
    }

    @Test
    void whatCanNeverTakeEffectDoesNotKeepTheOthersFromIt() {
        var contact = contact("sent");
        deliver(1, "[{\"message_id\": \"no id\"}]", "[]");
        deliver(2, "[]", """
                [{"digest": "c0ffee", "phone": "%s", "word": "other"}]""".formatted(phone));

        handle();

        assertThat(Practice.of(contact, "status")).isEqualTo("responded");
        assertThat(Database.value("select max(failure) from webhook_delivery where clinic_id = ?", practice.clinic()))
                .isEqualTo("22P02");
    }

    @Test
    void ofABodyAboutSeveralNumbersCountsWhatTheSignerMaySay() {
        var contact = contact("sent");
        var other = Meta.of(Practice.open());
        Meta.signsWith(other.practice(), "another");
        var body = meta.body("\"statuses\": [" + Meta.status(contact, "w1." + contact, "read") + "]")
                .replace("\"changes\": [", "\"changes\": [" + change(other.sender()) + ", ");

        meta.post(body).statusCode(200);
        meta.settled();

        assertThat(standing(contact)).isEqualTo("read 2");
        assertThat(Database.rows(
                        "select 1 from webhook_delivery where clinic_id = ?",
                        other.practice().clinic()))
                .isEmpty();
    }

    private static String change(String sender) {
        return """
                {"value": {"metadata": {"phone_number_id": "%s"}, "statuses": [{"id": "wamid.x", "status": "read"}]}}""".formatted(sender);
    }

    /** It need not send it. */
    @Test
    void afterAWeekNobodyKnowsItAgain() {
        meta.says(Meta.text(phone, 1, null, "BAJA"));
        Database.execute(
                "update webhook_delivery set handled_at = now() - interval '8 days' where clinic_id = ?",
                practice.clinic());
        Database.execute(
                "update inbound_message set received_at = now() - interval '8 days' where clinic_id = ?",
                practice.clinic());
        Database.execute(
                "update last_word set heard_at = now() - interval '8 days' where clinic_id = ?", practice.clinic());
        meta.says(Meta.text(phone, 2, null, "Hola"));

        done(handling::forget);

        assertThat(kept()).isOne();
        assertThat(Database.rows("select 1 from last_word where clinic_id = ?", practice.clinic()))
                .isEmpty();
        assertThat(Database.rows("select 1 from inbound_message where clinic_id = ?", practice.clinic()))
                .hasSize(1);
        assertThat(suppressed()).isTrue();
    }

    private Void handle() {
        return done(handling::look);
    }

    private static Void done(Supplier<Uni<Void>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** As it was kept when the service was killed. */
    private void deliver(int nth, String statuses, String replies) {
        Database.execute(
                "insert into webhook_delivery (clinic_id, digest, statuses, replies, received_at)"
                        + " values (?, ?, ?::jsonb, ?::jsonb, now())",
                practice.clinic(),
                new byte[] {(byte) nth},
                statuses,
                replies);
    }

    private static ValidatableResponse challenge(String mode) {
        return given().queryParam("hub.mode", mode)
                .queryParam("hub.verify_token", "a word")
                .queryParam("hub.challenge", "42")
                .get("/webhooks/whatsapp")
                .then();
    }

    private UUID contact(String status) {
        return contact(ana, phone, status, 1);
    }

    private UUID contact(UUID patient, String at, String status, int minutesAgo) {
        var id = Ids.next();
        Database.execute(
                """
                insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, status, due_at, phone,
                                     wamid, queued_at, sending_at, sent_at)
                select ?, clinic_id, 'recall', ?, ?, (now() - m)::date, '2025-01-01', s, now() - m, ?,
                       case when s <> 'sending' then ? end, now() - m, now() - m, case when s <> 'sending' then now() - m end
                  from clinic cross join (values (?::text, make_interval(mins => ?))) v(s, m)
                 where clinic_id = ?""",
                id,
                patient,
                practice.campaign(null, 180, LocalTime.NOON),
                at,
                "w1." + id,
                status,
                minutesAgo,
                practice.clinic());
        return id;
    }

    private UUID reminder(UUID appointment, int minutesAgo) {
        var id = Ids.next();
        Database.execute("""
                insert into message (id, clinic_id, kind, patient_id, appointment_id, occasion, about, status, due_at, phone,
                                     wamid, queued_at, sending_at, sent_at)
                select ?, clinic_id, 'appointment_reminder', patient_id, id, id::text,
                       jsonb_build_object('starts_at', utc(starts_at)), 'sent', now(), ?, ?, now(),
                       now() - make_interval(mins => ?), now()
                  from visit where id = ?""", id, phone, "w1." + id, minutesAgo, appointment);
        return id;
    }

    private UUID waiting(UUID patient) {
        var id = Ids.next();
        Database.execute("""
                insert into message (id, clinic_id, kind, patient_id, payment_plan_id, occasion, due_at, queued_at)
                values (?, ?, 'payment_reminder', ?, ?, ?, now() + interval '1 day', now())""", id, practice.clinic(), patient, Ids.next(), "payment:" + id);
        return id;
    }

    private long kept() {
        return (long) Database.value("select count(*) from webhook_delivery where clinic_id = ?", practice.clinic());
    }

    private boolean suppressed() {
        return !Database.rows("select 1 from suppressed_phone where clinic_id = ?", practice.clinic())
                .isEmpty();
    }

    private List<String> confirmations() {
        return Database.rows(
                        "select about ->> 'what' as what, status from message"
                                + " where clinic_id = ? and kind = 'confirmation' order by what",
                        practice.clinic())
                .stream()
                .map(row -> row.get("what") + " " + row.get("status"))
                .toList();
    }

    private static List<String> told(UUID contact, int atLeast) {
        return Events.of(Topic.RECALLS, contact, atLeast).stream()
                .map(Published::type)
                .toList();
    }

    private static List<String> asked(UUID patient, int atLeast) {
        return Events.of(Topic.PATIENT_REQUESTS, patient, atLeast).stream()
                .map(Published::type)
                .toList();
    }

    private static String standing(UUID message) {
        return Practice.of(message, "status || ' ' || version").toString();
    }
}
