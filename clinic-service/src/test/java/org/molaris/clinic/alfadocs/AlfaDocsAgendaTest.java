package org.molaris.clinic.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.clinic.alfadocs.Office.assertSaid;
import static org.molaris.clinic.alfadocs.Office.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** Appointments and free times as programs written for AlfaDocs meet them. Each test has a chair and an operator of its own. */
@QuarkusTest
class AlfaDocsAgendaTest {

    private static final String APPOINTMENTS = "/appointments";
    private static final ZoneId ZONE = ZoneId.of("America/El_Salvador");
    private static final LocalDate DAY = LocalDate.parse("2030-03-04");

    private static Agenda agenda;
    private static Agenda another;
    private static Office office;
    private static UUID patientId;
    private static long patient;
    private static long color;

    private UUID chairId;
    private UUID operatorId;
    private long chair;
    private long operator;

    @BeforeEach
    void aChairAndAnOperator() {
        if (agenda == null) {
            agenda = Agenda.of(Practice.open(ZONE.getId()));
            another = Agenda.open();
            office = new Office(agenda.practice());
            patientId = agenda.practice().patient("Eva", "Paz");
            patient = number("patient", patientId);
            color = number("color", agenda.color());
        }
        chairId = agenda.chair();
        operatorId = agenda.operator();
        chair = number("chair", chairId);
        operator = number("operator", operatorId);
    }

    @Test
    void theExampleOfThePageIsBookedAndReadAndSeenNatively() {
        var booked = office.post(APPOINTMENTS, """
                        {"date": "2020-01-01 00:00:00", "patientId": %d, "emailReminder": false, "smsReminder": true,
                         "description": "Appointment", "allDay": false, "type": "telehealth", "duration": 30,
                         "state": "confirmed", "colorId": %d, "chairId": %d, "operatorId": %d}""".formatted(patient, color, chair, operator))
                .statusCode(201);

        int n = at(booked, "data.id");
        var told = """
                {"status":"success","data":{"id":%d,"date":"2020-01-01 00:00:00","patientId":%d,"emailReminder":false,\
                "smsReminder":true,"description":"Appointment","allDay":false,"type":"telehealth","state":"confirmed",\
                "duration":30,"colorId":%d,"chairId":%d,"operatorId":%d,"createdThroughBooking":false,\
                "createdThroughApi":true,"firstVisit":"yes","carePlanId":null,"frequency":null,"recurrenceCount":null}}\
                """.formatted(n, patient, color, chair, operator);
        booked.body(equalTo(told));
        office.get(one(n)).statusCode(200).body(equalTo(told));
        agenda.read(id(n))
                .body(json("starts_at", is("2020-01-01T06:00:00Z")))
                .body(json("ends_at", is("2020-01-01T06:30:00Z")))
                .body(json("patient_id", is(patientId.toString())))
                .body(json("chair_id", is(chairId.toString())))
                .body(json("operator_id", is(operatorId.toString())))
                .body(json("modality", is("telehealth")))
                .body(json("state", is("confirmed")))
                .body(json("sms_reminder", is(true)))
                .body(json("created_through_api", is(true)));
        var event = Events.of(Topic.APPOINTMENTS, id(n), 1).get(0);
        assertThat(event.type()).isEqualTo("appointment-booked");
        assertThat(event.data().getLong("appointment.number")).isEqualTo(n);
    }

    @Test
    void onlyWhatIsNamedChangesAndTheOthersHearOfIt() {
        int n = booked("2030-01-07 09:00:00", ", \"patientId\": %d, \"description\": \"x\"".formatted(patient));

        office.patch(one(n), "{\"state\": \"confirmed\"}")
                .statusCode(200)
                .body(json("data.state", is("confirmed")))
                .body(json("data.date", is("2030-01-07 09:00:00")))
                .body(json("data.description", is("x")));
        office.send("PUT", one(n), """
                        {"date": "2030-01-08T10:15:00-06:00", "duration": "45", "emailReminder": "true", "type": "telehealth",
                         "colorId": %d}""".formatted(number("color", agenda.color())))
                .statusCode(200)
                .body(json("data.date", is("2030-01-08 10:15:00")))
                .body(json("data.duration", is(45)))
                .body(json("data.emailReminder", is(true)))
                .body(json("data.type", is("telehealth")))
                .body(json("data.state", is("confirmed")))
                .body(json("data.patientId", is((int) patient)));
        office.patch(
                        one(n),
                        "{\"patientId\": null, \"description\": null, \"chairId\": null, \"operatorId\": null, \"state\": null}")
                .statusCode(200)
                .body(json("data.patientId", nullValue()))
                .body(json("data.description", nullValue()))
                .body(json("data.chairId", nullValue()))
                .body(json("data.operatorId", nullValue()))
                .body(json("data.state", nullValue()))
                .body(json("data.firstVisit", is("no")));
        agenda.read(id(n)).body(json("state", is("scheduled"))).body(json("duration_minutes", is(45)));
        assertThat(Events.of(Topic.APPOINTMENTS, id(n), 4))
                .extracting(Events.Published::type)
                .containsExactly(
                        "appointment-booked",
                        "appointment-confirmed",
                        "appointment-rescheduled",
                        "appointment-rescheduled");
        for (var empty : List.of("date", "colorId")) {
            assertSaid(office.patch(one(n), "{\"" + empty + "\": null}"), 400, empty + " is required.");
        }
    }

