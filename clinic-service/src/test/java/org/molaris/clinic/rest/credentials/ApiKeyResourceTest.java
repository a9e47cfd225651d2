package org.molaris.clinic.rest.credentials;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
class ApiKeyResourceTest {

    private static final String KEYS = "/api/dental/api-keys";
    private static final String KEY = "/api/dental/api-keys/{id}";
    private static final String LAST_USE = "/internal/api-keys/last-use";
    private static final String NEW = "{\"name\": \"Web site\", \"role\": \"receptionist\"}";
    private static final String FORM = "mk_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aKeyIsShownOnceAndThenOnlyDescribed() {
        var issued = issue(NEW)
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Cache-Control", is("no-store"))
                .body(json("clinic_id", nullValue()))
                .extract();

        var id = issued.as(Json.class).<String>at("id");
        var secret = issued.as(Json.class).<String>at("secret");
        assertThat(secret).matches(FORM).startsWith(issued.as(Json.class).<String>at("prefix") + "_");
        assertThat(issued.header("Location")).endsWith(KEYS + "/" + id);
        var described = """
                {"id":"%s","number":%s,"name":"Web site","role":"receptionist","scopes":null,"developer_id":null,"prefix":"%s","created_at":"%s",\
                "updated_at":"%s","last_used_at":null,"revoked_at":null}""".formatted(
                        id,
                        issued.as(Json.class).at("number"),
                        issued.as(Json.class).<String>at("prefix"),
                        issued.as(Json.class).<String>at("created_at"),
                        issued.as(Json.class).<String>at("created_at"));
        assertThat(issued.asString()).isEqualTo(described.replace("}", ",\"secret\":\"" + secret + "\"}"));
        read(id).statusCode(200).header("ETag", is("\"1\"")).body(equalTo(described));
        list("").statusCode(200)
                .body(json("api_keys.id", contains(id)))
                .body(json("api_keys[0]", not(hasKey("secret"))))
                .body(json("api_keys[0]", not(hasKey("digest"))));
    }

    @Test
    void theGatewayHearsOfAKeyWhatItNeedsToRecogniseIt() throws IOException, GeneralSecurityException {
        var issued = issue(NEW).statusCode(201).extract();

        var event = events(issued.as(Json.class).at("id"), 1).get(0);

        assertThat(event.type()).isEqualTo("api-key-created");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.header(CloudEvent.CLINIC_ID)).isEqualTo(practice.id().toString());
        assertThat(event.data().getString("change")).isEqualTo("created");
        assertThat(event.data().getString("api_key.clinic_id"))
                .isEqualTo(practice.id().toString());
        assertThat(event.data().getString("api_key.role")).isEqualTo("receptionist");
        assertThat(event.data().getString("api_key.prefix"))
                .isEqualTo(issued.as(Json.class).<String>at("prefix"));
        assertThat(event.data().getString("api_key.developer_id")).isNull();
        assertThat(event.data().getString("api_key.revoked_at")).isNull();
        assertThat(event.data().getString("api_key.digest"))
                .isEqualTo(hmac(issued.as(Json.class).at("secret")));
    }

    @Test
    void aKeyMayBeHeldToScopesThatAreKnown() {
        var issued = issue("""
                        {"name": "Agenda", "role": "owner", "scopes": ["opendental:Appointments", "dental:read", "dental:read"]}""")
                .statusCode(201)
                .body(json("scopes", contains("dental:read", "opendental:Appointments")))
                .extract();

        read(issued.as(Json.class).at("id")).body(json("scopes", contains("dental:read", "opendental:Appointments")));
        assertThat(events(issued.as(Json.class).at("id"), 1).get(0).data().getString("api_key.scope"))
                .isEqualTo("dental:read opendental:Appointments");
        for (var wrong : List.of(
                "[]", "[\"dental:all\"]", "[\"opendental:Everything\"]", "[null]", "[\"\"]", "\"dental:read\"")) {
            issue("{\"name\": \"x\", \"role\": \"owner\", \"scopes\": " + wrong + "}")
                    .statusCode(400);
        }
    }

    @Test
    void theKeyItselfIsNowhereInTheDatabaseNorOnATopic() {
        var id = UUID.randomUUID().toString();
        var issued = practice.owner()
                .call(id)
                .body(NEW)
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract();
        var secret = issued.as(Json.class).<String>at("secret").substring(16);

        var searched = 0;
        for (var table : Database.rows("select format('%I.%I', schemaname, tablename) as name from pg_tables"
                + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            var name = table.get("name");
            assertThat(Database.value("select count(*) from " + name + " t where strpos(t::text, ?) > 0", secret))
                    .as("rows of %s with the secret", name)
                    .isEqualTo(0L);
            searched++;
        }
        assertThat(searched).isGreaterThan(5);
        assertThat(Database.value("select count(*) from idempotency t where strpos(t::text, ?) > 0", id))
                .isEqualTo(1L);
        assertThat(events(issued.as(Json.class).at("id"), 1).get(0).raw().value())
                .doesNotContain(secret);
    }

    @Test
    void aRepeatIssuesNoSecondKeyAndDoesNotShowTheFirstAgain() {
        var key = UUID.randomUUID().toString();
        var first = practice.owner()
                .call(key)
                .body(NEW)
                .post(KEYS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body(json("secret", notNullValue()))
                .extract();

        practice.owner()
                .call(key)
                .body(NEW)
                .post(KEYS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .header("Location", is(first.header("Location")))
                .body(json("id", is(first.as(Json.class).<String>at("id"))))
                .body(json("prefix", is(first.as(Json.class).<String>at("prefix"))))
                .body(json("$", hasKey("secret")))
                .body(json("secret", nullValue()));
        list("?total=true").body(json("total", is(1)));
    }

    @Test
    void ofTwentyAtOnceUnderOneIdempotencyKeyOneIsShownTheKey() {
        var key = UUID.randomUUID().toString();

        // Whoever waited for longer than two seconds is told so, and has no key in the answer either.
        var secrets = Parallel.times(
                20,
                () -> String.valueOf(practice.owner()
                        .call(key)
                        .body(NEW)
                        .post(KEYS)
                        .then()
                        .statusCode(oneOf(201, 409))
                        .extract()
                        .as(Json.class)
                        .<String>at("secret")));

        assertThat(secrets.stream().filter(secret -> secret.matches(FORM))).hasSize(1);
        assertThat(secrets.stream().filter("null"::equals)).hasSize(19);
        list("?total=true").body(json("total", is(1)));
    }

    @Test
    void aRevokedKeyIsToldAboutAndThenForgotten() {
        var id = issued();

        var revoked = revoke(id)
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("revoked_at", notNullValue()))
                .extract();

        revoke(id).statusCode(404).body(json("code", is("API_KEY_NOT_FOUND")));
        rename(id, "Other").statusCode(404);
        read(id).statusCode(200)
                .body(json("revoked_at", is(revoked.as(Json.class).<String>at("revoked_at"))));
        var events = events(id, 3);
        assertThat(events.get(1).type()).isEqualTo("api-key-deleted");
        assertThat(events.get(1).sequence()).isEqualTo(2);
        assertThat(Instant.parse(events.get(1).data().getString("api_key.revoked_at")))
                .isEqualTo(Instant.parse(revoked.as(Json.class).at("revoked_at")));
        assertThat(events.get(2).raw().value()).isNull();
    }

    @Test
    void ofTwentyWhoRevokeAKeyOneDoes() {
        var id = issued();

        var codes = Parallel.times(20, () -> revoke(id).extract().statusCode());

        assertThat(codes).containsOnly(200, 404).containsOnlyOnce(200);
        assertThat(events(id, 3)).hasSize(3);
    }

    @Test
    void revokedKeysAreListedWhenAskedFor() {
        var gone = issued();
        var live = issued();
        revoke(gone).statusCode(200);

        list("?total=true").body(json("api_keys.id", contains(live))).body(json("total", is(1)));
        list("?total=true&include_revoked=false").body(json("api_keys.id", contains(live)));
        list("?total=true&include_revoked=true")
                .body(json("api_keys.id", contains(live, gone)))
                .body(json("total", is(2)));
        list("?include_revoked=perhaps").statusCode(400).body(json("details.field", contains("include_revoked")));
    }

    @Test
    void keysComeNewestFirstAndPageByPage() {
        var ids = List.of(issued(), issued(), issued());

        var first = list("?limit=2")
                .body(json("api_keys.id", contains(ids.get(2), ids.get(1))))
                .extract();
        list("?limit=2&cursor=" + first.as(Json.class).<String>at("cursor"))
                .body(json("api_keys.id", contains(ids.get(0))))
                .body(json("cursor", nullValue()));
    }

    @Test
    void aKeyCanBeRenamedAndTheSameNameIsNoNews() {
        var id = issued();

        rename(id, "Web site").statusCode(200).header("ETag", is("\"1\""));
        rename(id, "Booking page")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("name", is("Booking page")))
                .body(json("role", is("receptionist")));
        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Late\"}")
                .patch(KEY, id)
                .then()
                .statusCode(412);
        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(KEY, id)
                .then()
                .statusCode(412);

        var events = events(id, 2);
        assertThat(events).extracting(Events.Published::type).containsExactly("api-key-created", "api-key-updated");
        assertThat(events.get(1).data().getString("api_key.name")).isEqualTo("Booking page");
        assertThat(events.get(1).data().getString("api_key.digest"))
                .isEqualTo(events.get(0).data().getString("api_key.digest"));
    }

    @Test
    void aClinicHasAHundredKeysAtMostHoweverManyAskAtOnce() {
        Database.execute("""
                insert into api_key (id, clinic_id, name, role, prefix, digest, created_at, updated_at)
                select gen_random_uuid(), ?, 'K', 'viewer', 'mk_' || substr(md5(random()::text), 1, 12),
                       sha256('x'), now(), now() from generate_series(1, 95)""", practice.id());

        var codes = Parallel.times(20, () -> issue(NEW).extract().statusCode());

        assertThat(codes.stream().filter(code -> code == 201)).hasSize(5);
        assertThat(codes.stream().filter(code -> code == 409)).hasSize(15);
        issue(NEW).statusCode(409).body(json("code", is("TOO_MANY_KEYS")));
        revoke(list("").extract().as(Json.class).at("api_keys[0].id")).statusCode(200);
        issue(NEW).statusCode(201);
        assertThat(Practice.open().owner().call().body(NEW).post(KEYS).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"viewer\"} | name",
                "{\"name\": \" \", \"role\": \"viewer\"} | name",
                "{\"name\": \"x\\u0000\", \"role\": \"viewer\"} | name",
                "{\"name\": \"x\"} | role",
                "{\"name\": \"x\", \"role\": null} | role",
                "{\"name\": \"x\", \"role\": \"platform-admin\"} | role",
                "{\"name\": \"x\", \"role\": \"viewer\", \"secret\": \"mine\"} | secret",
                "{\"name\": \"x\", \"role\": \"viewer\", \"developer_id\": \"mine\"} | developer_id",
                "{\"name\": \"x\", \"role\": \"viewer\", \"prefix\": \"mk_000000000000\"} | prefix",
            })
    void aKeyThatCannotBeIsRefusedByName(String body, String field) {
        issue(body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
        list("").body(json("api_keys", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": null}", "{\"role\": \"owner\"}", "{\"name\": \"\"}"})
    void onlyTheNameOfAKeyChanges(String patch) {
        var id = issued();

        practice.owner().call().body(patch).patch(KEY, id).then().statusCode(400);
        read(id).header("ETag", is("\"1\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void keysAreForOwnersAlone(String role) {
        var id = issued();
        var somebody = practice.as(role);

        somebody.call().body(NEW).post(KEYS).then().statusCode(403).body(json("code", is("FORBIDDEN")));
        somebody.call().get(KEYS).then().statusCode(403);
        somebody.call().get(KEY, id).then().statusCode(403);
        somebody.call().body("{\"name\": \"x\"}").patch(KEY, id).then().statusCode(403);
        somebody.call().delete(KEY, id).then().statusCode(403);
        read(id).header("ETag", is("\"1\""));
    }

    @Test
    void anotherClinicsKeyIsNotFound() {
        var id = issued();
        var other = Practice.open().owner();

        other.call().get(KEY, id).then().statusCode(404).body(json("code", is("API_KEY_NOT_FOUND")));
        other.call().body("{\"name\": \"x\"}").patch(KEY, id).then().statusCode(404);
        other.call().delete(KEY, id).then().statusCode(404);
        other.call().get(KEYS).then().statusCode(200).body(json("api_keys", empty()));
        read(id).header("ETag", is("\"1\""));
    }

    @Test
    void withoutACredentialThereAreNoKeys() {
        given().get(KEYS).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().get(KEY, UUID.randomUUID()).then().statusCode(401);
        given().contentType("application/json").body(NEW).post(KEYS).then().statusCode(401);
        given().contentType("application/json")
                .body("{\"name\": \"x\"}")
                .patch(KEY, UUID.randomUUID())
                .then()
                .statusCode(401);
        given().delete(KEY, UUID.randomUUID()).then().statusCode(401);
        given().put(LAST_USE).then().statusCode(401);
    }

    @Test
    void aKeyMakesChangesAndRevokesNoKeys() {
        var id = issued();

        keyCalls(id).body(NEW).post(KEYS).then().statusCode(403).body(json("error", endsWith("revoke API keys")));
        keyCalls(id).body("{\"name\": \"x\"}").patch(KEY, id).then().statusCode(403);
        keyCalls(id).delete(KEY, id).then().statusCode(403).body(json("code", is("FORBIDDEN")));

        keyCalls(id).get(KEYS).then().statusCode(200).body(json("api_keys.id", contains(id)));
        read(id).header("ETag", is("\"1\""));
    }

    @Test
    void theLastUseIsNotedOnceAMinuteAndIsNoNews() {
        var id = issued();
        var other = issued();

        keyCalls(id).put(LAST_USE).then().statusCode(204);
        var noted = read(id).header("ETag", is("\"1\""))
                .body(json("last_used_at", notNullValue()))
                .extract()
                .as(Json.class)
                .<String>at("last_used_at");
        keyCalls(id).put(LAST_USE).then().statusCode(204);
        read(id).body(json("last_used_at", is(noted)));
        read(other).body(json("last_used_at", nullValue()));

        Database.execute(
                "update api_key set last_used_at = now() - interval '61 seconds' where id = ?", UUID.fromString(id));
        keyCalls(id).put(LAST_USE).then().statusCode(204);
        assertThat(Instant.parse(read(id).extract().as(Json.class).at("last_used_at")))
                .isAfter(Instant.parse(noted));

        rename(id, "Other").statusCode(200).body(json("last_used_at", notNullValue()));
        assertThat(events(id, 2)).extracting(Events.Published::sequence).containsExactly(1L, 2L);
    }

    @Test
    void onlyALiveKeyOfTheClinicIsUsed() {
        var id = issued();
        revoke(id).statusCode(200);

        keyCalls(id).put(LAST_USE).then().statusCode(204);
        read(id).body(json("last_used_at", nullValue()));
        practice.owner().call().put(LAST_USE).then().statusCode(403).body(json("code", is("FORBIDDEN")));

        var live = issued();
        given().auth()
                .oauth2(Passports.of(Practice.open().id(), Roles.OWNER, "api-key:" + live))
                .put(LAST_USE)
                .then()
                .statusCode(204);
        read(live).body(json("last_used_at", nullValue()));
    }

    private RequestSpecification keyCalls(String id) {
        return given().auth()
                .oauth2(Passports.of(practice.id(), Roles.OWNER, "api-key:" + id))
                .contentType("application/json");
    }

    private String issued() {
        return issue(NEW).statusCode(201).extract().as(Json.class).at("id");
    }

    private ValidatableResponse issue(String json) {
        return practice.owner().call().body(json).post(KEYS).then();
    }

    private ValidatableResponse read(String id) {
        return practice.owner().call().get(KEY, id).then();
    }

    private ValidatableResponse rename(String id, String name) {
        return practice.owner()
                .call()
                .body("{\"name\": \"%s\"}".formatted(name))
                .patch(KEY, id)
                .then();
    }

    private ValidatableResponse revoke(String id) {
        return practice.owner().call().delete(KEY, id).then();
    }

    private ValidatableResponse list(String query) {
        return practice.owner().call().get(KEYS + query).then();
    }

    private static List<Events.Published> events(String id, int atLeast) {
        return Events.of(Topic.CREDENTIALS, UUID.fromString(id), atLeast);
    }

    private static String hmac(String key) throws IOException, GeneralSecurityException {
        var file = Path.of(ConfigProvider.getConfig().getValue("molaris.api-keys.pepper", String.class));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(Files.readString(file).strip()), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.US_ASCII)));
    }
}
