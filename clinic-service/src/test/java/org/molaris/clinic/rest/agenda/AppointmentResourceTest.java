package org.molaris.clinic.rest.agenda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.clinic.Agenda.APPOINTMENT;
import static org.molaris.clinic.Agenda.APPOINTMENTS;
import static org.molaris.clinic.Agenda.tomorrow;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class AppointmentResourceTest {

    private Agenda agenda;
    private UUID operator;
    private UUID chair;

    @BeforeEach
    void anAgenda() {
        agenda = Agenda.open();
        operator = agenda.operator();
        chair = agenda.chair();
    }

    @Test
    void anAppointmentIsBookedAndFoundAgain() {
        var patient = agenda.practice().patient("Eva", "Paz");
        var assistant = agenda.operator();
        var branch = agenda.branch();
        var specialty = agenda.specialty();
        var reason = agenda.reason(45);
        var color = agenda.color();
        var plan = UUID.randomUUID();
        var step = UUID.randomUUID();

        var booked = agenda.book("""
                        {"patient_id": "%s", "operator_id": "%s", "assistant_id": "%s", "chair_id": "%s", "branch_id": "%s",
                         "specialty_id": "%s", "booking_reason_id": "%s", "color_id": "%s", "starts_at": "%s",
                         "modality": "in_practice", "procedure_type": " Limpieza ", "description": "Con calma",
                         "treatment_plan_id": "%s", "treatment_step_id": "%s", "email_reminder": true,
                         "sms_reminder": true, "first_visit": true}""".formatted(
                        patient, operator, assistant, chair, branch, specialty, reason, color, tomorrow(0), plan, step))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .extract();

        var id = booked.as(Json.class).<String>at("id");
        assertThat(booked.header("Location")).endsWith("/api/dental/appointments/" + id);
        assertThat(booked.asString()).isEqualTo("""
                {"id":"%s","number":%s,"clinic_id":"%s","patient_id":"%s","operator_id":"%s","assistant_id":"%s",\
                "chair_id":"%s","branch_id":"%s","specialty_id":"%s","booking_reason_id":"%s","color_id":"%s",\
                "state":"scheduled","state_id":"%s","state_name":"%s","starts_at":"%s","ends_at":"%s",\
                "duration_minutes":45,"all_day":false,"overbooked":false,"modality":"in_practice",\
                "procedure_type":"Limpieza","description":"Con calma","treatment_plan_id":"%s","treatment_step_id":"%s",\
                "email_reminder":true,"sms_reminder":true,"first_visit":true,"created_through_booking":false,\
                "created_through_api":true,"cancellation_reason":null,"color_value":null,"time_pattern":null,\
                "assistant_pattern":null,"hygiene":false,"asap":false,"to_reschedule":false,\
                "unscheduled_status_id":null,"confirmed_at":null,"arrived_at":null,\
                "seated_at":null,"dismissed_at":null,"state_changed_at":"%s","created_at":"%s","updated_at":"%s"}""".formatted(
                        id,
                        booked.as(Json.class).at("number"),
                        agenda.practice().id(),
                        patient,
                        operator,
                        assistant,
                        chair,
                        branch,
                        specialty,
                        reason,
                        color,
                        agenda.reserved("scheduled"),
                        booked.as(Json.class).<String>at("state_name"),
                        tomorrow(0),
                        tomorrow(45),
                        plan,
                        step,
                        booked.as(Json.class).<String>at("created_at"),
                        booked.as(Json.class).<String>at("created_at"),
                        booked.as(Json.class).<String>at("created_at")));
        agenda.read(UUID.fromString(id))
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(equalTo(booked.asString()));
    }

    @Test
    void aTimeIsEnough() {
        agenda.book("{\"starts_at\": \"%s\"}".formatted(tomorrow(0)))
                .statusCode(201)
                .body(json("patient_id", nullValue()))
                .body(json("operator_id", nullValue()))
                .body(json("chair_id", nullValue()))
                .body(json("duration_minutes", is(30)))
                .body(json("ends_at", is(tomorrow(30).toString())))
                .body(json("modality", is("in_practice")))
                .body(json("state", is("scheduled")))
                .body(json("state_id", is(agenda.reserved("scheduled").toString())));
    }

    @Test
    void theOthersHearOfItWhole() {
        var id = agenda.booked(at(tomorrow(0), ", \"procedure_type\": \"Limpieza\", \"description\": \"Secreta\""));

        var event = Events.of(Topic.APPOINTMENTS, id, 1).get(0);

        assertThat(event.type()).isEqualTo("appointment-booked");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.header(CloudEvent.CLINIC_ID))
                .isEqualTo(agenda.practice().id().toString());
        assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("owner@test");
        assertThat(event.data().getString("appointment.operator_id")).isEqualTo(operator.toString());
        assertThat(event.data().getString("appointment.chair_id")).isEqualTo(chair.toString());
        assertThat(event.data().getString("appointment.state")).isEqualTo("scheduled");
        assertThat(event.data().getString("appointment.starts_at"))
                .isEqualTo(tomorrow(0).toString());
        assertThat(event.data().getInt("appointment.duration_minutes")).isEqualTo(30);
        assertThat(event.data().getString("appointment.procedure_type")).isEqualTo("Limpieza");
        assertThat(event.data().getLong("appointment.number")).isPositive();
        assertThat(event.raw().value()).doesNotContain("Secreta");
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed,                appointment-confirmed",
        "waiting,                  appointment-updated",
        "in_care,                  appointment-updated",
        "done,                     appointment-done",
        "absent,                   appointment-missed",
        "cancelled,                appointment-cancelled",
    })
    void howItStandsIsToldByName(String state, String type) {
        var id = agenda.booked(at(soon(), ""));

        agenda.change(id, "{\"state\": \"%s\"}".formatted(state))
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("state", is(state)))
                .body(json("state_id", is(agenda.reserved(state).toString())));
        agenda.change(id, "{\"state\": \"%s\"}".formatted(state))
                .statusCode(200)
                .header("ETag", is("\"2\""));

        var events = Events.of(Topic.APPOINTMENTS, id, 2);
        assertThat(events).extracting(Events.Published::type).containsExactly("appointment-booked", type);
        assertThat(events.get(1).data().getString("appointment.state")).isEqualTo(state);
    }

    @Test
    void aChangeOfSeveralKindsIsToldOnceByTheWeightiest() {
        var id = agenda.booked(at(tomorrow(0), ""));

        agenda.change(id, "{\"starts_at\": \"%s\", \"description\": \"Más tarde\"}".formatted(tomorrow(60)));
        agenda.change(id, "{\"state\": \"confirmed\", \"duration_minutes\": 60, \"first_visit\": true}");
        agenda.change(id, "{\"description\": null}");
        agenda.change(id, "{\"operator_id\": \"%s\"}".formatted(agenda.operator()));
        agenda.change(id, "{\"chair_id\": null}");
        agenda.change(id, "{\"state\": \"scheduled\", \"duration_minutes\": 30}")
                .statusCode(200);

        assertThat(Events.of(Topic.APPOINTMENTS, id, 7))
                .extracting(Events.Published::type)
                .containsExactly(
                        "appointment-booked",
                        "appointment-rescheduled",
                        "appointment-confirmed",
                        "appointment-updated",
                        "appointment-rescheduled",
                        "appointment-rescheduled",
                        "appointment-rescheduled");
    }

    @Test
    void whatIsTheSameAlreadyIsNoNews() {
        var id = agenda.booked(at(tomorrow(0), ", \"description\": \"Con calma\""));
        var before = agenda.read(id).extract().asString();

        agenda.change(
                        id,
                        at(
                                tomorrow(0),
                                ", \"description\": \" Con calma \", \"state\": \"scheduled\", \"force\": true"))
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(equalTo(before));
        agenda.change(id, "{\"first_visit\": true}").header("ETag", is("\"2\""));

        assertThat(Events.of(Topic.APPOINTMENTS, id, 2))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void theStepsOfAVisitAreTimed() {
        var id = agenda.booked(at(soon(), ""));

        agenda.change(id, "{\"state\": \"confirmed\"}").body(json("confirmed_at", notNullValue()));
        agenda.change(id, "{\"state\": \"waiting\"}").body(json("arrived_at", notNullValue()));
        agenda.change(id, "{\"state\": \"in_care\"}").body(json("seated_at", notNullValue()));
        var done = agenda.change(id, "{\"state\": \"done\"}")
                .body(json("confirmed_at", notNullValue()))
                .body(json("arrived_at", notNullValue()))
                .body(json("dismissed_at", notNullValue()))
                .extract();

        agenda.change(id, "{\"state\": \"in_care\"}")
                .body(json("seated_at", is(done.as(Json.class).<String>at("seated_at"))))
                .body(json("dismissed_at", nullValue()));
        agenda.change(id, "{\"state\": \"cancelled\"}")
                .body(json("seated_at", is(done.as(Json.class).<String>at("seated_at"))));
        agenda.change(id, "{\"state\": \"scheduled\"}")
                .body(json("confirmed_at", nullValue()))
                .body(json("arrived_at", nullValue()))
                .body(json("seated_at", nullValue()));
    }

    @Test
    void aClinicsOwnStateMeansANativeOne() {
        var phoned = agenda.state("Confirmado por teléfono", "confirmed");
        var id = agenda.booked(at(tomorrow(0), ""));

        agenda.change(id, "{\"state_id\": \"%s\"}".formatted(phoned))
                .statusCode(200)
                .body(json("state", is("confirmed")))
                .body(json("state_name", is("Confirmado por teléfono")))
                .body(json("confirmed_at", notNullValue()));
        agenda.read(id).body(json("state_name", is("Confirmado por teléfono")));
        agenda.change(id, "{\"state\": \"confirmed\"}").body(json("state_id", is(phoned.toString())));
        agenda.change(id, "{\"state\": \"confirmed\", \"state_id\": \"%s\"}".formatted(agenda.reserved("confirmed")))
                .body(json("state_id", is(agenda.reserved("confirmed").toString())));
        agenda.change(id, "{\"state\": \"scheduled\", \"state_id\": \"%s\"}".formatted(phoned))
                .statusCode(400)
                .body(json("details.field", contains("state_id")));
        agenda.book(at(tomorrow(60), ", \"state_id\": \"%s\"".formatted(phoned)))
                .statusCode(201)
                .body(json("state", is("confirmed")))
                .body(json("confirmed_at", notNullValue()));
        agenda.book(at(tomorrow(120), ", \"state\": \"done\", \"state_id\": \"%s\"".formatted(phoned)))
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "cancelled, waiting",
        "cancelled, in_care",
        "cancelled, done",
        "cancelled, absent",
        "absent,    in_care",
        "absent,    done",
    })
    void whatCannotBeIsRefused(String from, String to) {
        var id = agenda.booked(at(soon(), ", \"state\": \"%s\"".formatted(from)));

        agenda.change(id, "{\"state\": \"%s\", \"force\": true}".formatted(to))
                .statusCode(409)
                .body(json("code", is("IMPOSSIBLE_TRANSITION")))
                .body(json("details.field", contains("state")));

        agenda.read(id).header("ETag", is("\"1\"")).body(json("state", is(from)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "in_care", "done", "absent"})
    void nobodyComesOnALaterDay(String state) {
        var later = tomorrow(0).plus(2, ChronoUnit.DAYS);
        var id = agenda.booked(at(later, ""));

        agenda.change(id, "{\"state\": \"%s\"}".formatted(state))
                .statusCode(409)
                .body(json("code", is("IMPOSSIBLE_TRANSITION")));
        agenda.book(at(later.plus(1, ChronoUnit.HOURS), ", \"state\": \"%s\"".formatted(state)))
                .statusCode(409);
        agenda.change(id, "{\"state\": \"%s\", \"force\": true}".formatted(state))
                .statusCode(200);
    }

    @Test
    void whatHasBegunIsNotMovedToALaterDay() {
        var id = agenda.booked(at(soon(), ", \"state\": \"waiting\""));

        agenda.change(id, "{\"starts_at\": \"%s\"}".formatted(soon().plus(3, ChronoUnit.DAYS)))
                .statusCode(409)
                .body(json("code", is("IMPOSSIBLE_TRANSITION")));
    }

    @Test
    void cancellingFreesTheTime() {
        var id = agenda.booked(at(tomorrow(0), ""));

        agenda.cancel(id)
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("state", is("cancelled")))
                .body(json("state_id", is(agenda.reserved("cancelled").toString())));
        agenda.cancel(id).statusCode(200).header("ETag", is("\"2\""));
        agenda.book(at(tomorrow(0), "")).statusCode(201);

        agenda.change(id, "{\"state\": \"scheduled\"}").statusCode(409).body(json("code", is("SLOT_TAKEN")));
        agenda.change(id, "{\"state\": \"scheduled\", \"starts_at\": \"%s\"}".formatted(tomorrow(30)))
                .statusCode(200);
        assertThat(Events.of(Topic.APPOINTMENTS, id, 3))
                .extracting(Events.Published::type)
                .containsExactly("appointment-booked", "appointment-cancelled", "appointment-rescheduled");
    }

    @Test
    void whyItWasCancelledIsForgottenWhenItIsBookedAgain() {
        var id = agenda.booked(at(tomorrow(0), ""));

        agenda.change(id, "{\"state\": \"cancelled\", \"cancellation_reason\": \"De viaje\"}")
                .body(json("cancellation_reason", is("De viaje")));
        agenda.change(id, "{\"state\": \"confirmed\"}").statusCode(200).body(json("cancellation_reason", nullValue()));
    }

    @Test
    void nullClearsWhatMayBeUnknown() {
        var id = agenda.booked(at(tomorrow(0), """
                , "patient_id": "%s", "branch_id": "%s", "specialty_id": "%s", "color_id": "%s", "procedure_type": "X",
                "booking_reason_id": "%s", "assistant_id": "%s"
                """.formatted(
                        agenda.practice().patient("Eva", "Paz"),
                        agenda.branch(),
                        agenda.specialty(),
                        agenda.color(),
                        agenda.reason(20),
                        agenda.operator())));

        agenda.change(id, """
                        {"patient_id": null, "operator_id": null, "chair_id": null, "branch_id": null,
                         "specialty_id": null, "color_id": null, "procedure_type": null, "booking_reason_id": null,
                         "assistant_id": null}""")
                .statusCode(200)
                .body(json("patient_id", nullValue()))
                .body(json("operator_id", nullValue()))
                .body(json("chair_id", nullValue()))
                .body(json("branch_id", nullValue()))
                .body(json("specialty_id", nullValue()))
                .body(json("color_id", nullValue()))
                .body(json("procedure_type", nullValue()))
                .body(json("booking_reason_id", nullValue()))
                .body(json("assistant_id", nullValue()))
                .body(json("duration_minutes", is(20)));
    }

    @ParameterizedTest
    @CsvSource({
        "America/El_Salvador, 24",
        "America/Santiago,    24",
        "Europe/Rome,         24",
    })
    void allDayIsADayOfTheClinic(String zone, int hours) {
        var there = Agenda.of(Practice.open(zone));
        var day = LocalDate.now(ZoneId.of(zone)).plusDays(10);
        // Clocks change on some days of the year; the length of this one is the calendar's.
        var midnight = day.atStartOfDay(ZoneId.of(zone)).toInstant();
        var next = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        assertThat(Duration.between(midnight, next).toHours()).isBetween(hours - 1L, hours + 1L);

        var id = there.booked("{\"all_day\": true, \"starts_at\": \"%s\", \"operator_id\": \"%s\"}"
                .formatted(midnight.plus(15, ChronoUnit.HOURS), there.operator()));

        there.read(id)
                .body(json("all_day", is(true)))
                .body(json("starts_at", is(midnight.toString())))
                .body(json("ends_at", is(next.toString())));
        there.change(id, "{\"all_day\": true, \"starts_at\": \"%s\"}".formatted(midnight.plus(3, ChronoUnit.HOURS)))
                .header("ETag", is("\"1\""));
        there.change(id, "{\"all_day\": false}")
                .statusCode(200)
                .body(json("starts_at", is(midnight.toString())))
                .body(json("duration_minutes", is(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "America/Santiago, 2030-09-08, 23", // there is no midnight on this one
        "America/Santiago, 2030-04-06, 25",
        "Europe/Rome,      2030-03-31, 23",
        "Europe/Rome,      2030-10-27, 25",
    })
    void aDayOfWhichTheClocksChangeIsAsLongAsItIs(String zone, LocalDate day, int hours) {
        var there = Agenda.of(Practice.open(zone));
        var midnight = day.atStartOfDay(ZoneId.of(zone)).toInstant();

        there.book("{\"all_day\": true, \"starts_at\": \"%s\"}".formatted(midnight.plus(5, ChronoUnit.HOURS)))
                .statusCode(201)
                .body(json("starts_at", is(midnight.toString())))
                .body(json("ends_at", is(midnight.plus(hours, ChronoUnit.HOURS).toString())))
                .body(json("duration_minutes", is(hours * 60)));
    }

    @Test
    void theOverbookingChairIsNeverFull() {
        agenda.booked(at(tomorrow(0), ""));

        for (int times = 0; times < 3; times++) {
            agenda.book("{\"starts_at\": \"%s\", \"operator_id\": \"%s\", \"chair_id\": \"%s\"}"
                            .formatted(tomorrow(0), operator, agenda.overbookingChair()))
                    .statusCode(201)
                    .body(json("overbooked", is(true)));
        }
        var id = agenda.booked("{\"starts_at\": \"%s\", \"operator_id\": \"%s\", \"chair_id\": \"%s\"}"
                .formatted(tomorrow(0), operator, agenda.overbookingChair()));
        agenda.change(id, "{\"chair_id\": \"%s\"}".formatted(agenda.chair())).statusCode(409);
        agenda.change(id, "{\"description\": \"X\"}").statusCode(200).body(json("overbooked", is(true)));
        agenda.change(id, "{\"chair_id\": \"%s\", \"starts_at\": \"%s\"}".formatted(chair, tomorrow(30)))
                .statusCode(200)
                .body(json("overbooked", is(false)));
    }

    @Test
    void thePastIsOnlyBookedWithForce() {
        var past = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        agenda.book(at(past, ""))
                .statusCode(400)
                .body(json("code", is("IN_THE_PAST")))
                .body(json("details.field", contains("starts_at")));
        var id = agenda.booked(at(past, ", \"force\": true, \"state\": \"done\""));
        agenda.change(id, "{\"starts_at\": \"%s\"}".formatted(past.minusSeconds(60)))
                .statusCode(400)
                .body(json("code", is("IN_THE_PAST")));
        agenda.change(id, "{\"duration_minutes\": 50, \"description\": \"Duró más\"}")
                .statusCode(200);
        agenda.book(at(past, ", \"force\": true")).statusCode(409).body(json("code", is("SLOT_TAKEN")));
    }

    @Test
    void withinOpeningHoursUnlessForced() {
        agenda.open(operator, "08:00", "12:00");
        agenda.open(operator, "12:00", "16:00");
        var noon = local(12, 0);

        agenda.book(at(noon.minus(15, ChronoUnit.MINUTES), "")).statusCode(201);
        agenda.book(at(local(15, 30), "")).statusCode(201);
        agenda.book(at(local(15, 45), ""))
                .statusCode(400)
                .body(json("code", is("OUTSIDE_OPENING_HOURS")))
                .body(json("details.field", contains("starts_at")));
        agenda.book(at(local(7, 59), "")).statusCode(400).body(json("code", is("OUTSIDE_OPENING_HOURS")));
        agenda.book("{\"starts_at\": \"%s\", \"operator_id\": \"%s\"}".formatted(local(3, 0), agenda.operator()))
                .statusCode(201);
        agenda.book("{\"all_day\": true, \"starts_at\": \"%s\", \"assistant_id\": \"%s\"}"
                        .formatted(local(3, 0), operator))
                .statusCode(201);
        var id = agenda.booked(at(local(20, 0), ", \"force\": true"));

        agenda.change(id, "{\"description\": \"De noche\"}").statusCode(200);
        agenda.change(id, "{\"starts_at\": \"%s\"}".formatted(local(21, 0))).statusCode(400);
        agenda.change(id, "{\"starts_at\": \"%s\", \"force\": true}".formatted(local(21, 0)))
                .statusCode(200);
    }

    @Test
    void notIntoABlockUnlessForced() {
        agenda.block(operator, null, null, tomorrow(0), tomorrow(60));
        agenda.block(null, chair, null, tomorrow(120), tomorrow(180));

        agenda.book(at(tomorrow(45), ""))
                .statusCode(409)
                .body(json("code", is("BLOCKED")))
                .body(json("details.field", contains("starts_at")));
        agenda.book(at(tomorrow(100), "")).statusCode(409).body(json("code", is("BLOCKED")));
        agenda.book(at(tomorrow(60), "")).statusCode(201);
        agenda.book(at(tomorrow(45), ", \"force\": true, \"duration_minutes\": 15"))
                .statusCode(201);
        agenda.book("{\"starts_at\": \"%s\", \"operator_id\": \"%s\"}".formatted(tomorrow(45), agenda.operator()))
                .statusCode(201);
    }

    @Test
    void aChangeMeantForAnOlderVersionIsRefused() {
        var id = agenda.booked(at(tomorrow(0), ""));
        agenda.change(id, "{\"first_visit\": true}").statusCode(200);

        agenda.owner()
                .call()
                .header("If-Match", "\"1\"")
                .body("{\"first_visit\": false}")
                .patch(APPOINTMENT, id)
                .then()
                .statusCode(412)
                .body(json("code", is("PRECONDITION_FAILED")));
        agenda.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(APPOINTMENT, id)
                .then()
                .statusCode(412);
        agenda.read(id).body(json("state", is("scheduled"))).body(json("first_visit", is(true)));
    }

    @Test
    void theSameKeyBooksOnce() {
        var key = UUID.randomUUID().toString();
        var body = at(tomorrow(0), "");
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
                .body(equalTo(first.asString()));

        assertThat(Database.value(
                        "select count(*) from appointment where clinic_id = ?",
                        agenda.practice().id()))
                .isEqualTo(1L);
    }

    @Test
    void aKeyWhoseTimeWasTakenMayBeUsedAgain() {
        var key = UUID.randomUUID().toString();
        var inTheWay = agenda.booked(at(tomorrow(0), ""));
        var body = at(tomorrow(0), "");

        agenda.owner().call(key).body(body).post(APPOINTMENTS).then().statusCode(409);
        agenda.cancel(inTheWay);
        agenda.owner()
                .call(key)
                .body(body)
                .post(APPOINTMENTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "patient_id,        UNKNOWN_PATIENT",
        "operator_id,       UNKNOWN_OPERATOR",
        "assistant_id,      UNKNOWN_ASSISTANT",
        "chair_id,          UNKNOWN_CHAIR",
        "branch_id,         UNKNOWN_BRANCH",
        "specialty_id,      UNKNOWN_SPECIALTY",
        "booking_reason_id, UNKNOWN_BOOKING_REASON",
        "color_id,          UNKNOWN_COLOR",
        "state_id,          UNKNOWN_STATE",
    })
    void whatIsAnotherClinicsOrDeletedIsUnknown(String field, String code) {
        var theirs = Agenda.open();
        var deleted = one(agenda, field);
        if (field.equals("patient_id")) {
            Database.execute("update patient set archived_at = now() where id = ?", deleted);
        } else {
            agenda.delete(tableOf(field), deleted);
        }
        var id = agenda.booked("{\"starts_at\": \"%s\"}".formatted(tomorrow(0)));

        for (var unknown : new UUID[] {one(theirs, field), deleted, UUID.randomUUID()}) {
            agenda.book("{\"starts_at\": \"%s\", \"%s\": \"%s\"}".formatted(tomorrow(0), field, unknown))
                    .statusCode(400)
                    .body(json("code", is(code)))
                    .body(json("details.field", contains(field)));
            agenda.change(id, "{\"%s\": \"%s\"}".formatted(field, unknown))
                    .statusCode(400)
                    .body(json("code", is(code)));
        }
        var ours = one(agenda, field);
        agenda.change(id, "{\"%s\": \"%s\"}".formatted(field, ours)).statusCode(200);
        agenda.read(id).body(field, is(ours.toString()));
    }

    @Test
    void whatIsDeletedLaterStays() {
        var id = agenda.booked(at(tomorrow(0), ""));
        agenda.delete("operator", operator);
        agenda.delete("chair", chair);

        agenda.change(id, "{\"description\": \"X\"}")
                .statusCode(200)
                .body(json("operator_id", is(operator.toString())))
                .body(json("chair_id", is(chair.toString())));
        agenda.book(at(tomorrow(60), "")).statusCode(400).body(json("code", is("UNKNOWN_OPERATOR")));
    }

    @Test
    void anotherClinicsAppointmentIsNotFound() {
        var id = agenda.booked(at(tomorrow(0), ""));
        var other = Agenda.open();

        other.read(id)
                .statusCode(404)
                .body(json("code", is("APPOINTMENT_NOT_FOUND")))
                .body(json("error", is("Appointment not found")));
        other.change(id, "{\"first_visit\": true}").statusCode(404);
        other.cancel(id).statusCode(404);
        other.list("").body(json("appointments.size()", is(0)));

        agenda.read(id).statusCode(200).header("ETag", is("\"1\""));
    }

    @Test
    void anotherClinicsTimeIsItsOwn() {
        agenda.booked(at(tomorrow(0), ""));
        var other = Agenda.open();

        other.book("{\"starts_at\": \"%s\", \"operator_id\": \"%s\"}".formatted(tomorrow(0), other.operator()))
                .statusCode(201);
    }

    @Test
    void withoutACredentialThereIsNoAgenda() {
        var id = UUID.randomUUID();
        given().get(APPOINTMENTS).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().get(APPOINTMENT, id).then().statusCode(401);
        given().delete(APPOINTMENT, id).then().statusCode(401);
        given().contentType("application/json")
                .body("{\"starts_at\": \"%s\"}".formatted(tomorrow(0)))
                .post(APPOINTMENTS)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{\"first_visit\": true}")
                .patch(APPOINTMENT, id)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST})
    void whoeverWorksInTheAgendaWritesIt(String role) {
        var caller = agenda.practice().as(role);
        var id = caller.call()
                .body(at(tomorrow(0), ""))
                .post(APPOINTMENTS)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .<String>at("id");

        caller.call()
                .body("{\"first_visit\": true}")
                .patch(APPOINTMENT, id)
                .then()
                .statusCode(200);
        caller.call().get(APPOINTMENT, id).then().statusCode(200);
        caller.call().delete(APPOINTMENT, id).then().statusCode(200);
    }

    @Test
    void aViewerOnlyReads() {
        var id = agenda.booked(at(tomorrow(0), ""));
        var viewer = agenda.practice().as(Roles.VIEWER);

        viewer.call().get(APPOINTMENTS).then().statusCode(200);
        viewer.call().get(APPOINTMENT, id).then().statusCode(200);
        viewer.call().body(at(tomorrow(60), "")).post(APPOINTMENTS).then().statusCode(403);
        viewer.call()
                .body("{\"first_visit\": true}")
                .patch(APPOINTMENT, id)
                .then()
                .statusCode(403);
        viewer.call().delete(APPOINTMENT, id).then().statusCode(403);
        Practice.administrator().call().get(APPOINTMENTS).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{}`                                                                            | starts_at",
                "`{\"starts_at\": null}`                                                         | starts_at",
                "`{\"starts_at\": \"2030-02-31T10:00:00Z\"}`                                     | starts_at",
                "`{\"starts_at\": \"2030-02-01\"}`                                               | starts_at",
                "`{\"starts_at\": \"1999-02-01T10:00:00Z\"}`                                     | starts_at",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"duration_minutes\": 4}`            | duration_minutes",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"duration_minutes\": 721}`          | duration_minutes",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"duration_minutes\": -30}`          | duration_minutes",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"duration_minutes\": 30.5}`         | duration_minutes",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"state\": \"asleep\"}`              | state",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"modality\": \"both\"}`             | modality",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"operator_id\": \"7\"}`             | operator_id",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"ends_at\": \"2030-02-01T11:00:00Z\"}` | ends_at",
                "`{\"starts_at\": \"2030-02-01T10:00:00Z\", \"overbooked\": true}`               | overbooked",
            })
    void aBookingThatCannotBeIsRefusedByName(String body, String field) {
        agenda.book(body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{}`                            | patch",
                "`{\"starts_at\": null}`         | starts_at",
                "`{\"duration_minutes\": null}`  | duration_minutes",
                "`{\"duration_minutes\": 0}`     | duration_minutes",
                "`{\"state\": null}`             | state",
                "`{\"state_id\": null}`          | state_id",
                "`{\"modality\": null}`          | modality",
                "`{\"all_day\": null}`           | all_day",
                "`{\"first_visit\": null}`       | first_visit",
                "`{\"id\": \"x\"}`               | id",
            })
    void aChangeThatCannotBeIsRefusedByName(String body, String field) {
        var id = agenda.booked(at(tomorrow(0), ""));

        agenda.change(id, body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        agenda.read(id).header("ETag", is("\"1\""));
    }

    private static UUID one(Agenda agenda, String field) {
        return switch (field) {
            case "patient_id" -> agenda.practice().patient("Eva", "Paz");
            case "operator_id", "assistant_id" -> agenda.operator();
            case "chair_id" -> agenda.chair();
            case "branch_id" -> agenda.branch();
            case "specialty_id" -> agenda.specialty();
            case "booking_reason_id" -> agenda.reason(45);
            case "color_id" -> agenda.color();
            default -> agenda.state("Otra", "confirmed");
        };
    }

    private static String tableOf(String field) {
        return switch (field) {
            case "assistant_id" -> "operator";
            case "state_id" -> "appointment_state";
            default -> field.replace("_id", "");
        };
    }

    private String at(Instant start, String more) {
        return "{\"operator_id\": \"%s\", \"chair_id\": \"%s\", \"starts_at\": \"%s\"%s}"
                .formatted(operator, chair, start, more);
    }

    /** Near enough for a patient to come. */
    private static Instant soon() {
        return Instant.now().plus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant local(int hour, int minute) {
        return LocalDate.now(ZoneId.of("America/El_Salvador"))
                .plusDays(2)
                .atTime(hour, minute)
                .atZone(ZoneId.of("America/El_Salvador"))
                .toInstant();
    }
}