    @Test
    void whatReceptionDoesIsSeenHere() {
        var id = agenda.booked("""
                {"starts_at": "2030-01-09T15:00:00Z", "duration_minutes": 20, "chair_id": "%s", "color_value": "#102030"}""".formatted(chairId));
        int n = (int) number("appointment", id);

        office.get(one(n))
                .statusCode(200)
                .body(json("data.date", is("2030-01-09 09:00:00")))
                .body(json("data.state", nullValue()))
                .body(json("data.colorId", nullValue()))
                .body(json("data.operatorId", nullValue()))
                .body(json("data.createdThroughApi", is(true)));
        agenda.change(id, "{\"state\": \"in_care\", \"force\": true}").statusCode(200);
        office.get(one(n)).body(json("data.state", is("in_care")));
        agenda.cancel(id).statusCode(200);
        office.get(one(n)).body(json("data.state", is("cancelled")));
        assertSaid(
                office.patch(one(n), "{\"state\": \"done\"}"),
                409,
                "The appointment cannot come to that state from where it stands.");
        office.patch(one(n), "{\"colorId\": %d, \"state\": \"confirmed\"}".formatted(color))
                .statusCode(200)
                .body(json("data.colorId", is((int) color)));
        agenda.read(id).body(json("color_value", nullValue())).body(json("state", is("confirmed")));
    }

    @Test
    void itsCarePlanIsNamedOnceItsNumberIsHeard() {
        var plan = UUID.randomUUID();
        var clinic = agenda.practice().id();
        int n = (int) number(
                "appointment",
                agenda.booked(
                        "{\"starts_at\": \"2030-01-09T18:00:00Z\", \"treatment_plan_id\": \"%s\"}".formatted(plan)));
        office.get(one(n)).body(json("data.carePlanId", nullValue()));

        for (int version = 1; version <= 2; version++) {
            Events.publish(
                    Topic.TREATMENTS,
                    UUID.randomUUID(),
                    "treatment-plan-updated",
                    clinic,
                    plan,
                    version,
                    "{\"treatment_plan\": {\"id\": \"%s\", \"number\": 77}}".formatted(plan));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> office.get(one(n)).body(json("data.carePlanId", is(77))));
    }

    @Test
    void aTimeThatIsTakenIsRefused() {
        booked("2030-01-10 09:00:00", "");
        int later = booked("2030-01-10 10:00:00", "");

        assertSaid(
                office.post(APPOINTMENTS, body("2030-01-10 09:15:00", "")),
                409,
                "The chair or the operator is taken at that time.");
        assertSaid(
                office.patch(one(later), "{\"date\": \"2030-01-10 09:29:00\"}"),
                409,
                "The chair or the operator is taken at that time.");
    }

    @Test
    void whatTakesAllDayTakesTheClinicsDay() {
        int n = booked("2030-01-11 13:00:00", ", \"allDay\": true, \"duration\": 1440");

        office.get(one(n))
                .body(json("data.date", is("2030-01-11 00:00:00")))
                .body(json("data.allDay", is(true)))
                .body(json("data.duration", is(1440)));
        office.post(APPOINTMENTS, body("2030-01-11 23:45:00", "")).statusCode(409);
        booked("2030-01-12 00:00:00", "");
        office.patch(one(n), "{\"allDay\": false, \"date\": \"2030-01-11 08:00:00\"}")
                .statusCode(200)
                .body(json("data.date", is("2030-01-11 08:00:00")))
                .body(json("data.duration", is(30)));
    }

