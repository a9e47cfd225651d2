package org.molaris.clinic.rest.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** What all kinds have in common, whatever they are. */
@QuarkusTest
class SetupContractTest {

    /** What nobody else has a use for. */
    private static final Set<String> OF_THE_OFFICE_ALONE = Set.of("ssn", "date_of_birth", "scheduling_note");

    private Practice practice;
    private Keeper keeper;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        keeper = Keeper.of(practice);
    }

    @ParameterizedTest
    @EnumSource
    void itIsAddedAndReadAgain(Thing thing) {
        var added = keeper.add(thing.path, thing.body)
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body(json("clinic_id", is(practice.id().toString())))
                .body(json("number", notNullValue()))
                .body(json("deleted_at", nullValue()))
                .body(json("version", nullValue()))
                .extract();
        var id = UUID.fromString(added.as(Json.class).at("id"));

        assertThat(added.header("Location")).endsWith("/api/dental/" + thing.path + "/" + id);
        assertThat(added.as(Json.class).getMap(""))
                .containsAllEntriesOf(Json.of(thing.body).getMap(""));
        assertThat(added.as(Json.class).<String>at("updated_at"))
                .isEqualTo(added.as(Json.class).<String>at("created_at"));
        keeper.read(thing.path, id).statusCode(200).header("ETag", is("\"1\"")).body(equalTo(added.asString()));
    }

    @ParameterizedTest
    @EnumSource
    void theOthersHearOfItWhole(Thing thing) {
        var id = keeper.added(thing.path, thing.body);
        keeper.change(thing.path, id, thing.change()).statusCode(200);
        var deleted = keeper.delete(thing.path, id).statusCode(200).extract().as(Json.class);

        var events = Events.of(Topic.APPOINTMENTS, id, 3);
        assertThat(events)
                .extracting(Events.Published::type)
                .containsExactly(thing.event("created"), thing.event("updated"), thing.event("deleted"));
        assertThat(events).extracting(Events.Published::sequence).containsExactly(1L, 2L, 3L);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.header(CloudEvent.CLINIC_ID))
                    .isEqualTo(practice.id().toString());
            assertThat(event.header(CloudEvent.SUBJECT)).isEqualTo(id.toString());
            assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("owner@test");
        });
        assertThat(events.get(0).data().getString("change")).isEqualTo("created");
        assertThat(events.get(1).data().<Object>at(thing.table() + "." + thing.field))
                .isEqualTo(thing.other);
        var told = events.get(2).data().<String, Object>getMap(thing.table());
        assertThat(told.remove("version")).isEqualTo(3);
        var whole = deleted.<String, Object>getMap("");
        whole.keySet().removeAll(OF_THE_OFFICE_ALONE);
        assertThat(told).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void itIsListedByItsNumberTheHighestFirst(Thing thing) {
        var first = keeper.added(thing.path, thing.body).toString();
        var second = keeper.added(thing.path, another(thing)).toString();

        var whole = keeper.list(thing.path + "?total=true")
                .statusCode(200)
                .body(json("page", is(1)))
                .body(json("limit", is(100)))
                .body(json("as_of", notNullValue()))
                .body(json("cursor", nullValue()))
                .extract();
        var ids = whole.as(Json.class).<List<String>>at(thing.array + ".id");
        assertThat(ids)
                .containsSubsequence(second, first)
                .hasSize(whole.as(Json.class).at("total"));
        assertThat(whole.as(Json.class).<List<Integer>>at(thing.array + ".number"))
                .isSortedAccordingTo(Comparator.reverseOrder());

        var page = keeper.list(thing.path + "?limit=1").statusCode(200).extract();
        assertThat(page.as(Json.class).<List<String>>at(thing.array + ".id")).containsExactly(ids.get(0));
        assertThat(page.header("Link")).endsWith("rel=\"next\"");
        keeper.list(thing.path + "?limit=1&cursor=" + page.as(Json.class).at("cursor"))
                .statusCode(200)
                .body(json(thing.array + ".id", contains(ids.get(1))))
                .body(json("total", nullValue()));
        keeper.list(thing.path + "?limit=1&page=2").body(json(thing.array + ".id", contains(ids.get(1))));
        keeper.list(thing.path + "?limit=1001").statusCode(400).body(json("details.field", contains("limit")));
    }

    @ParameterizedTest
    @EnumSource
    void itIsChangedAndTheSameAgainIsNoNews(Thing thing) {
        var id = keeper.added(thing.path, thing.body);

        var changed = keeper.change(thing.path, id, thing.change())
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json(thing.field, equalTo(thing.other)))
                .extract();
        assertThat(changed.as(Json.class).<String>at("updated_at"))
                .isGreaterThan(changed.as(Json.class).at("created_at"));
        keeper.change(thing.path, id, thing.change())
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(equalTo(changed.asString()));
        keeper.read(thing.path, id).header("ETag", is("\"2\"")).body(equalTo(changed.asString()));
        keeper.delete(thing.path, id).statusCode(200);

        assertThat(Events.of(Topic.APPOINTMENTS, id, 3))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeMeantForAnOlderVersionIsRefused(Thing thing) {
        var id = keeper.added(thing.path, thing.body);

        keeper.change(thing.path, id, "\"2\"", thing.change())
                .statusCode(412)
                .body(json("code", is("PRECONDITION_FAILED")));
        practice.owner()
                .call()
                .header("If-Match", "\"2\"")
                .delete("/api/dental/{path}/{id}", thing.path, id)
                .then()
                .statusCode(412);
        keeper.change(thing.path, id, "\"1\"", thing.change()).statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void ofEightChangesToOneVersionOneIsMade(Thing thing) {
        var id = keeper.added(thing.path, thing.body);

        var codes = Parallel.times(
                8,
                () -> keeper.change(thing.path, id, "\"1\"", thing.change())
                        .extract()
                        .statusCode());

        assertThat(codes).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedIsThereForThoseWhoNameItAlone(Thing thing) {
        var before = Instant.now().minusSeconds(60);
        var id = keeper.added(thing.path, thing.body);

        var deleted = keeper.delete(thing.path, id)
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("id", is(id.toString())))
                .body(json("deleted_at", notNullValue()))
                .extract();

        keeper.delete(thing.path, id).statusCode(404);
        keeper.change(thing.path, id, thing.change()).statusCode(404);
        keeper.read(thing.path, id).statusCode(200).body(equalTo(deleted.asString()));
        keeper.list(thing.path).body(json(thing.array + ".id", not(hasItem(id.toString()))));
        keeper.list(thing.path + "?include_deleted=false").body(json(thing.array + ".id", not(hasItem(id.toString()))));
        keeper.list(thing.path + "?include_deleted=true").body(json(thing.array + ".id", hasItem(id.toString())));
        keeper.list(thing.path + "?updated_since=" + before).body(json(thing.array + ".id", hasItem(id.toString())));
        keeper.list(thing.path + "?updated_since=2199-01-01T00:00:00Z&total=true")
                .body(json("total", is(0)));
    }

    @ParameterizedTest
    @EnumSource
    void theSameKeyAddsOne(Thing thing) {
        var key = UUID.randomUUID().toString();
        var before = count(thing);

        var answers = Parallel.times(
                5,
                () -> practice.owner()
                        .call(key)
                        .body(thing.body)
                        .post("/api/dental/" + thing.path)
                        .then()
                        .statusCode(201)
                        .header("ETag", is("\"1\""))
                        .extract());

        assertThat(answers)
                .extracting(answer -> answer.asString())
                .containsOnly(answers.get(0).asString());
        assertThat(answers)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(answers.get(0).header("Location"));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") != null)
                .hasSize(4);
        practice.owner()
                .call(key)
                .body(another(thing))
                .post("/api/dental/" + thing.path)
                .then()
                .statusCode(422);
        var id = UUID.fromString(answers.get(0).as(Json.class).at("id"));
        keeper.delete(thing.path, id).statusCode(200);
        assertThat(count(thing)).isEqualTo(before + 1);
        assertThat(Events.of(Topic.APPOINTMENTS, id, 2))
                .extracting(Events.Published::type)
                .containsExactly(thing.event("created"), thing.event("deleted"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherClinicsDoesNotExist(Thing thing) {
        var id = keeper.added(thing.path, thing.body);
        var stranger = Keeper.of(Practice.open());
        var code = thing.name() + "_NOT_FOUND";

        stranger.read(thing.path, id).statusCode(404).body(json("code", is(code)));
        stranger.change(thing.path, id, thing.change()).statusCode(404).body(json("code", is(code)));
        stranger.delete(thing.path, id).statusCode(404).body(json("code", is(code)));
        stranger.list(thing.path + "?include_deleted=true")
                .body(json(thing.array + ".id", not(hasItem(id.toString()))));

        keeper.read(thing.path, id).header("ETag", is("\"1\"")).body(json("deleted_at", nullValue()));
    }

    @ParameterizedTest
    @EnumSource
    void aClinicThatNobodyOpenedHasNone(Thing thing) {
        var nowhere = new Keeper(Caller.owner(UUID.randomUUID()));

        nowhere.add(thing.path, thing.body).statusCode(404).body(json("code", is("CLINIC_NOT_FOUND")));
        nowhere.list(thing.path + "?total=true").statusCode(200).body(json("total", is(0)));
    }

    @ParameterizedTest
    @EnumSource
    void withoutACredentialThereIsNone(Thing thing) {
        var path = "/api/dental/" + thing.path;
        var one = path + "/" + UUID.randomUUID();

        given().get(path).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().get(one).then().statusCode(401);
        given().contentType("application/json")
                .body(thing.body)
                .post(path)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body(thing.change())
                .patch(one)
                .then()
                .statusCode(401);
        given().delete(one).then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource
    void ownersAndReceptionistsWriteAndTheOthersRead(Thing thing) {
        var receptionist = new Keeper(practice.as(Roles.RECEPTIONIST));
        var id = receptionist.added(thing.path, thing.body);
        receptionist.change(thing.path, id, thing.change()).statusCode(200);

        for (var role : new String[] {Roles.DENTIST, Roles.VIEWER}) {
            var reader = new Keeper(practice.as(role));
            reader.list(thing.path).statusCode(200);
            reader.read(thing.path, id).statusCode(200);
            reader.add(thing.path, another(thing)).statusCode(403).body(json("code", is("FORBIDDEN")));
            reader.change(thing.path, id, thing.change()).statusCode(403);
            reader.delete(thing.path, id).statusCode(403);
        }
        var administrator = new Keeper(Practice.administrator());
        administrator.list(thing.path).statusCode(403);
        administrator.read(thing.path, id).statusCode(403);
        receptionist.delete(thing.path, id).statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsRefusedByName(Thing thing) {
        var id = keeper.added(thing.path, thing.body);

        keeper.add(thing.path, thing.body.replaceFirst("\\{", "{\"version\": 1, "))
                .statusCode(400)
                .body(json("details.field", contains("version")));
        keeper.add(thing.path, "{\"name\": ").statusCode(400).body(json("code", is("MALFORMED_JSON")));
        keeper.add(thing.path, "{}").statusCode(400).body(json("code", is("VALIDATION_FAILED")));
        keeper.change(thing.path, id, "{\"number\": 1}")
                .statusCode(400)
                .body(json("details.field", contains("number")));
        keeper.change(thing.path, id, "{}").statusCode(400).body(json("details.field", contains("patch")));
        keeper.change(thing.path, id, "{\"%s\": {}}".formatted(thing.field))
                .statusCode(400)
                .body(json("details.field", contains(thing.field)));
        keeper.list(thing.path + "?include_deleted=maybe")
                .statusCode(400)
                .body(json("details.field", contains("include_deleted")));
        keeper.caller().call().get("/api/dental/" + thing.path + "/none").then().statusCode(400);

        keeper.read(thing.path, id).header("ETag", is("\"1\""));
    }

    /** Described as if each were written by hand. */
    @ParameterizedTest
    @EnumSource
    void theApiDescribesIt(Thing thing) {
        var paths = given().accept("application/json").get("/q/openapi").as(Json.class);
        var all = "paths.'/api/dental/%s'.".formatted(thing.path);
        var one = "paths.'/api/dental/%s/{id}'.".formatted(thing.path);

        assertThat(paths.getString(all + "get.operationId")).startsWith("list");
        assertThat(paths.getString(all + "post.operationId")).startsWith("create");
        assertThat(paths.getString(one + "get.operationId")).startsWith("get");
        assertThat(paths.getString(one + "patch.operationId")).startsWith("update");
        assertThat(paths.getString(one + "delete.operationId")).startsWith("delete");
        assertThat(paths.getMap(all + "post.responses")).containsOnlyKeys("201", "400", "401", "403", "409", "422");
        assertThat(paths.getMap(one + "delete.responses")).containsKeys("200", "401", "403");
        var schema = paths.getString(one + "get.responses.'200'.content.'application/json'.schema.'$ref'");
        assertThat(paths.getMap(schema.substring(2).replace('/', '.') + ".properties"))
                .containsKeys("id", "number", thing.field, "deleted_at")
                .doesNotContainKeys("version", "details");
    }

    /** Another one that may be beside the first. */
    private static String another(Thing thing) {
        return thing.body.replace("\"weekday\": 6", "\"weekday\": 7").replace("insurer", "insurer_2") + " ";
    }

    private long count(Thing thing) {
        return (long) Database.value("select count(*) from " + thing.table() + " where clinic_id = ?", practice.id());
    }
}
