package org.molaris.recall.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.recall.Owner;
import org.molaris.recall.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;

/** Campaigns as recall types, and whom they call back as recalls. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class OpenDentalRecallsTest {

    private static final String API = "/opendental/api/v1/";

    private Practice practice;
    private UUID campaign;
    private long type;
    private UUID ana;

    @BeforeEach
    void aCampaign() {
        practice = Practice.open();
        campaign = practice.campaign("limpieza", 180, LocalTime.of(9, 0));
        type = (long) Database.value("select number from campaign where id = ?", campaign);
        ana = patient("Ana", "+50312345678", 38);
    }

    @Test
    void campaignsAreRecallTypes() {
        var other = practice.campaign(null, 90, LocalTime.of(9, 0));
        Database.execute("update campaign set is_active = false where id = ?", other);
        var first = """
                {"RecallTypeNum":%d,"Description":"Revisión 6 meses","DefaultInterval":"180d","TimePattern":"",\
                "Procedures":"limpieza","AppendToSpecial":"false"}""".formatted(type);

        assertThat(get("recalltypes/" + type).statusCode(200).extract().asString())
                .isEqualTo(first);
        assertThat(get("recalltypes").statusCode(200).extract().asString()).startsWith("[" + first + ",");
        get("recalltypes")
                .body(json("DefaultInterval", contains("180d", "90d")))
                .body(json("Procedures", contains("limpieza", "")));
        get("recalltypes?Offset=1").body(json("DefaultInterval", contains("90d")));
    }

    @Test
    void theLastContactOfACampaignWithAPatientIsARecall() {
        contact(ana, "status = 'failed', night = '2026-01-01'");
        var last = contact(
                ana, "status = 'sent', night = '2026-02-01', sent_at = now(), updated_at = '2026-06-01T15:00:00Z'");
        contact(patient("Luz", null, 39), "status = 'queued', night = '2026-02-01'");
        practice.booked(ana, Instant.now().plus(400, ChronoUnit.DAYS), "limpieza");
        Database.execute("update visit set starts_at = '2090-05-06T15:00:00Z' where patient_id = ?", ana);

        assertThat(get("recalls?PatNum=38").statusCode(200).extract().asString())
                .isEqualTo("""
                [{"RecallNum":%d,"PatNum":38,"DateDue":"2025-07-09","DatePrevious":"2025-01-10","RecallInterval":"180d",\
                "RecallStatus":0,"recallStatus":"Sent","Note":"","IsDisabled":"false","DateTStamp":"2026-06-01 09:00:00",\
                "RecallTypeNum":%d,"DisableUntilBalance":0.00,"DisableUntilDate":"0001-01-01","DateScheduled":"2090-05-06",\
                "Priority":"Normal","TimePatternOverride":""}]""".formatted(last, type));
        get("recalls").body(json("PatNum", contains(38, 39))).body(json("recallStatus", contains("Sent", "Queued")));
        get("recalls?Offset=1&Unknown=1")
                .body(json("PatNum", contains(39)))
                .body(json("DateScheduled", contains("0001-01-01")));
        Database.execute("update patient set recall_opted_out = true where id = ?", ana);
        get("recalls?PatNum=38").body(json("IsDisabled", contains("true")));
    }

    @Test
    void whoIsToBeCalledBackIsListedAndWhoWasRemindedWhenAsked() {
        contact(ana, "status = 'failed', night = '2026-01-01', sent_at = '2026-01-01T16:00:00Z'");
        contact(ana, "status = 'delivered', night = '2026-02-01', sent_at = '2026-02-03T04:00:00Z'");
        contact(patient("Luz", null, 39), "status = 'queued', night = '2026-02-01', last_visit_on = '2025-03-10'");
        contact(patient("Eva", null, 40), "status = 'cancelled', night = '2026-02-01'");
        var gone = patient("Sol", null, 41);
        contact(gone, "status = 'queued', night = '2026-02-01'");
        Database.execute("update patient set archived = true where id = ?", gone);

        assertThat(get("recalls/List").statusCode(200).extract().asString()).isEqualTo("""
                [{"DueDate":"9/6/2025","PatNum":39,"Patient":"García, Luz","Age":"","Type":"Revisión 6 meses",\
                "Interval":"180d","NumRemind":"","LastRemind":"","Contact":"","Status":"Queued","ClinicNum":0,"Note":""}]""");
        get("recalls/List?IncludeReminded=true")
                .body(json("PatNum", contains(38, 39)))
                .body(json("[0].NumRemind", is("2")))
                .body(json("[0].LastRemind", is("2/2/2026")))
                .body(json("[0].Contact", is("Text:+50312345678")));
        get("recalls/List?IncludeReminded=true&Offset=1").body(json("PatNum", contains(39)));
        get("recalls/List?IncludeReminded=true&DateStart=2025-07-10&DateEnd=2025-09-06")
                .body(json("PatNum", contains(39)));
        get("recalls/List?IncludeReminded=true&DateEnd=2025-07-09").body(json("PatNum", contains(38)));
        get("recalls/List?RecallType=Revisión 6 meses&ProvNum=0&ClinicNum=0").body(json("PatNum", contains(39)));
        Database.execute("update campaign set is_active = false where id = ?", campaign);
        get("recalls/List").body(json("$", empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | recalltypes/999999999         | 404 | RecallType not found
            GET  | recalls?PatNum=999            | 404 | Patient not found
            GET  | recalls?PatNum=-1             | 400 | PatNum is invalid.
            GET  | recalls/List?DateStart=today  | 400 | DateStart format must be yyyy-MM-dd.
            GET  | recalls/List?RecallType=Perio | 404 | RecallType not found
            GET  | recalls/List?ProvNum=3        | 400 | ProvNum is not supported.
            GET  | recalls/List?ClinicNum=3      | 400 | ClinicNum is not supported.
            GET  | recalls/List?IncludeReminded=1 | 400 | IncludeReminded is invalid.
            POST | recalls                       | 400 | recalls POST  is not a valid method.
            PUT  | recalls/5                     | 400 | recalls PUT 5 is not a valid method.
            PUT  | recalls/Status                | 400 | recalls PUT Status is not a valid method.
            PUT  | recalls/SwitchType            | 400 | recalls PUT SwitchType is not a valid method.
            """)
    void whatIsNotThereIsSaidInASentence(String method, String path, int status, String sentence) {
        assertThat(practice.owner()
                        .call()
                        .body("{}")
                        .request(method, API + path)
                        .then()
                        .statusCode(status)
                        .extract()
                        .asString())
                .isEqualTo("\"" + sentence + "\"");
    }

    @Test
    void anotherClinicsNumbersMeanNothingHere() {
        contact(ana, "status = 'queued', night = '2026-01-01'");
        practice = Practice.open();

        get("recalltypes/" + type).statusCode(404);
        get("recalls?PatNum=38").statusCode(404);
        get("recalls").statusCode(200).body(json("$", empty()));
        get("recalls/List").statusCode(200).body(json("$", empty()));
    }

    @ParameterizedTest
    @CsvSource({"recalltypes", "recalltypes/1", "recalls", "recalls/List"})
    void nobodyGetsInWithoutACredential(String path) {
        given().get(API + path).then().statusCode(401);
    }

    @Test
    void aNumberIsHeardOfOrAskedForAlsoWhenAllElseWasHeardBefore() {
        var event = Ids.next();
        var state = """
                {"patient": {"id": "%s", "clinic_id": "%s", "number": 77, "first_name": "Ana", "version": 1}}""".formatted(ana, practice.clinic());
        Database.execute("update patient set number = null where id = ?", ana);
        Database.execute("insert into inbox (clinic_id, event_id) values (?, ?)", practice.clinic(), event);

        Events.publish(Topic.PATIENTS, event, "patient-updated", practice.clinic(), ana, 1, state);

        Awaitility.await()
                .until(() -> Long.valueOf(77).equals(Database.value("select number from patient where id = ?", ana)));

        var unheardOf = Ids.next();
        Owner.teach("/internal/patients/numbered/78/" + practice.clinic(), 200, """
                {"id": "%s", "clinic_id": "%s", "number": 78, "first_name": "Eva", "version": 1}""".formatted(
                        unheardOf, practice.clinic()));
        get("recalls?PatNum=78").statusCode(200).body(json("$", empty()));
    }

    private UUID patient(String firstName, String phone, long number) {
        var id = practice.patient(firstName, phone);
        Database.execute("update patient set number = ? where id = ?", number, id);
        return id;
    }

    private long contact(UUID patient, String now) {
        var id = Ids.next();
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, due_at, queued_at,"
                        + " sending_at) values (?, ?, 'recall', ?, ?, '2025-12-31', '2025-01-10', '2026-06-01T15:00:00Z', now(), now())",
                id,
                practice.clinic(),
                patient,
                campaign);
        Database.execute("update message set " + now + " where id = ?", id);
        return (long) Database.value("select number from message where id = ?", id);
    }

    private ValidatableResponse get(String path) {
        return practice.owner().call().get(API + path).then();
    }
}
