package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.events.Topic;

@QuarkusTest
class ApiKeysTest extends AtTheDoor {

    private static final String LAST_USE = "/internal/api-keys/last-use";

    @Inject
    ApiKeyPepper pepper;

    @Inject
    ObjectMapper json;

    @AfterEach
    void behaveWell() {
        clinicService.behaveWell();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "dentist", "receptionist", "viewer"})
    void aKeyOpensInTheNameOfItsClinicWithItsRole(String role) {
        var key = issued(clinic, role);

        var received = paymentService.received();
        assertThat(received).isNotEmpty();
        var passport = claimsIn(received.get(0).headers().get("Authorization"));
        assertThat(passport)
                .contains("\"sub\":\"api-key:%s\"".formatted(key.id()))
                .contains("\"clinic_id\":\"%s\"".formatted(clinic))
                .contains("\"groups\":[\"%s\"]".formatted(role))
                .doesNotContain("scope");
        assertThat(received.get(0).headers().toString()).doesNotContain(key.text());

        as(key.text()).get(PLANS).then().statusCode(200);
        given().header("Authorization", "bearer " + key.text())
                .get(PLANS)
                .then()
                .statusCode(200);
    }

    @Test
    void aSecretThatIsNotTheKeysOpensNothing() {
        var key = issued(clinic, "owner");
        paymentService.forget();

        assertRefused(with(key.forged()).get(PLANS).then(), Refusal.UNAUTHENTICATED)
                .header("WWW-Authenticate", equalTo("Bearer"));
        assertRefused(as(key.forged()).get(PLANS).then(), Refusal.UNAUTHENTICATED);
        assertRefused(with(KeyOfAProgram.of(clinic, "owner").text()).get(PLANS).then(), Refusal.UNAUTHENTICATED);
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void whatHasNotTheFormOfAKeyOpensNothing() {
        var text = issued(clinic, "owner").text();
        paymentService.forget();

        var last = text.charAt(text.length() - 1);
        Stream.of(
                        "",
                        "x",
                        "mk_",
                        text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A'),
                        text.substring(1),
                        text + "A",
                        text + "," + text,
                        text.toUpperCase(Locale.ROOT),
                        Tokens.of(clinic).toString())
                .forEach(wrong -> assertRefused(with(wrong).get(PLANS).then(), Refusal.UNAUTHENTICATED));
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void aRevokedKeyOpensNothingASecondLaterThoughItWasInUse() {
        var key = issued(clinic, "owner");
        with(key.text()).get(PLANS).then().statusCode(200);

        key.revoke(clinics);

        await().pollInterval(20, MILLISECONDS)
                .atMost(1, SECONDS)
                .until(() -> with(key.text()).get(PLANS).statusCode() == 401);
        paymentService.forget();
        assertRefused(with(key.text()).get(PLANS).then(), Refusal.UNAUTHENTICATED);
        assertRefused(as(key.text()).get(PLANS).then(), Refusal.UNAUTHENTICATED);
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void theEventAloneOrTheTombstoneAloneIsEnough() {
        var byEvent = issued(clinic, "owner");
        var byTombstone = issued(clinic, "owner");

        byEvent.say(clinics, "deleted", "2026-01-01T00:00:00Z", 2);
        clinics.say(Topic.CREDENTIALS, "api-key-deleted", byTombstone.id().toString(), null);

        awaitStatus(byEvent, 401);
        awaitStatus(byTombstone, 401);
    }

    @Test
    void nothingBringsARevokedKeyBack() throws IOException {
        var known = new ApiKeys(pepper, json);
        var key = KeyOfAProgram.of(clinic, "owner");
        hear(known, key, "created", null, 1);
        assertThat(known.of(key.text()).subject()).isEqualTo("api-key:" + key.id());
        hear(known, key, "deleted", "2026-01-01T00:00:00Z", 2);
        known.forget(key.id());

        hear(known, key, "created", null, 1);
        hear(known, key, "updated", null, 3);

        assertThat(refusalOf(known, key)).isEqualTo(Refusal.SERVICE_UNAVAILABLE);
        assertThat(known.size()).isZero();
    }

    @Test
    void anUnknownKeyIsNotSentAwayForGoodBeforeAllAreKnown() {
        var known = new ApiKeys(pepper, json);
        var key = KeyOfAProgram.of(clinic, "owner");

        assertThat(refusalOf(known, key)).isEqualTo(Refusal.SERVICE_UNAVAILABLE);
        known.nowComplete();
        assertThat(refusalOf(known, key)).isEqualTo(Refusal.UNAUTHENTICATED);
    }

    @Test
    void recordsThatAreNoKeyKeepNoneOut() {
        var before = issued(clinic, "viewer");
        var id = before.id().toString();
        var good = before.event("updated", null, 2);
        Stream.of(
                        "{}",
                        "null",
                        "[1,2",
                        good.replace("\"viewer\"", "\"platform-admin\""),
                        good.replace("\"viewer\"", "null"),
                        good.replaceFirst("\"clinic_id\":\"[^\"]*\"", "\"clinic_id\":null"),
                        good.replaceFirst("\"digest\":\"..", "\"digest\":\"no"),
                        good.replaceFirst("\"prefix\":\"[^\"]*\"", "\"prefix\":null"))
                .forEach(nonsense -> clinics.say(Topic.CREDENTIALS, "api-key-updated", id, nonsense));
        clinics.say(Topic.CREDENTIALS, "api-key-updated", "not-a-uuid", good);

        for (int more = 0; more < 6; more++) {
            issued(clinic, "viewer");
        }
        with(before.text()).get(PLANS).then().statusCode(200);
    }

    @Test
    void aKeyPassesTheGatesOfItsClinic() {
        var id = clinics.openClinic();
        var key = issued(id, "owner");

        clinics.publish(id, "dental", "pro", "expired", null, 2);
        awaitStatus(key, 402);
        clinics.publish(id, "medical", "pro", "active", null, 3);
        awaitStatus(key, 403);
    }

    @Test
    void aKeyOfAnUnknownClinicOpensNothing() {
        var id = UUID.randomUUID();
        var key = KeyOfAProgram.of(id, "owner");
        key.issue(clinics);

        await().during(500, MILLISECONDS)
                .atMost(5, SECONDS)
                .until(() -> with(key.text()).get(PLANS).statusCode() == 401);

        clinics.publish(id, "dental", "pro", "active", null, 1);
        awaitStatus(key, 200);
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        var key = issued(clinic, "owner").text();
        paymentService.forget();

        assertRefused(as(Tokens.of(clinic)).header("X-Api-Key", key).get(PLANS).then(), Refusal.SEVERAL_CREDENTIALS);
        assertRefused(as(key).header("X-Api-Key", key).get(PLANS).then(), Refusal.SEVERAL_CREDENTIALS);
        assertRefused(with(key).header("X-Api-Key", key).get(PLANS).then(), Refusal.SEVERAL_CREDENTIALS);
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void theUseOfAKeyIsToldOnceAndInItsOwnName() {
        var key = issued(clinic, "viewer");
        for (int request = 0; request < 5; request++) {
            with(key.text()).get(PLANS).then().statusCode(200);
        }

        await().atMost(5, SECONDS).until(() -> lastUsesOf(key) > 0);
        await().during(300, MILLISECONDS).atMost(2, SECONDS).until(() -> lastUsesOf(key) == 1);
        var told = clinicService.received().stream()
                .filter(received -> received.uri().equals(LAST_USE))
                .toList();
        assertThat(told).allSatisfy(received -> assertThat(received.method()).isEqualTo("PUT"));

        as(Tokens.of(clinic)).get(PLANS).then().statusCode(200);
        assertThat(clinicService.received().stream()
                        .map(received -> claimsIn(received.headers().get("Authorization"))))
                .noneMatch(claims -> claims.contains("\"sub\":\"ana\""));
    }

    @Test
    void aServiceThatDoesNotHearOfAUseDelaysNobody() {
        var hanging = new CopyOnWriteArrayList<HttpServerRequest>();
        clinicService.behave(hanging::add);
        for (int keys = 0; keys < 5; keys++) {
            var key = issued(clinic, "viewer");
            var begun = System.nanoTime();
            with(key.text()).get(PLANS).then().statusCode(200);
            assertThat(System.nanoTime() - begun).isLessThan(SECONDS.toNanos(1));
        }
        await().atMost(5, SECONDS).until(() -> !hanging.isEmpty());

        clinicService.behave(request -> request.response().setStatusCode(500).end());
        hanging.forEach(request -> request.response().end());
        issued(clinic, "viewer");
    }

    /** A key that the gateway has heard of. */
    private static KeyOfAProgram issued(UUID clinic, String role) {
        var key = KeyOfAProgram.of(clinic, role);
        key.issue(clinics);
        awaitStatus(key, 200);
        return key;
    }

    private static void awaitStatus(KeyOfAProgram key, int status) {
        await().pollInterval(20, MILLISECONDS)
                .atMost(10, SECONDS)
                .until(() -> with(key.text()).get(PLANS).statusCode() == status);
    }

    private static RequestSpecification with(String key) {
        return given().header("X-Api-Key", key);
    }

    private static long lastUsesOf(KeyOfAProgram key) {
        return clinicService.received().stream()
                .filter(received -> received.uri().equals(LAST_USE))
                .filter(received ->
                        claimsIn(received.headers().get("Authorization")).contains("api-key:" + key.id()))
                .count();
    }

    private static String claimsIn(String authorization) {
        return new String(Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]), UTF_8);
    }

    private static Refusal refusalOf(ApiKeys known, KeyOfAProgram key) {
        return catchThrowableOfType(Refused.class, () -> known.of(key.text())).refusal();
    }

    private static void hear(ApiKeys known, KeyOfAProgram key, String change, String revokedAt, long version)
            throws IOException {
        known.hear(key.id(), key.event(change, revokedAt, version).getBytes(UTF_8));
    }
}
