package org.molaris.clinic.rest.credentials;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class DeveloperResourceTest {

    private static final String DEVELOPERS = "/api/developers";
    private static final String DEVELOPER = "/api/developers/{id}";
    private static final String KNOWN = "/api/dental/developers";
    private static final String KEYS = "/api/dental/api-keys";
    private static final String NEW = "{\"name\": \"Recordatorios SA\"}";
    private static final String FORM = "md_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}";

    private final Caller administrator = Practice.administrator();

    @Test
    void aDevelopersKeyIsShownOnceAndThenOnlyDescribed() {
        var registered = administrator
                .call(UUID.randomUUID().toString())
                .body(NEW)
                .post(DEVELOPERS)
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Cache-Control", is("no-store"))
                .extract();

        var id = registered.as(Json.class).<String>at("id");
        var key = registered.as(Json.class).<String>at("key");
        assertThat(key).matches(FORM).startsWith(registered.as(Json.class).<String>at("prefix") + "_");
        assertThat(registered.header("Location")).endsWith(DEVELOPERS + "/" + id);
        var described = """
                {"id":"%s","number":%s,"name":"Recordatorios SA","prefix":"%s","created_at":"%s","updated_at":"%s",\
                "revoked_at":null}""".formatted(
                        id,
                        registered.as(Json.class).at("number"),
                        registered.as(Json.class).<String>at("prefix"),
                        registered.as(Json.class).<String>at("created_at"),
                        registered.as(Json.class).<String>at("created_at"));
        assertThat(registered.asString()).isEqualTo(described.replace("}", ",\"key\":\"" + key + "\"}"));
        read(id).statusCode(200).header("ETag", is("\"1\"")).body(equalTo(described));
        list("?limit=1")
                .statusCode(200)
                .body(json("developers.id", contains(id)))
                .body(json("developers[0]", not(hasKey("key"))));
        for (var table : List.of("developer", "idempotency", "outbox")) {
            assertThat(Database.value(
                            "select count(*) from " + table + " t where strpos(t::text, ?) > 0", key.substring(16)))
                    .as(table)
                    .isEqualTo(0L);
        }
    }

    @Test
    void theGatewayHearsOfADeveloperAndOfTheEnd() {
        var registered = register(NEW).statusCode(201).extract();
        var id = registered.as(Json.class).<String>at("id");

        revoke(id).statusCode(200).header("ETag", is("\"2\"")).body(json("revoked_at", notNullValue()));
        revoke(id).statusCode(404).body(json("code", is("DEVELOPER_NOT_FOUND")));

        var events = Events.of(Topic.CREDENTIALS, UUID.fromString(id), 3);
        assertThat(events).hasSize(3);
        assertThat(events.get(0).type()).isEqualTo("developer-created");
        assertThat(events.get(0).header(CloudEvent.CLINIC_ID)).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(events.get(0).header(CloudEvent.ACTOR)).isEqualTo("platform-admin@test");
        assertThat(events.get(0).data().getString("developer.name")).isEqualTo("Recordatorios SA");
        assertThat(events.get(0).data().getString("developer.prefix"))
                .isEqualTo(registered.as(Json.class).<String>at("prefix"));
        assertThat(events.get(0).data().getString("developer.digest")).matches("[0-9a-f]{64}");
        assertThat(events.get(0).data().getString("developer.revoked_at")).isNull();
        assertThat(events.get(1).type()).isEqualTo("developer-deleted");
        assertThat(events.get(1).sequence()).isEqualTo(2);
        assertThat(events.get(1).data().getString("developer.revoked_at")).isNotNull();
        assertThat(events.get(2).raw().value()).isNull();
    }

    @Test
    void aRepeatRegistersNobodyElseAndDoesNotShowTheKeyAgain() {
        var idempotencyKey = UUID.randomUUID().toString();
        var ids = List.of(1, 2).stream()
                .map(each -> administrator
                        .call(idempotencyKey)
                        .body(NEW)
                        .post(DEVELOPERS)
                        .then()
                        .statusCode(201)
                        .body(json("key", each == 1 ? notNullValue() : nullValue()))
                        .extract()
                        .as(Json.class)
                        .<String>at("id"))
                .toList();

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void ofManyWhoRevokeADeveloperOneDoes() {
        var id = registered();
        administrator
                .call()
                .header("If-Match", "\"7\"")
                .delete(DEVELOPER, id)
                .then()
                .statusCode(412);

        var codes = Parallel.times(10, () -> revoke(id).extract().statusCode());

        assertThat(codes).containsOnly(200, 404).containsOnlyOnce(200);
    }

    @Test
    void aKeyBelongsToItsDeveloper() {
        var practice = Practice.open();
        var developer = registered();

        var issued = issue(practice, developer)
                .statusCode(201)
                .body(json("developer_id", is(developer)))
                .extract();

        var id = issued.as(Json.class).<String>at("id");
        practice.owner().call().get(KEYS + "/{id}", id).then().body(json("developer_id", is(developer)));
        practice.owner().call().get(KEYS).then().body(json("api_keys.developer_id", contains(developer)));
        practice.owner()
                .call()
                .body("{\"name\": \"Other\"}")
                .patch(KEYS + "/{id}", id)
                .then()
                .statusCode(200)
                .body(json("developer_id", is(developer)));
        practice.owner()
                .call()
                .body("{\"developer_id\": null}")
                .patch(KEYS + "/{id}", id)
                .then()
                .statusCode(400);
        assertThat(Events.of(Topic.CREDENTIALS, UUID.fromString(id), 2))
                .allSatisfy(event -> assertThat(event.data().getString("api_key.developer_id"))
                        .isEqualTo(developer));
    }

    @Test
    void aKeyIsNotIssuedForADeveloperWhoIsNotThereOrNoLonger() {
        var practice = Practice.open();
        var revoked = registered();
        revoke(revoked).statusCode(200);

        for (var developer : List.of(revoked, UUID.randomUUID().toString())) {
            issue(practice, developer)
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_DEVELOPER")))
                    .body(json("details.field", contains("developer_id")));
        }
        practice.owner().call().get(KEYS + "?total=true").then().body(json("total", is(0)));
    }

    @Test
    void anOwnerChoosesByNameAmongThoseWhoAreLive() {
        var practice = Practice.open();
        var gone = registered();
        revoke(gone).statusCode(200);
        var live = registered();

        practice.owner()
                .call()
                .get(KNOWN + "?limit=1")
                .then()
                .statusCode(200)
                .body(json("developers", is(List.of(Map.of("id", live, "name", "Recordatorios SA")))));
        practice.owner().call().get(KNOWN + "?limit=1000").then().body(json("developers.id", not(hasItem(gone))));
        list("?limit=1000").body(json("developers.id", not(hasItem(gone))));
        list("?limit=2&include_revoked=true").body(json("developers.id", contains(live, gone)));
        list("?include_revoked=").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{\"name\": \" \"} | name",
                "{\"name\": \"x\\u0000\"} | name",
                "{\"name\": \"x\", \"key\": \"mine\"} | key"
            })
    void aDeveloperWhoCannotBeIsRefusedByName(String body, String field) {
        register(body).statusCode(400).body(json("details.field", contains(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void nobodyOfAClinicKeepsDevelopers(String role) {
        var id = registered();
        var somebody = Caller.of(UUID.randomUUID(), role);

        somebody.call().get(DEVELOPERS).then().statusCode(403).body(json("code", is("FORBIDDEN")));
        somebody.call().get(DEVELOPER, id).then().statusCode(403);
        somebody.call().body(NEW).post(DEVELOPERS).then().statusCode(403);
        somebody.call().delete(DEVELOPER, id).then().statusCode(403);
        somebody.call().get(KNOWN).then().statusCode(role.equals(Roles.OWNER) ? 200 : 403);
        administrator.call().get(KNOWN).then().statusCode(403);
    }

    @Test
    void withoutACredentialThereAreNoDevelopers() {
        var id = registered();

        given().get(DEVELOPERS).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().get(DEVELOPER, id).then().statusCode(401);
        given().contentType("application/json")
                .body(NEW)
                .post(DEVELOPERS)
                .then()
                .statusCode(401);
        given().delete(DEVELOPER, id).then().statusCode(401);
        given().get(KNOWN).then().statusCode(401);
        read(UUID.randomUUID().toString()).statusCode(404).body(json("code", is("DEVELOPER_NOT_FOUND")));
        revoke(UUID.randomUUID().toString()).statusCode(404);
    }

    private String registered() {
        return register(NEW).statusCode(201).extract().as(Json.class).at("id");
    }

    private ValidatableResponse register(String json) {
        return administrator.call().body(json).post(DEVELOPERS).then();
    }

    private ValidatableResponse read(String id) {
        return administrator.call().get(DEVELOPER, id).then();
    }

    private ValidatableResponse revoke(String id) {
        return administrator.call().delete(DEVELOPER, id).then();
    }

    private ValidatableResponse list(String query) {
        return administrator.call().get(DEVELOPERS + query).then();
    }

    private static ValidatableResponse issue(Practice practice, String developer) {
        return practice.owner()
                .call()
                .body("{\"name\": \"Open Dental\", \"role\": \"owner\", \"developer_id\": \"%s\"}".formatted(developer))
                .post(KEYS)
                .then();
    }
}
