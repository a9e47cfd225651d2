package org.molaris.clinic.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** Appointments as programs written for Open Dental meet them. Each test has a chair and a dentist of its own. */
@QuarkusTest
class AppointmentsResourceTest {

    private static final String APPOINTMENTS = "/opendental/api/v1/appointments";
    private static final ZoneId ZONE = ZoneId.of("America/El_Salvador");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static Agenda agenda;
    private static long patient;

    private LocalDate day;
    private UUID chairId;
    private UUID operatorId;
    private long chair;
    private long operator;

    @BeforeEach
    void aChairAndADentist() {
        if (agenda == null) {
            agenda = Agenda.open();
            patient = number("patient", agenda.practice().patient("Eva", "Paz"));
        }
        day = LocalDate.now(ZONE).plusDays(3);
        chairId = agenda.chair();
        operatorId = agenda.operator();
        chair = number("chair", chairId);
        operator = number("operator", operatorId);
    }

    @Test
    void anAppointmentIsBookedAndReadAsThePageHasIt() {
        var booked =
                post("""
                        {"PatNum": %d, "Op": %d, "ProvNum": %d, "AptDateTime": "2020-07-31 09:00:00",
                         "colorOverride": "100,0,255"}""".formatted(patient, chair, operator)).statusCode(201).extract();

        long n = booked.jsonPath().getLong("AptNum");
        var stamp = booked.as(Json.class).<String>at("DateTStamp");
        assertThat(booked.header("Location")).endsWith(APPOINTMENTS + "/" + n);
        var told = """
                "AptNum":%d,"PatNum":%d,"AptStatus":"Scheduled","Pattern":"/XX/","Confirmed":702,\
                "confirmed":"No confirmado","TimeLocked":"false","Op":%d,"Note":"","ProvNum":%d,"provAbbr":"Ana",\
                "ProvHyg":0,"AptDateTime":"2020-07-31 09:00:00","NextAptNum":0,"UnschedStatus":0,"unschedStatus":"",\
                "IsNewPatient":"false","ProcDescript":"","ClinicNum":0,"IsHygiene":"false","DateTStamp":"%s",\
                "DateTimeArrived":"0001-01-01 00:00:00","DateTimeSeated":"0001-01-01 00:00:00",\
                "DateTimeDismissed":"0001-01-01 00:00:00","InsPlan1":0,"InsPlan2":0,\
                "DateTimeAskedToArrive":"0001-01-01 00:00:00","colorOverride":"100,0,255","AppointmentTypeNum":0,\
                "SecDateTEntry":"%s","Priority":"Normal","PatternSecondary":"////","ItemOrderPlanned":0}""".formatted(n, patient, chair, operator, stamp, stamp);
        assertThat(booked.asString()).isEqualTo("{" + told);
        var read = get("/" + n).statusCode(200).extract();
        assertThat(read.asString())
                .isEqualTo("{\"serverDateTime\":\"" + read.as(Json.class).<String>at("serverDateTime") + "\"," + told);
        var behind = LocalDateTime.now(ZONE).minusSeconds(10);
        assertThat(LocalDateTime.parse(read.as(Json.class).at("serverDateTime"), FORM))
                .isBetween(behind.minusSeconds(20), behind.plusSeconds(2));

        var id = id(n);
        agenda.read(id)
                .body(json("starts_at", is("2020-07-31T15:00:00Z")))
                .body(json("ends_at", is("2020-07-31T15:20:00Z")))
                .body(json("chair_id", is(chairId.toString())))
                .body(json("operator_id", is(operatorId.toString())))
                .body(json("time_pattern", is("/XX/")))
                .body(json("color_value", is("#6400ff")))
                .body(json("created_through_api", is(true)));
        var event = Events.of(Topic.APPOINTMENTS, id, 1).get(0);
        assertThat(event.type()).isEqualTo("appointment-booked");
        assertThat(event.data().getLong("appointment.number")).isEqualTo(n);
    }