    @Test
    void aVisitIsTheFirstIfNoneIsKnownBeforeIt() {
        var ada = number("patient", agenda.practice().patient("Ada", "Sol"));
        var old = agenda.practice().patient("{\"first_name\": \"Leo\", \"first_visit_on\": \"2019-05-02\"}");
        int missed = booked("2030-01-14 08:00:00", ", \"state\": \"absent\", \"patientId\": " + ada);
        int first = booked("2030-01-14 09:00:00", ", \"patientId\": " + ada);
        int second = booked("2030-01-15 09:00:00", ", \"patientId\": " + ada);
        int ofOld = booked("2030-01-16 09:00:00", ", \"patientId\": " + number("patient", old));

        office.get(APPOINTMENTS + "?dateStart=2030-01-14&dateEnd=2030-01-16&patientId=" + ada)
                .body(json("data.id", contains(missed, first, second)))
                .body(json("data.firstVisit", contains("yes", "yes", "no")));
        office.get(one(ofOld)).body(json("data.firstVisit", is("no")));
        agenda.change(id(second), "{\"first_visit\": true}").statusCode(200);
        office.get(one(second)).body(json("data.firstVisit", is("yes")));
    }

    @Test
    void aListIsOfDaysAndOfWhatIsAskedFor() {
        int early = booked("2030-02-01 00:00:00", ", \"state\": \"confirmed\"");
        int late = booked("2030-03-03 23:30:00", ", \"patientId\": %d".formatted(patient));
        booked("2030-03-04 00:00:00", "");
        var days = APPOINTMENTS + "?dateStart=2030-02-01&dateEnd=2030-03-03";

        office.get(days)
                .statusCode(200)
                .body(json("status", is("success")))
                .body(json("count", is(2)))
                .body(json("data.id", contains(early, late)));
        office.get(days + "&state=confirmed&patientId=").body(json("data.id", contains(early)));
        office.get(days + "&patientId=" + patient + "&state=").body(json("data.id", contains(late)));
        office.get(days + "&state=absent").body(equalTo("{\"status\":\"success\",\"count\":0,\"data\":[]}"));
        assertSaid(
                office.get(APPOINTMENTS + "?dateStart=2030-02-01&dateEnd=2030-03-04"),
                400,
                "The maximum date range is 30 days.");
        assertSaid(
                office.get(APPOINTMENTS + "?dateStart=2030-02-02&dateEnd=2030-02-01"),
                400,
                "dateEnd is before dateStart.");
        assertSaid(office.get(days + "&state=scheduled"), 400, "state is invalid.");
        assertSaid(office.get(days + "&patientId=x"), 400, "patientId is invalid.");
        assertSaid(office.get(APPOINTMENTS + "?dateStart=01.02.2030"), 400, "dateStart format must be yyyy-MM-dd.");
    }

    @Test
    void withoutDaysItIsFromTodayToTwoWeeksAfterSunday() {
        var today = LocalDate.now(ZONE);
        var last = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).plusDays(14);
        var ada = number("patient", agenda.practice().patient("Ada", "Mar"));
        var of = ", \"patientId\": " + ada;
        booked(today.minusDays(1) + " 23:30:00", of);
        int first = booked(today + " 00:00:00", of);
        int end = booked(last + " 23:30:00", of);
        int after = booked(last.plusDays(1) + " 00:00:00", of);

