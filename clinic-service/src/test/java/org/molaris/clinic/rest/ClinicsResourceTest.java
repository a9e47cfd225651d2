package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
class ClinicsResourceTest {

    private static final String CLINICS = "/api/clinics";
    private static final String CLINIC = "/api/clinics/{id}";

    private final Caller administrator = Practice.administrator();
    private final String slug = Practice.newSlug();

    @Test
    void aClinicIsOpenedAsAskedFor() {
        var opened = opens("""
                {"slug": "%s", "name": "Clínica Sonrisa", "clinic_type": "dental", "plan": "pro",
                 "subscription_status": "active", "subscription_ends_at": "2027-03-01T06:00:00Z",
                 "time_zone": "America/Guatemala", "currency": "GTQ", "language": "es-GT", "phone": "+50222334455"}
                """.formatted(slug))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .extract();

        var id = opened.as(Json.class).<String>at("id");
        assertThat(opened.header("Location")).endsWith("/api/clinics/" + id);
        assertThat(opened.asString()).isEqualTo("""
                {"id":"%s","number":%s,"slug":"%s","name":"Clínica Sonrisa","clinic_type":"dental","plan":"pro",\
                "subscription_status":"active","subscription_ends_at":"2027-03-01T06:00:00Z","requests_per_second":null,\
                "time_zone":"America/Guatemala","currency":"GTQ","language":"es-GT","phone":"+50222334455",\
                "appointments_without_treatment":false,\
                "whatsapp":{"phone_number_id":null,"business_account_id":null,"base_url":null,\
                "reminder_template_name":null,"reminder_template_language":null,\
                "quiet_from":null,"quiet_until":null,"remind_day_before":false,"remind_hour_before":false,\
                "appointment_template_name":null,"appointment_template_language":null,\
                "access_token_set":false,"app_secret_set":false,"verify_token_set":false},\
                "created_at":"%s","updated_at":"%s"}""".formatted(
                        id,
                        opened.as(Json.class).at("number"),
                        slug,
                        opened.as(Json.class).<String>at("created_at"),
                        opened.as(Json.class).<String>at("created_at")));
        administrator
                .call()
                .get(CLINIC, id)
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(equalTo(opened.asString()));
    }