    @Test
    void everyFieldThatMayBeSaidIsKept() {
        var hygienist = agenda.operator();
        var branch = agenda.branch();
        var reason = agenda.reason(45);
        long n = booked("""
                {"PatNum": "%d", "Op": "%d", "ProvNum": "%d", "ProvHyg": %d, "ClinicNum": "%d", "AptDateTime": "%s",
                 "AptStatus": "Scheduled", "Pattern": "//XXXXXX//", "PatternSecondary": "////////XX", "Confirmed": 202,
                 "Note": "Con calma", "IsHygiene": "true", "IsNewPatient": "true", "Priority": "ASAP",
                 "AppointmentTypeNum": %d,}""".formatted(
                        patient,
                        chair,
                        operator,
                        number("operator", hygienist),
                        number("branch", branch),
                        at(9, 0),
                        number("booking_reason", reason)));

        get("/" + n)
                .body(json("ProvHyg", is((int) number("operator", hygienist))))
                .body(json("ClinicNum", is((int) number("branch", branch))))
                .body(json("Pattern", is("//XXXXXX//")))
                .body(json("PatternSecondary", is("////////XX")))
                .body(json("Confirmed", is(202)))
                .body(json("confirmed", is("Confirmado")))
                .body(json("Note", is("Con calma")))
                .body(json("IsHygiene", is("true")))
                .body(json("IsNewPatient", is("true")))
                .body(json("Priority", is("ASAP")))
                .body(json("AppointmentTypeNum", is((int) number("booking_reason", reason))));
        agenda.read(id(n))
                .body(json("duration_minutes", is(50)))
                .body(json("state", is("confirmed")))
                .body(json("first_visit", is(true)))
                .body(json("asap", is(true)));

        put(
                        "/" + n,
                        "{\"AppointmentTypeNum\": 0, \"ProvHyg\": 0, \"Priority\": \"Normal\", \"colorOverride\": \"1,2,3\"}")
                .statusCode(200)
                .body(json("$", not(hasKey("serverDateTime"))))
                .body(json("AppointmentTypeNum", is(0)))
                .body(json("ProvHyg", is(0)))
                .body(json("Priority", is("Normal")))
                .body(json("colorOverride", is("1,2,3")))
                .body(json("Note", is("Con calma")));
    }

    @Test
    void aTypeSaysHowLongItTakesAndAPatternIsCutAtNineHours() {
        var reason = number("booking_reason", agenda.reason(45));
        long ofType = booked(at(8, 0), ", \"AppointmentTypeNum\": " + reason);
        long longest = booked(at(9, 0), ", \"Pattern\": \"" + "X".repeat(200) + "\"");

        get("/" + ofType).body(json("Pattern", is("XXXXXXXXX")));
        get("/" + longest).body(json("Pattern", is("X".repeat(108))));
        agenda.read(id(longest)).body(json("duration_minutes", is(540)));
    }

    @Test
    void whoSaysNoProviderGetsThePatientsOrTheChairsOrTheFirst() {
        var own = agenda.operator();
        long ofTheChair = number("chair", agenda.chair(null, own));
        var first = (long) Database.value(
                "select number from operator where clinic_id = ? order by sequence, number limit 1",
                agenda.practice().id());

        post("{\"PatNum\": %d, \"Op\": %d, \"AptDateTime\": \"%s\"}".formatted(patient, ofTheChair, at(7, 0)))
                .body(json("ProvNum", is((int) number("operator", own))));
        post("{\"PatNum\": %d, \"Op\": %d, \"AptDateTime\": \"%s\"}".formatted(patient, chair, at(7, 20)))
                .body(json("ProvNum", is((int) first)));
        var cared =
                agenda.practice().patient("{\"first_name\": \"Leo\", \"operator_id\": \"%s\"}".formatted(operatorId));
        post("{\"PatNum\": %d, \"Op\": %d, \"AptDateTime\": \"%s\"}"
                        .formatted(number("patient", cared), ofTheChair, at(8, 0)))
                .body(json("ProvNum", is((int) operator)));
    }