        office.get(APPOINTMENTS + "?patientId=" + ada).body(json("data.id", contains(first, end)));
        office.get(APPOINTMENTS + "?patientId=" + ada + "&dateStart=" + last)
                .body(json("data.id", contains(end, after)));
    }

    @Test
    void theSameUnderOneKeyIsBookedOnce() {
        var key = UUID.randomUUID().toString();
        var body = body("2030-01-17 09:00:00", "");
        var path = Office.API + Office.ARCHIVE + APPOINTMENTS;
        var first = Office.send(agenda.owner().call(key), "POST", path, body).statusCode(201);

        Office.send(agenda.owner().call(key), "POST", path, body)
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body(equalTo(first.extract().asString()));
    }

    @Test
    void freeTimesAreToldByTheClinicsClock() {
        var sixty = agenda.operator(60);
        agenda.open(sixty, "08:00", "11:00");
        var half = agenda.operator(30);
        agenda.open(half, "08:00", "09:00");
        agenda.appointment(sixty, null, instant("09:00"), instant("10:00"), "confirmed");
        long n = number("operator", sixty);
        var only = "?duration=60&operatorIds=" + n;

        var told = office.get("/free-slots/2030-03-04" + only + "&endDate=2030-03-04")
                .statusCode(200);
        told.body(json("count", is(2)))
                .body(json("data.time", contains("08:00:00", "10:00:00")))
                .body(json("data.date", everyItem(is("2030-03-04"))))
                .body(json("data.operatorId", everyItem(is((int) n))));
        int place = at(told, "data[0].chairId");
        told.body(equalTo("""
                {"status":"success","count":2,"data":[\
                {"chairId":%d,"date":"2030-03-04","operatorId":%d,"time":"08:00:00"},\
                {"chairId":%d,"date":"2030-03-04","operatorId":%d,"time":"10:00:00"}]}""".formatted(place, n, place, n)));
        for (var from : List.of("2030-03-04%2008:30:00", "2030-03-04T08:30:00", "2030-03-04T14:30:00Z")) {
            office.get("/free-slots/" + from + only + "&endDate=2030-03-04T11:00:00")
                    .body(json("data.time", contains("10:00:00")));
        }
        office.get("/free-slots/2030-03-04?duration=30&endDate=2030-03-04&operatorIds=%d,%d"
                        .formatted(n, number("operator", half)))
                .body(json("data.time", contains("08:00:00", "08:00:00", "08:30:00", "10:00:00")));
        office.get("/free-slots/2030-03-04" + only).body(json("count", is(2 + 6 * 3)));
        assertSaid(office.get("/free-slots/2030-03-04"), 400, "duration is required.");
        assertSaid(office.get("/free-slots/2030-03-04?duration=1"), 400, "duration must be from 5 to 720 minutes.");
        assertSaid(office.get("/free-slots/2030-03-04?duration=x"), 400, "duration is invalid.");
        assertSaid(office.get("/free-slots/soon?duration=30"), 400, "startDate format must be yyyy-MM-dd.");
        assertSaid(office.get("/free-slots/1970-01-01?duration=30"), 400, "startDate is invalid.");
        assertSaid(office.get("/free-slots/2030-03-04?duration=30&operatorIds=1,,2"), 400, "operatorIds is invalid.");
        for (var end : List.of("2030-03-03", "2030-07-01")) {
            assertSaid(
                    office.get("/free-slots/2030-03-04?duration=30&endDate=" + end),
                    400,
                    "endDate must be after startDate, and no more than 62 days after it.");
        }
        assertSaid(
                office.get("/free-slots/2030-03-04?duration=30&operatorIds=" + number("operator", another.operator())),
                404,
                "Operator not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "date          | null                    | date is required.",
                "date          | \"\"                    | date format must be yyyy-MM-dd HH:mm:ss.",
                "date          | \"2030-01-01\"          | date format must be yyyy-MM-dd HH:mm:ss.",
                "date          | \"2030-02-30 08:00:00\" | date format must be yyyy-MM-dd HH:mm:ss.",
                "date          | \"1999-12-31 08:00:00\" | date is invalid.",
                "date          | {}                      | date is invalid.",
                "date          | 7                       | date format must be yyyy-MM-dd HH:mm:ss.",
                "colorId       | null                    | colorId is required.",
                "colorId       | []                      | colorId is invalid.",
                "patientId     | -1                      | patientId is invalid.",
                "patientId     | 12345678901234567890    | patientId is invalid.",
                "chairId       | \"x\"                   | chairId is invalid.",
                "operatorId    | 1.5                     | operatorId is invalid.",
                "emailReminder | \"perhaps\"             | emailReminder is invalid.",
                "smsReminder   | {}                      | smsReminder is invalid.",
                "allDay        | []                      | allDay is invalid.",
                "type          | \"home\"                | type is invalid.",
                "duration      | 0                       | duration must be from 5 to 720 minutes.",
                "duration      | 721                     | duration must be from 5 to 720 minutes.",
                "duration      | \"\"                    | duration is invalid.",
                "state         | \"string\"              | state is invalid.",
                "state         | \"scheduled\"           | state is invalid.",
                "state         | 1                       | state is invalid.",
                "description   | {}                      | description is invalid.",
                "description   | \"\\u0000\"             | description is invalid.",
            })
    void aBadFieldIsSaidToBeOne(String field, String value, String sentence) {
        var others = new StringBuilder();
        if (!"date".equals(field)) {
            others.append(", \"date\": \"2030-01-18 09:00:00\"");
        }
        if (!"colorId".equals(field)) {
            others.append(", \"colorId\": ").append(color);
        }
        assertSaid(office.post(APPOINTMENTS, "{\"%s\": %s%s}".formatted(field, value, others)), 400, sentence);
    }

    @Test
    void whatIsNoObjectIsNoAppointment() {
        assertSaid(office.post(APPOINTMENTS, "[]"), 400, "The body must be a JSON object.");
        assertSaid(office.post(APPOINTMENTS, "{"), 400, "The body is not valid JSON.");
        assertSaid(office.post(APPOINTMENTS, "{}"), 400, "date is required.");
        assertSaid(
                office.post(
                        APPOINTMENTS,
                        "{\"date\": \"2030-01-18 09:00:00\", \"colorId\": %d, \"description\": \"%s\"}"
                                .formatted(color, "x".repeat(10_001))),
                400,
                "description must have no more than 10000 characters.");
    }

    @Test
    void anotherClinicsAreNotFound() {
        long n = number(
                "appointment",
                another.appointment(another.operator(), null, instant("09:00"), instant("10:00"), "scheduled"));
        long theirPatient = number("patient", another.practice().patient("Eva", "Paz"));
        int own = booked("2030-01-21 09:00:00", "");

        assertSaid(office.get(one(n)), 404, "Appointment not found");
        assertSaid(office.patch(one(n), "{\"smsReminder\": true}"), 404, "Appointment not found");
        assertSaid(office.send("PUT", one(n), "{\"smsReminder\": true}"), 404, "Appointment not found");
        assertSaid(office.get(APPOINTMENTS + "?patientId=" + theirPatient), 404, "Patient not found");
        assertSaid(office.patch(one(own), "{\"patientId\": " + theirPatient + "}"), 404, "Patient not found");
        assertSaid(office.patch(one(own), "{\"chairId\": " + (chair + 1000) + "}"), 404, "Chair not found");
        assertSaid(
                office.patch(one(own), "{\"operatorId\": " + number("operator", another.operator()) + "}"),
                404,
                "Operator not found");
        assertSaid(
                office.patch(one(own), "{\"colorId\": " + number("color", another.color()) + "}"),
                404,
                "Color not found");
        agenda.read(id(own)).header("ETag", is("\"1\""));
        agenda.delete("operator", operatorId);
        assertSaid(office.post(APPOINTMENTS, body("2030-01-22 09:00:00", "")), 404, "Operator not found");
        assertSaid(office.get(APPOINTMENTS + "/x"), 404, "There is no GET " + Office.ARCHIVE + APPOINTMENTS + "/x.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   | /appointments                  | appointment:list",
                "GET   | /appointments/1                | appointment:view or appointment:list",
                "POST  | /appointments                  | appointment:create",
                "PATCH | /appointments/1                | appointment:create",
                "PUT   | /appointments/1                | appointment:create",
                "GET   | /free-slots/2030-03-04         | free-slot:list",
            })
    void nobodyComesInWithoutACredentialAScopeAndTheRightArchive(String method, String path, String scope) {
        var body = "GET".equals(method) ? null : "{}";
        Office.send(given().contentType(ContentType.JSON), method, Office.API + Office.ARCHIVE + path, body)
                .statusCode(401);
        assertSaid(
                office.allowed("patient:list", method, Office.ARCHIVE + path),
                403,
                "The access token has not the scope " + scope);
        for (var foreign : List.of("/practices/2/archives/1", "/practices/1/archives/2")) {
            assertSaid(
                    Office.send(agenda.owner().call(), method, Office.API + foreign + path, body),
                    403,
                    "You have no access to this archive");
        }
        if (body != null) {
            Office.send(
                            Caller.of(agenda.practice().id(), Roles.VIEWER).call(),
                            method,
                            Office.API + Office.ARCHIVE + path,
                            body)
                    .statusCode(403);
        }
    }

    @Test
    void anAppDoesWhatItsScopesSay() {
        int n = booked("2030-01-23 09:00:00", "");
        office.allowed("appointment:view", "GET", Office.ARCHIVE + one(n)).statusCode(200);
        office.allowed("appointment:create", "PATCH", Office.ARCHIVE + one(n)).statusCode(200);
        assertSaid(
                office.allowed("appointment:create", "POST", Office.ARCHIVE + APPOINTMENTS), 400, "date is required.");
        office.allowed("patient:list appointment:list", "GET", Office.ARCHIVE + APPOINTMENTS + "?dateStart=2031-01-01")
                .statusCode(200)
                .body(json("data", empty()));
    }

    /** With this test's chair and operator. */
    private String body(String date, String more) {
        return "{\"date\": \"%s\", \"colorId\": %d, \"chairId\": %d, \"operatorId\": %d%s}"
                .formatted(date, color, chair, operator, more);
    }

    private int booked(String date, String more) {
        return at(office.post(APPOINTMENTS, body(date, more)).statusCode(201), "data.id");
    }

    private static int at(ValidatableResponse answer, String path) {
        return answer.extract().as(Json.class).<Integer>at(path);
    }

    private static String one(long number) {
        return APPOINTMENTS + "/" + number;
    }

    private static UUID id(long number) {
        return (UUID) Database.value("select id from appointment where number = ?", number);
    }

    private static Instant instant(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }
}