    @Test
    void aClinicOfWhichLittleIsSaidIsADentalOneOnTrialForTwoWeeks() {
        var ends = opens("{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(slug))
                .statusCode(201)
                .body(json("clinic_type", is("dental")))
                .body(json("plan", is("trial")))
                .body(json("subscription_status", is("trial")))
                .body(json("time_zone", is("America/El_Salvador")))
                .body(json("currency", is("USD")))
                .body(json("language", is("es")))
                .body(json("phone", nullValue()))
                .extract()
                .as(Json.class)
                .<String>at("subscription_ends_at");

        assertThat(Instant.parse(ends))
                .isCloseTo(Instant.now().plus(14, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aClinicThatPaysFromTheStartDoesNotEnd() {
        opens("{\"slug\": \"%s\", \"name\": \"S\", \"subscription_status\": \"active\"}".formatted(slug))
                .statusCode(201)
                .body(json("subscription_ends_at", nullValue()));
    }

    @Test
    void aNewClinicIsAnnouncedWhole() {
        var id = UUID.fromString(opens("{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(slug))
                .extract()
                .as(Json.class)
                .<String>at("id"));

        var event = Events.of(Topic.CLINICS, id, 1).get(0);

        assertThat(event.type()).isEqualTo("clinic-created");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.header(CloudEvent.CLINIC_ID)).isEqualTo(id.toString());
        assertThat(event.header(CloudEvent.SUBJECT)).isEqualTo(id.toString());
        assertThat(event.header(CloudEvent.SOURCE)).isEqualTo("/molaris/clinic-service");
        assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("platform-admin@test");
        assertThat(event.data().getMap("clinic").keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "number",
                        "slug",
                        "name",
                        "clinic_type",
                        "plan",
                        "subscription_status",
                        "subscription_ends_at",
                        "requests_per_second",
                        "time_zone",
                        "currency",
                        "language",
                        "phone",
                        "whatsapp_phone_number_id",
                        "whatsapp_business_account_id",
                        "whatsapp_base_url",
                        "reminder_template_name",
                        "reminder_template_language",
                        "quiet_from",
                        "quiet_until",
                        "remind_day_before",
                        "remind_hour_before",
                        "appointment_template_name",
                        "appointment_template_language",
                        "version",
                        "created_at",
                        "updated_at");
        assertThat(event.data().getString("clinic.slug")).isEqualTo(slug);
        assertThat(event.data().getString("clinic.plan")).isEqualTo("trial");
        assertThat(event.data().getLong("clinic.version")).isEqualTo(1);
    }

    @Test
    void aSlugBelongsToOneClinic() {
        var first = Practice.open();

        opens("{\"slug\": \"%s\", \"name\": \"Otra\"}".formatted(first.slug()))
                .statusCode(409)
                .body(json("code", is("SLUG_TAKEN")))
                .body(json("details[0].field", is("slug")));

        assertThat(Database.rows("select id from clinic where slug = ?", first.slug()))
                .hasSize(1);
    }

    @Test
    void aRefusedClinicLeavesNothingUnderItsKey() {
        var first = Practice.open();
        var key = UUID.randomUUID().toString();
        var body = "{\"slug\": \"%s\", \"name\": \"Otra\"}".formatted(first.slug());

        for (int i = 0; i < 2; i++) {
            administrator.call(key).body(body).post(CLINICS).then().statusCode(409);
        }

        assertThat(Database.rows("select 1 from idempotency where key = ?", key))
                .isEmpty();
        assertThat(Database.rows("select 1 from outbox where payload -> 'clinic' ->> 'name' = 'Otra'"))
                .isEmpty();
    }

    @Test
    void theSameKeyOpensOneClinic() {
        var key = UUID.randomUUID().toString();
        var body = "{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(slug);
        var first = administrator
                .call(key)
                .body(body)
                .post(CLINICS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .extract();

        administrator
                .call(key)
                .body(body)
                .post(CLINICS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .header("ETag", is("\"1\""))
                .header("Location", is(first.header("Location")))
                .body(equalTo(first.asString()));
        administrator
                .call(key)
                .body("{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(Practice.newSlug()))
                .post(CLINICS)
                .then()
                .statusCode(422)
                .body(json("code", is("IDEMPOTENCY_KEY_REUSED")));
    }

    @Test
    void whatAKeyAnsweredIsKeptForThePlatformAndTheClinicForItself() {
        var key = UUID.randomUUID().toString();
        var id = administrator
                .call(key)
                .body("{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(slug))
                .post(CLINICS)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .<String>at("id");

        var kept = Database.rows(
                "select clinic_id::text, principal, answer ->> 'id' as id from idempotency where key = ?", key);
        assertThat(kept)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("clinic_id", "00000000-0000-0000-0000-000000000000")
                        .containsEntry("principal", "platform-admin@test")
                        .containsEntry("id", id));
        assertThat(Events.of(Topic.CLINICS, UUID.fromString(id), 1).get(0).header(CloudEvent.CLINIC_ID))
                .isEqualTo(id);
        Caller.owner(UUID.fromString(id))
                .call()
                .get("/api/dental/clinic")
                .then()
                .statusCode(200)
                .body(json("slug", is(slug)));
    }

    @Test
    void twentyAtOnceUnderOneKeyOpenOneClinic() {
        var key = UUID.randomUUID().toString();
        var body = "{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(slug);

        var ids = Parallel.times(
                20,
                () -> administrator
                        .call(key)
                        .body(body)
                        .post(CLINICS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .as(Json.class)
                        .<String>at("id"));

        assertThat(ids).hasSize(20).containsOnly(ids.get(0));
        assertThat(Database.rows("select id from clinic where slug = ?", slug)).hasSize(1);
        assertThat(Database.rows("select 1 from idempotency where key = ?", key))
                .hasSize(1);
    }

    @Test
    void ofTwentyAtOnceWithOneSlugOneIsOpened() {
        var body = "{\"slug\": \"%s\", \"name\": \"Sonrisa\"}".formatted(slug);

        var codes = Parallel.times(20, () -> opens(body).extract().statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(Database.rows("select id from clinic where slug = ?", slug)).hasSize(1);
    }

    @Test
    void clinicsAreListedNewestFirst() {
        var first = Practice.open();
        var second = Practice.open();

        var page = administrator
                .call()
                .get(CLINICS + "?limit=2&total=true")
                .then()
                .statusCode(200)
                .body(json(
                        "clinics.id",
                        contains(second.id().toString(), first.id().toString())))
                .body(json("page", is(1)))
                .body(json("limit", is(2)))
                .body(json("total", greaterThan(1)))
                .body(json("as_of", notNullValue()))
                .header("Link", endsWith(">; rel=\"next\""));
        administrator
                .call()
                .get(CLINICS + "?limit=2&cursor="
                        + page.extract().as(Json.class).at("cursor"))
                .then()
                .statusCode(200)
                .body(json("total", nullValue()))
                .body(json("clinics.id", not(contains(second.id().toString()))))
                .body(json("clinics.id", not(contains(first.id().toString()))));
        administrator
                .call()
                .get(CLINICS + "?limit=1&page=2")
                .then()
                .body(json("clinics.id", contains(first.id().toString())));
    }

    @Test
    void aListOfClinicsChangedSinceThenLeavesOutTheOthers() {
        Practice.open();

        administrator
                .call()
                .get(CLINICS + "?total=true&updated_since=2199-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body(json("clinics", hasSize(0)))
                .body(json("total", is(0)))
                .body(json("cursor", nullValue()));
    }

    @Test
    void platformAdministrationChangesPlanAndSubscription() {
        var practice = Practice.open();

        changes(practice.id(), """
                {"plan": "forever_free", "subscription_status": "cancelled", "subscription_ends_at": null,
                 "clinic_type": "veterinary", "name": "Huellas", "time_zone": "Europe/Madrid", "currency": "EUR",
                 "language": "ca", "phone": "+34911223344"}""")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("plan", is("forever_free")))
                .body(json("subscription_status", is("cancelled")))
                .body(json("subscription_ends_at", nullValue()))
                .body(json("clinic_type", is("veterinary")))
                .body(json("name", is("Huellas")))
                .body(json("time_zone", is("Europe/Madrid")))
                .body(json("currency", is("EUR")))
                .body(json("language", is("ca")))
                .body(json("phone", is("+34911223344")));

        var events = Events.of(Topic.CLINICS, practice.id(), 2);
        assertThat(events).extracting(Events.Published::type).containsExactly("clinic-created", "clinic-updated");
        assertThat(events).extracting(Events.Published::sequence).containsExactly(1L, 2L);
        assertThat(events.get(1).data().getString("clinic.plan")).isEqualTo("forever_free");
        assertThat(events.get(1).data().getString("clinic.slug")).isEqualTo(practice.slug());
        assertThat(events.get(1).header(CloudEvent.CLINIC_ID))
                .isEqualTo(practice.id().toString());
        assertThat(events.get(1).header(CloudEvent.ACTOR)).isEqualTo("platform-admin@test");
    }

    @Test
    void platformAdministrationSaysHowFastAClinicMayAsk() {
        var practice = Practice.open();

        changes(practice.id(), "{\"requests_per_second\": 20}")
                .statusCode(200)
                .body(json("requests_per_second", is(20)));
        changes(practice.id(), "{\"plan\": \"pro\"}").statusCode(200).body(json("requests_per_second", is(20)));
        changes(practice.id(), "{\"requests_per_second\": null}")
                .statusCode(200)
                .body(json("requests_per_second", nullValue()));

        assertThat(Events.of(Topic.CLINICS, practice.id(), 4))
                .extracting(event -> event.data().<Integer>at("clinic.requests_per_second"))
                .containsExactly(null, 20, 20, null);
    }

    @Test
    void theEndOfATrialIsNotTheEndOfWhatIsBoughtAfterIt() {
        changes(Practice.open().id(), "{\"subscription_status\": \"active\", \"plan\": \"pro\"}")
                .statusCode(200)
                .body(json("subscription_ends_at", nullValue()));

        changes(
                        Practice.open().id(),
                        "{\"subscription_status\": \"active\", \"subscription_ends_at\": \"2030-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body(json("subscription_ends_at", is("2030-01-01T00:00:00Z")));
    }

    @Test
    void theEndOfATrialStaysWhenSomethingElseChanges() {
        var practice = Practice.open();

        changes(practice.id(), "{\"subscription_status\": \"expired\"}")
                .statusCode(200)
                .body(json("subscription_ends_at", notNullValue()));
        changes(practice.id(), "{\"subscription_status\": \"active\"}")
                .statusCode(200)
                .body(json("subscription_ends_at", nullValue()));
    }

    @Test
    void anEndThatIsSentIsSetEvenIfItWasTheTrials() {
        var practice = Practice.open();
        changes(practice.id(), "{\"subscription_ends_at\": \"2030-01-01T00:00:00Z\"}")
                .statusCode(200);

        changes(
                        practice.id(),
                        "{\"subscription_status\": \"active\", \"subscription_ends_at\": \"2030-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body(json("subscription_ends_at", is("2030-01-01T00:00:00Z")));
    }

    @Test
    void aChangeMeantForAnOlderVersionIsRefused() {
        var practice = Practice.open();
        changes(practice.id(), "{\"plan\": \"pro\"}").statusCode(200);

        administrator
                .call()
                .header("If-Match", "\"1\"")
                .body("{\"plan\": \"free\"}")
                .patch(CLINIC, practice.id())
                .then()
                .statusCode(412)
                .body(json("code", is("PRECONDITION_FAILED")));
        administrator
                .call()
                .header("If-Match", "\"2\"")
                .body("{\"plan\": \"free\"}")
                .patch(CLINIC, practice.id())
                .then()
                .statusCode(200);
    }

    @Test
    void aClinicThatDoesNotExistIsNotFound() {
        administrator
                .call()
                .get(CLINIC, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body(json("error", is("Clinic not found")))
                .body(json("code", is("CLINIC_NOT_FOUND")));
        changes(UUID.randomUUID(), "{\"plan\": \"pro\"}").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void nobodyInAClinicAdministersClinics(String role) {
        var practice = Practice.open();
        var somebody = practice.as(role);

        somebody.call().get(CLINICS).then().statusCode(403).body(json("code", is("FORBIDDEN")));
        somebody.call().get(CLINIC, practice.id()).then().statusCode(403);
        somebody.call()
                .body("{\"slug\": \"x\", \"name\": \"X\"}")
                .post(CLINICS)
                .then()
                .statusCode(403);
        somebody.call()
                .body("{\"plan\": \"pro\"}")
                .patch(CLINIC, practice.id())
                .then()
                .statusCode(403);
    }

    @Test
    void withoutACredentialThereAreNoClinics() {
        given().get(CLINICS).then().statusCode(401).header("WWW-Authenticate", is("Bearer"));
        given().contentType("application/json").body("{}").post(CLINICS).then().statusCode(401);
        given().get(CLINIC, UUID.randomUUID()).then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .patch(CLINIC, UUID.randomUUID())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "slug                 | null",
                "slug                 | `\"\"`",
                "slug                 | `\"Sonrisa\"`",
                "slug                 | `\"a b\"`",
                "slug                 | `\"abcdefghijabcdefghijabcdefghijabcdefghijk\"`",
                "slug                 | 7",
                "name                 | null",
                "name                 | `\"  \"`",
                "name                 | `\"a\\u0000b\"`",
                "clinic_type          | `\"\"`",
                "clinic_type          | `\"Dental!\"`",
                "plan                 | `\"gold\"`",
                "plan                 | 1",
                "subscription_status  | `\"paused\"`",
                "subscription_ends_at | `\"tomorrow\"`",
                "subscription_ends_at | `\"+999999999-01-01T00:00:00Z\"`",
                "subscription_ends_at | `\"1999-12-31T23:59:59Z\"`",
                "time_zone            | `\"America/Atlantis\"`",
                "time_zone            | `\"SystemV/PST8\"`",
                "time_zone            | `\"-06:00\"`",
                "time_zone            | `\"america/el_salvador\"`",
                "currency             | `\"usd\"`",
                "currency             | `\"ABC\"`",
                "language             | `\"xx\"`",
                "language             | `\"es_SV\"`",
                "language             | `\"\"`",
                "language             | `\"es-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa\"`",
                "phone                | `\"2233-4455\"`",
                "id                   | `\"018f0000-0000-7000-8000-000000000000\"`",
                "number               | 1",
            })
    void aClinicThatCannotBeIsRefusedByName(String field, String value) {
        var good = "\"slug\": \"%s\", \"name\": \"Sonrisa\"".formatted(slug);
        var body = field.equals("slug")
                ? "{\"slug\": %s, \"name\": \"Sonrisa\"}".formatted(value)
                : field.equals("name")
                        ? "{\"slug\": \"%s\", \"name\": %s}".formatted(slug, value)
                        : "{%s, \"%s\": %s}".formatted(good, field, value);

        opens(body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        assertThat(Database.rows("select 1 from clinic where slug = ?", slug)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{}`                                      | patch",
                "`{\"slug\": \"other\"}`                   | slug",
                "`{\"id\": 1}`                             | id",
                "`{\"name\": null}`                        | name",
                "`{\"name\": \" \"}`                       | name",
                "`{\"plan\": null}`                        | plan",
                "`{\"plan\": \"gold\"}`                    | plan",
                "`{\"subscription_status\": null}`         | subscription_status",
                "`{\"subscription_ends_at\": \"never\"}`   | subscription_ends_at",
                "`{\"requests_per_second\": 0}`            | requests_per_second",
                "`{\"requests_per_second\": 100001}`       | requests_per_second",
                "`{\"clinic_type\": null}`                 | clinic_type",
                "`{\"time_zone\": null}`                   | time_zone",
                "`{\"time_zone\": \"Nowhere\"}`            | time_zone",
                "`{\"currency\": null}`                    | currency",
                "`{\"language\": null}`                    | language",
            })
    void aChangeThatCannotBeIsRefusedByName(String body, String field) {
        var practice = Practice.open();

        changes(practice.id(), body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        assertThat(Database.value("select version from clinic where id = ?", practice.id()))
                .isEqualTo(1L);
    }

    @Test
    void nonsenseIsRefused() {
        opens("{\"slug\": ").statusCode(400).body(json("code", is("MALFORMED_JSON")));
        opens("[]").statusCode(400);
        opens("null").statusCode(400);
        opens("").statusCode(400);
        administrator
                .call()
                .get(CLINIC, "not-a-uuid")
                .then()
                .statusCode(400)
                .body(json("details.field", contains("id")));
        administrator.call().get(CLINICS + "?limit=1001").then().statusCode(400);
        administrator.call().get(CLINICS + "?limit=0").then().statusCode(400);
        administrator.call().get(CLINICS + "?cursor=%21").then().statusCode(400);
    }

    private ValidatableResponse opens(String json) {
        return administrator.call().body(json).post(CLINICS).then();
    }

    private ValidatableResponse changes(UUID clinic, String json) {
        return administrator.call().body(json).patch(CLINIC, clinic).then();
    }
}