    @Test
    void theSameUnderOneKeyIsBookedOnce() {
        var key = UUID.randomUUID().toString();
        var body = "{\"PatNum\": %d, \"Op\": %d, \"ProvNum\": %d, \"AptDateTime\": \"%s\"}"
                .formatted(patient, chair, operator, at(9, 0));
        var first = agenda.owner()
                .call(key)
                .body(body)
                .post(APPOINTMENTS)
                .then()
                .statusCode(201)
                .extract();

        agenda.owner()
                .call(key)
                .body(body)
                .post(APPOINTMENTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .header("Location", is(first.header("Location")))
                .body(equalTo(first.asString()));
    }

    @Test
    void listsAreFilteredAsThePageSays() {
        var other = number("patient", agenda.practice().patient("Ada", "Sol"));
        long early = booked(other, at(8, 0), "");
        long late = booked(other, day.plusDays(1) + " 23:30:00", ", \"Priority\": \"ASAP\"");
        long done = booked(other, at(10, 0), ", \"AptStatus\": \"Complete\"");
        long waiting = booked(other, at(10, 0), ", \"AptStatus\": \"UnschedList\"");
        var of = "?PatNum=" + other;

        assertListed(of, early, late, done, waiting);
        assertListed(of + "&AptStatus=Scheduled", early, late);
        assertListed(of + "&AptStatus=Complete", done);
        assertListed(of + "&AptStatus=UnschedList", waiting);
        assertListed(of + "&AptStatus=Broken");
        assertListed(of + "&AptStatus=ASAP", late);
        assertListed(of + "&AptStatus=Planned");
        assertListed(of + "&AptStatus=PtNote");
        assertListed(of + "&Op=" + chair + "&date=" + day, early, done, waiting);
        assertListed(of + "&dateStart=" + day.plusDays(1), late);
        assertListed(of + "&dateEnd=" + day, early, done, waiting);
        assertListed(
                of + "&dateStart=" + day + "&dateEnd=" + day.plusDays(1) + "&DateTStamp=2020-07-30&ClinicNum=0",
                early,
                late,
                done,
                waiting);
        assertListed(of + "&AppointmentTypeNum=0&ClinicNum=&nonsense=1", early, late, done, waiting);
        assertListed(of + "&Offset=1&Limit=2", late, done);
        assertListed(of + "&Offset=400");
        assertListed("/WebSched" + of + "&date=" + day, early, done, waiting);
        assertListed("/ASAP?ProvNum=" + operator, late);
        assertListed("/ASAP?ClinicNum=0&ProvNum=" + operator, late);
        assertListed("/ASAP?Offset=200");
        get("/ASAP?ClinicNum=999999999").statusCode(404).body(equalTo("\"Clinic not found\""));

        // Who comes back with what the server said of the time hears of what changed, in both ways to write it.
        var stamp = get("/" + early).extract().as(Json.class).<String>at("serverDateTime");
        put("/" + early, "{\"Note\": \"x\"}").statusCode(200);
        for (var written : List.of(stamp.replace(" ", "%20"), stamp.replace(" ", "+"))) {
            assertThat(numbers(get(of + "&DateTStamp=" + written))).contains(early);
        }
        assertListed(of + "&DateTStamp=" + (day.getYear() + 1) + "-01-01+00:00:00");
        get(of + "&DateTimeFormatString=dd/MM/yyyy%20HH:mm:ss%20zzz&Limit=1")
                .body(json(
                        "[0].AptDateTime",
                        is(day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")) + " 08:00:00 -06:00")));
    }

    @Test
    void whatPatientsMadeThroughTheWebIsToldApart() {
        long n = booked(at(9, 0), "");
        Database.execute("update appointment set created_through_booking = true where number = ?", n);

        get("/WebSched?date=" + day + "&Op=" + chair)
                .statusCode(200)
                .body(
                        "[0].keySet()",
                        contains(
                                "AptNum",
                                "PatNum",
                                "AptStatus",
                                "Pattern",
                                "Confirmed",
                                "confirmed",
                                "Op",
                                "Note",
                                "ProvNum",
                                "provAbbr",
                                "ProvHyg",
                                "AptDateTime",
                                "NextAptNum",
                                "UnschedStatus",
                                "unschedStatus",
                                "ProcDescript",
                                "ClinicNum",
                                "IsHygiene",
                                "DateTStamp",
                                "DateTimeArrived",
                                "DateTimeSeated",
                                "DateTimeDismissed",
                                "AppointmentTypeNum",
                                "eServiceLogType",
                                "serverDateTime"))
                .body(json("[0].eServiceLogType", is("ExistingPat")))
                .body(json("[0].IsHygiene", is("False")));
    }

    @Test
    void whatReceptionDoesIsSeenHere() {
        var id = agenda.booked("""
                {"starts_at": "%s", "duration_minutes": 32, "procedure_type": "Limpieza", "chair_id": "%s",
                 "color_id": "%s"}""".formatted(instant(9, 0), chairId, agenda.color()));
        long n = number("appointment", id);

        get("/" + n)
                .body(json("PatNum", is(0)))
                .body(json("ProvNum", is(0)))
                .body(json("provAbbr", is("")))
                .body(json("Pattern", is("XXXXXXX")))
                .body(json("ProcDescript", is("Limpieza")))
                .body(json("colorOverride", is("0,0,255")))
                .body(json("AptDateTime", is(at(9, 0))));
        agenda.change(id, "{\"state\": \"in_care\", \"force\": true}").statusCode(200);
        get("/" + n)
                .body(json("AptStatus", is("Scheduled")))
                .body(json("confirmed", is("Atendiéndose")))
                .body(json("DateTimeSeated", not("0001-01-01 00:00:00")));
        agenda.cancel(id).statusCode(200);
        get("/" + n).body(json("AptStatus", is("Broken")));
        agenda.change(id, "{\"to_reschedule\": true}").statusCode(200).body(json("to_reschedule", is(true)));
        get("/" + n).body(json("AptStatus", is("UnschedList")));
        agenda.list("?to_reschedule=true&chair_id=" + chairId).body(json("appointments.number", contains((int) n)));
    }

    @Test
    void aTimeThatIsTakenIsRefusedInASentence() {
        booked(at(9, 0), "");

        post("{\"PatNum\": %d, \"Op\": %d, \"ProvNum\": %d, \"AptDateTime\": \"%s\"}"
                        .formatted(patient, chair, operator, at(9, 15)))
                .statusCode(400)
                .body(equalTo("\"The operatory or the provider is taken at that time.\""));
    }

    @Test
    void anAppointmentIsBrokenAndGivenAnotherTime() {
        long n = booked(at(9, 0), "");

        assertThat(put("/" + n + "/Break", "{\"sendToUnscheduledList\":\"true\"}")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEmpty();

        get("/" + n).body(json("AptStatus", is("UnschedList")));
        agenda.read(id(n)).body(json("state", is("cancelled"))).body(json("to_reschedule", is(true)));
        assertThat(Events.of(Topic.APPOINTMENTS, id(n), 2).get(1).type()).isEqualTo("appointment-cancelled");
        put("/" + n + "/Break", "{\"sendToUnscheduledList\":\"true\"}")
                .statusCode(400)
                .body(equalTo("\"Only appointments with an AptStatus of Scheduled can be broken.\""));
        put("/" + n, "{\"UnschedStatus\": %d}".formatted(recallStatus()))
                .statusCode(200)
                .body(json("unschedStatus", is("Mensaje enviado")));
        // Its time is free until it has one again.
        booked(at(9, 0), "");
        put("/" + n, "{\"AptStatus\": \"Scheduled\"}").statusCode(400);

        put(
                        "/" + n,
                        "{\"AptStatus\": \"Scheduled\", \"AptDateTime\": \"%s\", \"Op\": %d}"
                                .formatted(at(11, 0), number("chair", agenda.chair())))
                .statusCode(200)
                .body(json("AptStatus", is("Scheduled")))
                .body(json("Confirmed", is(702)))
                .body(json("AptDateTime", is(at(11, 0))));
        agenda.read(id(n)).body(json("state", is("scheduled"))).body(json("to_reschedule", is(false)));
        assertThat(Events.of(Topic.APPOINTMENTS, id(n), 4).get(3).type()).isEqualTo("appointment-rescheduled");
    }

    @ParameterizedTest
    @CsvSource({
        "true, Missed, UnschedList, absent",
        "false, Missed, Broken, absent",
        "false, Cancelled, Broken, cancelled",
        "true, Cancelled, UnschedList, cancelled",
        "false, , Broken, cancelled"
    })
    void howItWasBrokenIsKept(String again, String type, String status, String state) {
        long n = booked(at(9, 0), "");

        put(
                        "/" + n + "/Break",
                        "{\"sendToUnscheduledList\": \"%s\"%s}"
                                .formatted(again, type == null ? "" : ", \"breakType\": \"" + type + "\""))
                .statusCode(200);

        get("/" + n).body(json("AptStatus", is(status)));
        agenda.read(id(n)).body(json("state", is(state)));
    }

    @Test
    void itsStateFollowsWhatIsConfirmed() {
        long n = booked(at(9, 0), "");

        put("/" + n + "/Confirm", "{\"confirmVal\":\"Confirmed\"}")
                .statusCode(200)
                .body(is(""));
        agenda.read(id(n)).body(json("state", is("confirmed"))).body(json("confirmed_at", notNullValue()));
        assertThat(Events.of(Topic.APPOINTMENTS, id(n), 2).get(1).type()).isEqualTo("appointment-confirmed");
        put("/" + n + "/Confirm", "{\"confirmVal\":\"None\"}").statusCode(200);
        get("/" + n).body(json("Confirmed", is(702)));
        put("/" + n + "/Confirm", "{\"defNum\":402}").statusCode(200);
        get("/" + n).body(json("confirmed", is("En sala de espera"))).body(json("AptStatus", is("Scheduled")));
        put("/" + n, "{\"AptStatus\":\"Complete\",\"Confirmed\":202}")
                .statusCode(400)
                .body(equalTo("\"Confirmed does not fit AptStatus Complete.\""));
        put("/" + n, "{\"AptStatus\":\"Complete\",\"Confirmed\":302}")
                .statusCode(200)
                .body(json("AptStatus", is("Complete")));
        put("/" + n + "/Confirm", "{\"confirmVal\":\"Confirmed\"}")
                .statusCode(400)
                .body(equalTo("\"Confirmed does not fit AptStatus Complete.\""));
        put("/" + n, "{\"AptStatus\":\"Broken\"}").statusCode(200).body(json("AptStatus", is("Broken")));
        put("/" + n, "{\"AptStatus\":\"UnschedList\"}").statusCode(200).body(json("AptStatus", is("UnschedList")));
        put("/" + n, "{\"AptStatus\":\"Complete\"}")
                .statusCode(400)
                .body(equalTo("\"The appointment cannot come to that AptStatus from where it stands.\""));
    }

    @Test
    void aNoteIsWrittenOverOrAddedTo() {
        long n = booked(at(9, 0), "");

        put("/" + n, "{\"Note\":\"Note on appointment.\"}")
                .statusCode(200)
                .body(json("Note", is("Note on appointment.")));
        put("/" + n + "/Note", "{\"Note\":\"Requests reschedule\"}")
                .statusCode(200)
                .body(is(""));

        get("/" + n).body(json("Note", is("Note on appointment.\nRequests reschedule")));
        put("/" + n + "/Note", "{\"Note\":\"" + "x".repeat(9_990) + "\"}")
                .statusCode(400)
                .body(equalTo("\"Note must have no more than 10000 characters.\""));
        put("/" + n, "{\"Note\":\"\"}").body(json("Note", is("")));
    }

    @Test
    void freeTimeIsToldInWholeStretches() {
        agenda.open(operatorId, "08:00", "12:00");
        booked(at(9, 0), ", \"Pattern\": \"XXXXXX\"");
        agenda.block(null, chairId, null, instant(10, 30), instant(10, 40));
        var of = "/Slots?ProvNum=" + operator + "&OpNum=" + chair;

        var expected = List.of(slot(8, 0, 9, 0), slot(9, 30, 10, 30), slot(10, 40, 12, 0));
        assertThat(get(of + "&date=" + day).statusCode(200).extract().asString())
                .isEqualTo("[" + String.join(",", expected) + "]");
        get(of + "&date=" + day + "&lengthMinutes=75").body(json("DateTimeStart", contains(at(10, 40))));
        get(of + "&dateStart=" + day + "&dateEnd=" + day.plusDays(1)).body(json("size()", is(4)));
        get(of + "&Limit=1&date=" + day).body(json("size()", is(1)));
        get(of).body("find { it.DateTimeStart == '" + at(8, 0) + "' }", notNullValue());
        get("/Slots?date=" + day).statusCode(200).body(json("$", empty()));
        get(of + "&date=2021-02-15").statusCode(400).body(equalTo("\"date must be today or a future date.\""));
        get(of + "&dateStart=" + day + "&dateEnd=" + day.minusDays(1))
                .statusCode(400)
                .body(equalTo("\"dateEnd must not be before dateStart, nor more than 62 days after it.\""));
        get(of + "&dateEnd=9999-12-31").statusCode(400);
        get(of + "&dateStart=9999-12-31").statusCode(200).body(json("size()", is(14)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AptStatus: 1                                       | AptStatus is invalid
                    AptStatus: "1"                                     | AptStatus is invalid
                    AptStatus: "Cancelled"                             | AptStatus is invalid
                    AptStatus: "Broken"                                | AptStatus is invalid
                    AptStatus: ["Scheduled"]                           | AptStatus is invalid
                    AptStatus: ""                                      | AptStatus is invalid
                    AptStatus: "PtNote"                                | AptStatus PtNote is not supported.
                    AptDateTime: "2024-13-45 09:00:00"                 | AptDateTime format must be yyyy-MM-dd HH:mm:ss.
                    AptDateTime: "2024-12-05"                          | AptDateTime format must be yyyy-MM-dd HH:mm:ss.
                    AptDateTime: "0001-01-01 00:00:00"                 | AptDateTime is invalid.
                    AptDateTime: null                                  | AptDateTime is required.
                    PatNum: null                                       | PatNum is required.
                    PatNum: {}                                         | PatNum is invalid.
                    PatNum: -1                                         | PatNum is invalid.
                    PatNum: 1.5                                        | PatNum is invalid.
                    PatNum: 99999999999999999999                       | PatNum is invalid.
                    Op: null                                           | Op is required.
                    Op: "x"                                            | Op is invalid.
                    Op: []                                             | Op is invalid.
                    Pattern: "XO"                                      | Pattern is invalid.
                    Pattern: ""                                        | Pattern is invalid.
                    PatternSecondary: "X"                              | PatternSecondary must match the length of Pattern.
                    Priority: 1                                        | Priority is invalid.
                    Priority: "High"                                   | Priority is invalid.
                    IsHygiene: "yes"                                   | IsHygiene is invalid.
                    colorOverride: "red"                               | colorOverride must be a color in R,G,B format.
                    colorOverride: "256,0,0"                           | colorOverride must be a color in R,G,B format.
                    Confirmed: 302                                     | Confirmed does not fit AptStatus Scheduled.
                    """)
    void aBadFieldIsSaidToBeOne(String field, String sentence) {
        post(withField(field)).statusCode(400).body(equalTo("\"" + sentence + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "PatNum: 0, Patient not found",
        "PatNum: 999999999, Patient not found",
        "Op: 999999, Operatory not found",
        "ProvNum: 999999999, Provider not found",
        "ProvHyg: 999999999, ProvHyg not found",
        "ClinicNum: 999999999, Clinic not found",
        "AppointmentTypeNum: 999999999, AppointmentType not found",
        "Confirmed: 9902, Confirmed not found",
        "Confirmed: 19, Confirmed not found"
    })
    void whatIsNotThereIsNotFound(String field, String sentence) {
        post(withField(field)).statusCode(404).body(equalTo("\"" + sentence + "\""));
    }

    @Test
    void whatIsMeantWronglyIsRefusedInASentence() {
        long n = booked(at(9, 0), "");
        assertSaid(get("?AptStatus=1"), 400, "AptStatus is invalid");
        assertSaid(get("?AptStatus=Cancelled"), 400, "AptStatus is invalid");
        assertSaid(get("?date=2024-13-45"), 400, "date format must be yyyy-MM-dd.");
        assertSaid(get("?DateTStamp=yesterday"), 400, "DateTStamp format must be yyyy-MM-dd HH:mm:ss.");
        assertSaid(get("?PatNum=x"), 400, "PatNum is invalid.");
        assertSaid(get("?PatNum=999999999"), 404, "Patient not found");
        assertSaid(get("?Offset=-1"), 400, "Offset is invalid.");
        assertSaid(get("/Slots?lengthMinutes=1441"), 400, "lengthMinutes is invalid.");
        assertSaid(get("/Slots?OpNum=999999"), 404, "Operatory not found");
        assertSaid(get("/Slots?ProvNum=999999999"), 404, "Provider not found");
        assertSaid(get("/SlotsWebSched"), 400, "appointments GET SlotsWebSched is not a valid method.");
        assertSaid(get("/999999999"), 404, "Appointment not found");
        assertSaid(get("/99999999999999999999"), 400, "appointments GET 99999999999999999999 is not a valid method.");
        for (var planned : List.of("Planned", "SchedulePlanned", "WebSched")) {
            assertSaid(
                    agenda.owner()
                            .call()
                            .body("{}")
                            .post(APPOINTMENTS + "/" + planned)
                            .then(),
                    400,
                    "appointments POST " + planned + " is not a valid method.");
        }
        assertSaid(
                agenda.owner().call().delete(APPOINTMENTS + "/" + n).then(),
                400,
                "appointments DELETE " + n + " is not a valid method.");
        assertSaid(put("/" + n, "[]"), 400, "The body must be a JSON object.");
        assertSaid(agenda.owner().call().put(APPOINTMENTS + "/" + n).then(), 400, "The body must be a JSON object.");
        assertSaid(
                agenda.owner()
                        .call()
                        .contentType("text/plain")
                        .body("{\"Op\": {}}")
                        .put(APPOINTMENTS + "/" + n)
                        .then(),
                400,
                "Op is invalid.");
        assertSaid(put("/" + n, "{"), 400, "The body is not valid JSON.");
        assertSaid(put("/" + n, "{\"AptStatus\": \"ASAP\"}"), 400, "AptStatus is invalid");
        assertSaid(put("/" + n, "{\"AptStatus\": \"Planned\"}"), 400, "AptStatus Planned is not supported.");
        assertSaid(put("/" + n, "{\"UnschedStatus\": 113}"), 404, "UnschedStatus not found");
        assertSaid(put("/" + n, "{\"UnschedStatus\": 702}"), 404, "UnschedStatus not found");
        assertSaid(
                put("/" + n, "{\"PatternSecondary\": \"X\"}"),
                400,
                "PatternSecondary must match the length of Pattern.");
        assertSaid(put("/" + n + "/Break", "{}"), 400, "sendToUnscheduledList is required.");
        assertSaid(
                put("/" + n + "/Break", "{\"sendToUnscheduledList\": \"true\", \"breakType\": \"None\"}"),
                400,
                "breakType is invalid.");
        assertSaid(put("/" + n + "/Note", "{}"), 400, "Note is required.");
        assertSaid(put("/" + n + "/Confirm", "{}"), 400, "confirmVal is required.");
        assertSaid(put("/" + n + "/Confirm", "{\"confirmVal\": \"Sent\"}"), 400, "confirmVal Sent is not supported.");
        assertSaid(put("/" + n + "/Confirm", "{\"confirmVal\": \"Yes\"}"), 400, "confirmVal is invalid.");
        assertSaid(put("/" + n + "/Confirm", "{\"defNum\": 19}"), 404, "defNum not found");
        assertSaid(put("/" + n + "/Confirm", "{\"defNum\": 9902}"), 404, "Confirmed not found");
        assertSaid(
                put("/" + n + "/Confirm", "{\"defNum\": 702, \"confirmVal\": \"None\"}"),
                400,
                "Only one of confirmVal and defNum may be given.");
        agenda.read(id(n)).header("ETag", is("\"1\""));
    }

    @Test
    void anotherClinicsAreNotFoundAndNobodyComesWithoutACredential() {
        var theirs = Agenda.open();
        long n = number(
                "appointment", theirs.appointment(theirs.operator(), null, instant(9, 0), instant(10, 0), "scheduled"));
        long theirPatient = number("patient", theirs.practice().patient("Eva", "Paz"));
        long theirOperator = number("operator", theirs.operator());
        long theirBranch = number("branch", theirs.branch());

        assertSaid(get("/" + n), 404, "Appointment not found");
        assertSaid(put("/" + n, "{\"Note\": \"x\"}"), 404, "Appointment not found");
        assertSaid(put("/" + n + "/Break", "{\"sendToUnscheduledList\": \"true\"}"), 404, "Appointment not found");
        assertSaid(put("/" + n + "/Note", "{\"Note\": \"x\"}"), 404, "Appointment not found");
        assertSaid(put("/" + n + "/Confirm", "{\"confirmVal\": \"None\"}"), 404, "Appointment not found");
        assertSaid(get("?PatNum=" + theirPatient), 404, "Patient not found");
        assertSaid(get("?ClinicNum=" + theirBranch), 404, "Clinic not found");
        assertSaid(get("/Slots?ProvNum=" + theirOperator), 404, "Provider not found");
        assertSaid(get("/ASAP?ProvNum=" + theirOperator), 404, "Provider not found");
        assertSaid(post(withField("PatNum: " + theirPatient)), 404, "Patient not found");
        assertSaid(post(withField("ProvNum: " + theirOperator)), 404, "Provider not found");

        for (var path : List.of("", "/1", "/ASAP", "/Slots", "/WebSched")) {
            given().get(APPOINTMENTS + path).then().statusCode(401);
        }
        for (var path : List.of("/1", "/1/Break", "/1/Note", "/1/Confirm")) {
            given().contentType(ContentType.JSON)
                    .body("{}")
                    .put(APPOINTMENTS + path)
                    .then()
                    .statusCode(401);
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(APPOINTMENTS)
                .then()
                .statusCode(401);
    }

    @Test
    void aKeyDoesWhatItsPermissionsAllow() {
        long n = booked(at(9, 0), "");
        agenda.practice()
                .as(Roles.VIEWER)
                .call()
                .get(APPOINTMENTS + "/" + n)
                .then()
                .statusCode(200);
        agenda.practice()
                .as(Roles.VIEWER)
                .call()
                .body("{\"Note\": \"x\"}")
                .put(APPOINTMENTS + "/" + n)
                .then()
                .statusCode(401);

        assertSaid(
                putWith("opendental:Comm", "/" + n, "{\"Note\": \"x\"}"),
                401,
                "The key does not have the permission Appointments.");
        putWith("opendental:Comm", "/" + n + "/Note", "{\"Note\": \"x\"}").statusCode(200);
        putWith("opendental:Appointments", "/" + n, "{\"Note\": \"x\"}").statusCode(200);
        assertSaid(
                putWith("opendental:Appointments dental:read", "/" + n + "/Confirm", "{\"confirmVal\": \"None\"}"),
                401,
                "The key does not have the permission Comm.");
        putWith("dental:write", "/" + n + "/Confirm", "{\"confirmVal\": \"None\"}")
                .statusCode(200);
    }

    private ValidatableResponse putWith(String scope, String path, String json) {
        return given().auth()
                .oauth2(Passports.ofApp(agenda.practice().id(), Roles.OWNER, scope))
                .contentType(ContentType.JSON)
                .body(json)
                .put(APPOINTMENTS + path)
                .then();
    }

    private static void assertSaid(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status).contentType(ContentType.JSON).body(equalTo("\"" + sentence + "\""));
    }

    private static void assertListed(String query, long... expected) {
        assertThat(numbers(get(query).statusCode(200))).containsExactly(expected);
    }

    private static long[] numbers(ValidatableResponse listed) {
        return new JsonPath(listed.extract().asString())
                .getList("AptNum", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .toArray();
    }

    private String withField(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var others = new StringBuilder();
        for (var each : List.of(
                "PatNum: " + patient, "Op: " + chair, "ProvNum: " + operator, "AptDateTime: \"" + at(9, 0) + "\"")) {
            if (!each.startsWith(name + ":")) {
                others.append(", ").append(quoted(each));
            }
        }
        return "{" + quoted(field) + others + "}";
    }

    private static String quoted(String field) {
        int colon = field.indexOf(':');
        return "\"" + field.substring(0, colon) + "\"" + field.substring(colon);
    }

    private long booked(String at, String more) {
        return booked(patient, at, more);
    }

    private long booked(long patNum, String at, String more) {
        return booked("{\"PatNum\": %d, \"Op\": %d, \"ProvNum\": %d, \"AptDateTime\": \"%s\"%s}"
                .formatted(patNum, chair, operator, at, more));
    }

    private static long booked(String json) {
        return post(json).statusCode(201).extract().jsonPath().getLong("AptNum");
    }

    private static ValidatableResponse post(String json) {
        return agenda.owner().call().body(json).post(APPOINTMENTS).then();
    }

    private static ValidatableResponse put(String path, String json) {
        return agenda.owner().call().body(json).put(APPOINTMENTS + path).then();
    }

    private static ValidatableResponse get(String path) {
        return agenda.owner()
                .call()
                .urlEncodingEnabled(false)
                .get(APPOINTMENTS + path)
                .then();
    }

    private static long recallStatus() {
        return (long) Database.value(
                                "select min(number) from definition where clinic_id = ? and category = 'recall_status'",
                                agenda.practice().id())
                        * 100
                + 13;
    }

    private static long number(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }

    private static UUID id(long number) {
        return (UUID) Database.value("select id from appointment where number = ?", number);
    }

    private String at(int hour, int minute) {
        return day.atTime(hour, minute).format(FORM);
    }

    private Instant instant(int hour, int minute) {
        return day.atTime(hour, minute).atZone(ZONE).toInstant();
    }

    private String slot(int hour, int minute, int endHour, int endMinute) {
        return "{\"DateTimeStart\":\"%s\",\"DateTimeEnd\":\"%s\",\"ProvNum\":%d,\"OpNum\":%d}"
                .formatted(at(hour, minute), at(endHour, endMinute), operator, chair);
    }
}
