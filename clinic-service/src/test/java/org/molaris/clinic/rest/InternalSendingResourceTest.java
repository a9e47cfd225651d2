package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Passport;
import org.molaris.auth.Roles;
import org.molaris.auth.ServicePassports;
import org.molaris.clinic.Practice;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** What a service asks with a passport of its own, and that nobody else gets it. */
@QuarkusTest
class InternalSendingResourceTest {

    private static final String SENDER = "/internal/clinic/whatsapp";
    private static final String REACHABLE = "/internal/patients/reachable";
    private static final String VERIFY_TOKEN = "/internal/whatsapp/verify-token";

    @Inject
    ServicePassports servicePassports;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPatientIsReachableOrNotAndAStrangersIsNobody() {
        var ana = practice.patient("{\"first_name\": \"Ana\", \"phone\": \"+50370001234\"}");
        var eva = practice.patient("Eva", "Paz");
        var theirs = Practice.open().patient("Iris", "Sol");
        practice.owner().call().patch("/api/dental/patients/{id}/recall-opt-out", ana);
        practice.owner().call().delete("/api/dental/patients/{id}", eva);

        var answered = reachable(List.of(ana, eva, theirs, UUID.randomUUID()))
                .statusCode(200)
                .extract()
                .as(Json.class)
                .<Map<String, Object>>getList("patients");

        assertThat(answered)
                .containsExactlyInAnyOrder(known(ana, "+50370001234", true, false), known(eva, null, false, true));
        reachable(List.of()).statusCode(200).body(json("patients.size()", is(0)));
    }

    @Test
    void whoWasMergedOrErasedIsPutAway() {
        var left = practice.patient("Ana", "García");
        var merged = practice.patient("Ana", "Garcia");
        var erased = practice.patient("Eva", "Paz");
        practice.owner()
                .call()
                .body("{\"into\": \"%s\"}".formatted(left))
                .post("/api/dental/patients/{id}/merge", merged)
                .then()
                .statusCode(200);
        practice.owner()
                .call()
                .post("/api/dental/patients/{id}/erase", erased)
                .then()
                .statusCode(200);

        reachable(List.of(merged, erased)).body(json("patients.archived", contains(true, true)));
        reachable(List.of(left)).body(json("patients.archived", contains(false)));
    }

    @Test
    void aThousandAreAskedForAtOnceAndNoMore() {
        reachable(Collections.nCopies(1_000, UUID.randomUUID())).statusCode(200);
        reachable(Collections.nCopies(1_001, UUID.randomUUID()))
                .statusCode(400)
                .body(json("details.field", contains("patient_ids")));
    }

