package org.molaris.recall.rest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.events.recall.RecallCampaignCreated;
import org.molaris.events.recall.RecallCampaignUpdated;
import org.molaris.recall.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** Campaigns as the native API creates, changes, ends and shows them. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignResourceTest {

    private static final String CAMPAIGNS = "/api/dental/recall-campaigns";
    private static final String ONE = CAMPAIGNS + "/{id}";
    private static final String LEAST = "{\"name\": \"Revisión\", \"message_template\": \"Hola {nombre}\"}";
    private static final String SEED = """
            {"name": "Revisión 6 meses", "message_template": "Hola {nombre}, han pasado 6 meses desde tu última visita a \
            {clinica}. ¿Te gustaría agendar tu próxima {procedimiento}?", "procedure_type": "limpieza dental", \
            "recall_interval_days": 180, "send_time": "09:00:00", "max_attempts": 2}""";

    @Inject
    ObjectMapper json;

    private Practice practice;

    @BeforeAll
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aCampaignIsCreatedAsTheSeedSays() throws JsonProcessingException {
        var created = create(SEED).statusCode(201).header("ETag", is("\"1\"")).extract();

        var id = UUID.fromString(created.as(Json.class).at("id"));
        assertThat(created.header("Location")).endsWith(CAMPAIGNS + "/" + id);
        assertThat(created.asString()).isEqualTo("""
                {"id":"%s","clinic_id":"%s","name":"Revisión 6 meses","procedure_type":"limpieza dental",\
                "recall_interval_days":180,"message_template":"Hola {nombre}, han pasado 6 meses desde tu última visita a \
                {clinica}. ¿Te gustaría agendar tu próxima {procedimiento}?","send_time":"09:00:00","max_attempts":2,\
                "is_active":true,"created_at":"%s","template_name":null,"template_language":null,"updated_at":"%3$s"}""".formatted(
                        id, practice.clinic(), created.as(Json.class).<String>at("created_at")));
        assertThat(list("").extract().asString()).contains(created.asString());
        assertThat(get(id).extract().asString())
                .isEqualTo(created.asString().replaceFirst("}$", ",\"recent_contacts\":[]}"));

        var told = told(id, 1).get(0);
        assertThat(told.type()).isEqualTo("recall-campaign-created");
        var state =
                json.readValue(told.raw().value(), RecallCampaignCreated.class).recallCampaign();
        assertThat(state.clinicId()).isEqualTo(practice.clinic());
        assertThat(state.sendTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(state.createdAt().toString())
                .isEqualTo(created.as(Json.class).<String>at("created_at"));
        assertThat(told.sequence()).isEqualTo(state.version()).isOne();
    }

    @Test
    void aNameAndAMessageAreEnough() {
        create(LEAST)
                .statusCode(201)
                .body(json("procedure_type", nullValue()))
                .body(json("recall_interval_days", is(180)))
                .body(json("send_time", equalTo("09:00:00")))
                .body(json("max_attempts", is(2)))
                .body(json("is_active", is(true)));
        create("""
                {"name": "x", "message_template": "x", "is_active": false, "send_time": "23:59:59", "max_attempts": 5,
                 "recall_interval_days": 3650, "template_name": "recall_1", "template_language": "es_MX"}""")
                .statusCode(201)
                .body(json("is_active", is(false)))
                .body(json("send_time", equalTo("23:59:59")))
                .body(json("template_name", equalTo("recall_1")))
                .body(json("template_language", equalTo("es_MX")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name                 | " "
            name                 | null
            name                 | 5
            message_template     | ""
            message_template     | null
            procedure_type       | " "
            recall_interval_days | 0
            recall_interval_days | 3651
            recall_interval_days | 1.5
            recall_interval_days | "180"
            max_attempts         | 0
            max_attempts         | 6
            send_time            | "24:00:00"
            send_time            | "9:00"
            send_time            | "09:00"
            send_time            | "09:00:00.5"
            send_time            | "09:00:60"
            send_time            | 9
            is_active            | "yes"
            template_name        | "Recall"
            template_language    | "spanish"
            clinic_id            | "0190c5a0-0000-7000-8000-000000000001"
            surprise             | 1
            """)
    void aFieldThatIsWrongIsNamedWhetherNewOrChanged(String field, String value) {
        var body = new TreeMap<>(Map.of("name", "\"x\"", "message_template", "\"x\""));
        if (field.startsWith("template_")) {
            body.putAll(Map.of("template_name", "\"recall\"", "template_language", "\"es\""));
        }
        body.put(field, value);
        create(body.entrySet().stream()
                        .map(each -> "\"%s\": %s".formatted(each.getKey(), each.getValue()))
                        .collect(joining(", ", "{", "}")))
                .statusCode(400)
                .body(json("code", equalTo("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        patch(created(), "{\"%s\": %s}".formatted(field, value))
                .statusCode(400)
                .body(json("code", equalTo("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
    }

    @Test
    void wordsMayBeLongAsWhatsappTakesThemAndNoLonger() {
        var template = "{\"name\": \"%s\", \"message_template\": \"%s\", \"procedure_type\": \"%s\"}";
        create(template.formatted("x".repeat(200), "x".repeat(1024), "x".repeat(200)))
                .statusCode(201);
        create(template.formatted("x".repeat(201), "x".repeat(1025), "x".repeat(201)))
                .statusCode(400)
                .body(json("details.field", contains("message_template", "name", "procedure_type")));
    }

    @Test
    void whatIsNoVariableIsRefusedWhetherNewOrChanged() {
        var body = "{\"name\": \"x\", \"message_template\": \"Hola {apellido}, {edad} {nombre\"}";
        var campaign = created();
        for (var answer : List.of(create(body), patch(campaign, body))) {
            answer.statusCode(400)
                    .body(json("code", equalTo("INVALID_TEMPLATE_VARS")))
                    .body(json("details.field", contains("message_template", "message_template", "message_template")))
                    .body(json(
                            "details.message",
                            contains(
                                    "has an unknown variable: {apellido}",
                                    "has an unknown variable: {edad}",
                                    "has a { that is not closed: {nombre")));
        }
        get(campaign).header("ETag", is("\"1\""));
    }

    @Test
    void aTemplateOfWhatsappHasANameAndALanguageOrIsNone() {
        create("{\"name\": \"x\", \"message_template\": \"x\", \"template_name\": \"recall\"}")
                .statusCode(400)
                .body(json("details.field", contains("template_language")));
        create("{\"name\": \"x\", \"message_template\": \"x\", \"template_language\": \"es\"}")
                .statusCode(400)
                .body(json("details.field", contains("template_name")));

        var campaign = created();
        patch(campaign, "{\"template_name\": \"recall\"}").statusCode(400);
        patch(campaign, "{\"template_name\": \"recall\", \"template_language\": \"es\"}")
                .statusCode(200);
        patch(campaign, "{\"template_language\": null}")
                .statusCode(400)
                .body(json("details.field", contains("template_language")));
        patch(campaign, "{\"template_name\": null, \"template_language\": null}")
                .statusCode(200)
                .body(json("template_name", nullValue()));
    }

    @Test
    void aCampaignIsChangedAsTheSeedSays() throws JsonProcessingException {
        var id = UUID.fromString(create(SEED).extract().as(Json.class).at("id"));

        patch(id, "{\"name\": \"Revisión semestral\", \"is_active\": false, \"recall_interval_days\": 182}")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("name", equalTo("Revisión semestral")))
                .body(json("is_active", is(false)))
                .body(json("recall_interval_days", is(182)))
                .body(json("procedure_type", equalTo("limpieza dental")))
                .body(json("send_time", equalTo("09:00:00")));
        patch(id, "{\"procedure_type\": null, \"send_time\": \"17:30:05\"}")
                .statusCode(200)
                .body(json("procedure_type", nullValue()))
                .body(json("send_time", equalTo("17:30:05")));
        patch(id, "{\"send_time\": \"17:30:05\"}").statusCode(200).header("ETag", is("\"3\""));

        var told = told(id, 3);
        assertThat(told.stream().map(Events.Published::type))
                .containsExactly("recall-campaign-created", "recall-campaign-updated", "recall-campaign-updated");
        var state = json.readValue(told.get(2).raw().value(), RecallCampaignUpdated.class)
                .recallCampaign();
        assertThat(state.sendTime()).isEqualTo(LocalTime.of(17, 30, 5));
        assertThat(state.procedureType()).isNull();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = "{}\n[]\nnull\n``")
    void aPatchSaysSomething(String body) {
        patch(created(), body == null ? "" : body).statusCode(400);
    }

    @Test
    void deactivatingKeepsTheCampaignAndMayBeRepeated() {
        var id = created();
        var patient = practice.patient("Ana", "+50370000001");
        var queued = Contacts.of(practice, id, patient, "status = 'queued'");

        var answer = delete(id).statusCode(200).header("ETag", is("\"2\"")).body(json("is_active", is(false)));
        assertThat(delete(id).statusCode(200).extract().asString())
                .isEqualTo(answer.extract().asString());

        get(id).statusCode(200).body(json("is_active", is(false)));
        assertThat(Practice.of(queued, "status")).isEqualTo("queued");
        list("?is_active=false").body(json("campaigns.id", hasItem(id.toString())));
        assertThat(list("?is_active=true").extract().as(Json.class).<List<String>>at("campaigns.id"))
                .doesNotContain(id.toString());
        assertThat(told(id, 1).get(0).type()).isEqualTo("recall-campaign-updated");
    }

    @Test
    void theListIsNewestFirstAndInPages() {
        var other = Practice.open();
        var first = other.campaign(null, 180, LocalTime.of(9, 0)).toString();
        var second = other.campaign(null, 180, LocalTime.of(9, 0)).toString();
        var owner = other.owner();

        owner.call()
                .get(CAMPAIGNS)
                .then()
                .statusCode(200)
                .body(json("campaigns.id", contains(second, first)))
                .body(json("limit", is(1000)));
        String next = owner.call()
                .get(CAMPAIGNS + "?limit=1&total=true")
                .then()
                .body(json("campaigns.id", contains(second)))
                .body(json("total", is(2)))
                .extract()
                .as(Json.class)
                .at("cursor");
        owner.call()
                .get(CAMPAIGNS + "?limit=1&cursor=" + next)
                .then()
                .body(json("campaigns.id", contains(first)))
                .body(json("cursor", nullValue()));
        owner.call()
                .get(CAMPAIGNS + "?is_active=maybe")
                .then()
                .statusCode(400)
                .body(json("details.field", contains("is_active")));
    }

    @Test
    void theSameKeyCreatesOnce() {
        var other = Practice.open();
        var first = other.owner().call("once").body(SEED).post(CAMPAIGNS).then().statusCode(201);
        var second =
                other.owner().call("once").body(SEED).post(CAMPAIGNS).then().statusCode(201);

        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        assertThat(Database.value("select count(*) from campaign where clinic_id = ?", other.clinic()))
                .isEqualTo(1L);
        other.owner().call("once").body(LEAST).post(CAMPAIGNS).then().statusCode(422);
    }

    @Test
    void onlyTheVersionThatWasSeenIsChanged() {
        var id = created();
        patch(id, "{\"name\": \"y\"}").statusCode(200);

        var call = practice.owner().call().header("If-Match", "\"1\"");
        call.body("{\"name\": \"z\"}").patch(ONE, id).then().statusCode(412);
        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(ONE, id)
                .then()
                .statusCode(412);

        get(id).body(json("name", equalTo("y"))).body(json("is_active", is(true)));
    }

    @Test
    void anotherClinicsCampaignIsNotFound() {
        var id = created();
        var stranger = Practice.open().owner();

        for (var answer : List.of(
                stranger.call().get(ONE, id),
                stranger.call().body("{\"name\": \"x\"}").patch(ONE, id),
                stranger.call().delete(ONE, id),
                stranger.call().get(ONE + "/contacts", id),
                stranger.call().get(ONE + "/stats", id))) {
            answer.then().statusCode(404).body(json("error", equalTo("Campaign not found")));
        }
        stranger.call().get(CAMPAIGNS).then().body(json("campaigns", empty()));
        get(id).header("ETag", is("\"1\""));
        practice.owner().call().get(ONE, "x").then().statusCode(400).body(json("details.field", contains("id")));
    }

    @Test
    void aClinicThatNobodyKnowsHasNoCampaigns() {
        Caller.owner(UUID.randomUUID())
                .call()
                .body(LEAST)
                .post(CAMPAIGNS)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"receptionist, 201, 200", "dentist, 403, 403", "viewer, 403, 403"})
    void ownersAndReceptionistsWriteAndEverybodyReads(String role, int creates, int changes) {
        var id = created();
        var caller = Caller.of(practice.clinic(), role);

        caller.call().body(LEAST).post(CAMPAIGNS).then().statusCode(creates);
        caller.call().body("{\"name\": \"y\"}").patch(ONE, id).then().statusCode(changes);
        caller.call().delete(ONE, id).then().statusCode(changes);
        for (var path : List.of("", "/" + id, "/" + id + "/contacts", "/" + id + "/stats")) {
            caller.call().get(CAMPAIGNS + path).then().statusCode(200);
        }
        caller.call().get("/api/dental/recall-stats").then().statusCode(200);
        Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)
                .call()
                .get(ONE, id)
                .then()
                .statusCode(403);
    }

    @Test
    void aCampaignShowsItsNewestTwentyContacts() {
        var id = created();
        var patient = practice.patient("Ana", "+50370000002");
        var oldest = Contacts.of(practice, id, patient, "status = 'queued'");
        for (int i = 0; i < 19; i++) {
            Contacts.of(practice, id, patient, "status = 'queued'");
        }
        get(id).body(json("recent_contacts", hasSize(20)))
                .body(json("recent_contacts[19].id", equalTo(oldest.toString())));
        var newest = Contacts.of(practice, id, patient, "status = 'queued'");
        get(id).body(json("recent_contacts", hasSize(20)))
                .body(json("recent_contacts[0].id", equalTo(newest.toString())));
    }

    private UUID created() {
        return practice.campaign(null, 180, LocalTime.of(9, 0));
    }

    private ValidatableResponse create(String body) {
        return practice.owner().call().body(body).post(CAMPAIGNS).then();
    }

    private ValidatableResponse patch(UUID id, String body) {
        return practice.owner().call().body(body).patch(ONE, id).then();
    }

    private ValidatableResponse delete(UUID id) {
        return practice.owner().call().delete(ONE, id).then();
    }

    private ValidatableResponse get(UUID id) {
        return practice.owner().call().get(ONE, id).then();
    }

    private ValidatableResponse list(String query) {
        return practice.owner().call().get(CAMPAIGNS + query).then().statusCode(200);
    }

    private static List<Events.Published> told(UUID campaign, int count) {
        return Events.of(Topic.RECALLS, campaign, count);
    }
}