    @Test
    void aTokenIsKnownForAsLongAsAClinicHasIt() {
        var token = "sesamo-" + UUID.randomUUID();
        verify(token).statusCode(404);
        verifyTokenIs("\"" + token + "\"");
        verify(token).statusCode(204);
        verify(token + "x").statusCode(404);

        verifyTokenIs("\"another\"");
        verify(token).statusCode(404);
        verifyTokenIs("\"" + token + "\"");
        verifyTokenIs("null");
        verify(token).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ñ", "uno dos"})
    void whatIsNothingLikeATokenIsNotKnown(String token) {
        verify(token).statusCode(404);
    }

    /** The digest is keyed: the same words hashed without the key find nothing, and the role that looks sees no token. */
    @Test
    void whoLooksForATokenSeesNone() throws SQLException {
        verifyTokenIs("\"sesamo\"");
        assertThat(Database.value(
                        "select digest <> sha256('sesamo') from clinic_secret where clinic_id = ?", practice.id()))
                .isEqualTo(true);
        try (var system = Database.asSystem();
                var statement = system.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select value from clinic_secret"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.executeQuery("select clinic_id from clinic_secret"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("delete from clinic_secret"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void noPersonIsToldAnyOfIt(String role) {
        var person = practice.as(role);

        person.call().get(SENDER).then().statusCode(403);
        person.call().body("{\"patient_ids\": []}").post(REACHABLE).then().statusCode(403);
        person.call()
                .body("{\"verify_token\": \"x\"}")
                .post(VERIFY_TOKEN)
                .then()
                .statusCode(403);
    }

    @Test
    void norIsWhoShowsNothing() {
        given().get(SENDER).then().statusCode(401);
        given().contentType("application/json")
                .body("{\"patient_ids\": []}")
                .post(REACHABLE)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{\"verify_token\": \"x\"}")
                .post(VERIFY_TOKEN)
                .then()
                .statusCode(401);
    }

    @Test
    void aServiceIsNoPersonAndAsksForAClinicOnlyWhereItNamesOne() {
        practice.as(Roles.SERVICE).call().get("/api/dental/patients").then().statusCode(403);
        practice.as(Roles.SERVICE).call().get("/internal/clinic").then().statusCode(403);
        Caller.of(null, Roles.SERVICE).call().get(SENDER).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        // A service's key speaks for the service alone,
        "service, molaris-gateway,         service",
        "service, molaris-gateway,         owner",
        "service, molaris-recall-service,  owner",
        "service, molaris-recall-service,  service owner",
        "service, molaris-payment-service, service",
        // and the gateway's for people alone.
        "gateway, molaris-gateway,         service",
        "gateway, molaris-gateway,         owner service",
        "gateway, molaris-recall-service,  service",
        "gateway, molaris-recall-service,  owner"
    })
    void nobodyPassesForAnother(String keyOf, String issuer, String groups) {
        var key = "service".equals(keyOf) ? Passports.serviceKey() : Passports.currentKey();
        var passport = signed(key, issuer, Set.of(groups.split(" ")));

        Stream.of(SENDER, "/internal/clinic", "/api/dental/clinic")
                .forEach(path -> given().auth()
                        .oauth2(passport)
                        .get(path)
                        .then()
                        .statusCode(401)
                        .body(json("code", is("UNAUTHENTICATED"))));
    }

    @Test
    void theOnesAboveAreWrongInThatAlone() {
        var service = signed(Passports.serviceKey(), "molaris-recall-service", Set.of(Roles.SERVICE));
        given().auth().oauth2(service).get(SENDER).then().statusCode(200);
        var person = signed(Passports.currentKey(), Passport.ISSUER, Set.of(Roles.OWNER));
        given().auth().oauth2(person).get("/api/dental/clinic").then().statusCode(200);
    }

    @Test
    void whatAServiceSignsForItselfIsLetInAndSignedOnce() {
        var passport = wait(servicePassports.of(practice.id()));

        given().header("Authorization", passport).get(SENDER).then().statusCode(200);
        assertThat(wait(servicePassports.of(practice.id()))).isEqualTo(passport);
        var ofNoClinic = wait(servicePassports.of(null));
        assertThat(ofNoClinic).isNotEqualTo(passport);
        given().header("Authorization", ofNoClinic).get(SENDER).then().statusCode(403);
    }

    private String signed(RsaJsonWebKey key, String issuer, Set<String> groups) {
        return Passports.signed(key, Passport.TYPE, issuer, Passport.AUDIENCE, practice.id(), groups, "x", 60);
    }

    private static String wait(Uni<String> passport) {
        return passport.await().atMost(Duration.ofSeconds(10));
    }

    private static Map<String, Object> known(UUID id, String phone, boolean optedOut, boolean archived) {
        var known = new HashMap<String, Object>();
        known.put("id", id.toString());
        known.put("phone", phone);
        known.put("recall_opted_out", optedOut);
        known.put("archived", archived);
        return known;
    }

    private ValidatableResponse reachable(List<UUID> patients) {
        return practice.as(Roles.SERVICE)
                .call()
                .body(Map.of("patient_ids", patients))
                .post(REACHABLE)
                .then();
    }

    private static ValidatableResponse verify(String token) {
        return Caller.of(null, Roles.SERVICE)
                .call()
                .body(Map.of("verify_token", token))
                .post(VERIFY_TOKEN)
                .then();
    }

    private void verifyTokenIs(String token) {
        practice.owner()
                .call()
                .body("{\"whatsapp\": {\"verify_token\": %s}}".formatted(token))
                .patch("/api/dental/clinic")
                .then()
                .statusCode(200);
    }
}
