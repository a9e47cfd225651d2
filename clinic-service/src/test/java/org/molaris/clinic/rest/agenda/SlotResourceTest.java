package org.molaris.clinic.rest.agenda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Json;

/** What one sees who asks for free times; that they are the right ones, whatever the agenda, is for {@link SlotsTest}. */
@QuarkusTest
class SlotResourceTest {

    private static final ZoneId ZONE = ZoneId.of("America/El_Salvador");

    /** A Monday. */
    private static final LocalDate DAY = LocalDate.parse("2030-03-04");

    private Agenda agenda;
    private UUID operator;

    @BeforeEach
    void anOperatorWhoIsThereInTheMorning() {
        agenda = Agenda.open();
        operator = agenda.operator(30);
        agenda.open(operator, "08:00", "10:00");
    }

    @Test
    void freeTimesAreOpeningHoursLessAppointmentsAndBlocks() {
        var chair = agenda.chair();
        agenda.appointment(operator, chair, at("08:30"), at("08:40"), "confirmed");
        agenda.block(null, null, null, at("09:30"), at("09:45"));

        var slots = agenda.slots("?from=2030-03-04&to=2030-03-04&duration=30").statusCode(200);

        slots.body(json(
                        "slots.starts_at",
                        contains(at("08:00").toString(), at("09:00").toString())))
                .body(json(
                        "slots.ends_at",
                        contains(at("08:30").toString(), at("09:30").toString())))
                .body(json("slots.operator_id", everyItem(is(operator.toString()))))
                .body(json("slots.chair_id", everyItem(is(chair.toString()))))
                .body(json("slots.modality", everyItem(is("both"))))
                .body(json("more", is(false)));
        assertThat(slots.extract()
                        .as(Json.class)
                        .<Map<String, Object>>at("slots[0]")
                        .keySet())
                .containsExactly("starts_at", "ends_at", "operator_id", "chair_id", "modality");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "cancelled"})
    void whoDoesNotComeTakesNoTime(String state) {
        agenda.appointment(operator, null, at("08:00"), at("10:00"), state);

        day("&duration=60").body(json("slots", hasSize(3)));
    }

    @Test
    void whoIsOverbookedTakesNoTime() {
        agenda.appointment(operator, agenda.overbookingChair(), at("08:00"), at("10:00"), "scheduled");

        day("&duration=60").body(json("slots", hasSize(3))).body(json("slots.chair_id", everyItem(nullValue())));
        day("&duration=60&chair_id=" + agenda.overbookingChair())
                .body(json(
                        "slots.chair_id", everyItem(is(agenda.overbookingChair().toString()))));
    }

    @Test
    void theOperatorsOwnChairComesFirstAndAnyOtherNext() {
        var any = agenda.chair();
        var own = agenda.chair(null, operator);
        agenda.appointment(null, own, at("08:00"), at("09:00"), "scheduled");

        day("&duration=60").body(json("slots.chair_id", contains(any.toString(), any.toString(), own.toString())));
        agenda.appointment(null, any, at("08:00"), at("08:30"), "scheduled");
        day("&duration=60").body(json("slots.chair_id", contains(any.toString(), own.toString())));
        day("&duration=60&chair_id=" + any).body(json("slots", hasSize(2)));
        day("&duration=60&modality=telehealth")
                .body(json("slots", hasSize(3)))
                .body(json("slots.chair_id", everyItem(nullValue())))
                .body(json("slots.modality", everyItem(is("telehealth"))));
    }

    @Test
    void whoHasNoHoursOfTheirOwnHasTheClinics() {
        agenda.open(null, "09:00", "10:00");
        var other = agenda.operator(60);

        day("&duration=60&operator_id=" + other)
                .body(json("slots.starts_at", contains(at("09:00").toString())));
        day("&duration=60&operator_id=" + operator).body(json("slots", hasSize(3)));
        day("&duration=60").body(json("slots", hasSize(4)));
        day("&duration=60&operator_id=" + operator + "&operator_id=" + other).body(json("slots", hasSize(4)));
    }

    @Test
    void aBranchHasItsOwnHoursAndChairs() {
        var here = agenda.branch();
        var there = agenda.branch();
        var chair = agenda.chair(here, null);
        agenda.chair(there, null);
        var visiting = agenda.operator(60);
        agenda.hours(visiting, here, 1, LocalTime.of(8, 0), LocalTime.of(9, 0), "in_practice");
        agenda.hours(visiting, there, 1, LocalTime.of(9, 0), LocalTime.of(10, 0), "in_practice");

        day("&duration=60&operator_id=" + visiting).body(json("slots", hasSize(2)));
        day("&duration=60&operator_id=" + visiting + "&branch_id=" + here)
                .body(json("slots.starts_at", contains(at("08:00").toString())))
                .body(json("slots.chair_id", contains(chair.toString())))
                .body(json("slots.modality", contains("in_practice")));
        agenda.block(null, null, here, at("08:00"), at("09:00"));
        day("&duration=60&operator_id=" + visiting + "&branch_id=" + here).body(json("slots", empty()));
        day("&duration=60&operator_id=" + visiting).body(json("slots", hasSize(1)));
        day("&duration=60&operator_id=" + visiting + "&modality=telehealth").body(json("slots", empty()));
    }

    @Test
    void aReasonSaysHowLongAndWithWhom() {
        var other = agenda.operator(30);
        agenda.open(other, "08:00", "10:00");

        day("&booking_reason_id=" + agenda.reason(120, other))
                .body(json("slots.operator_id", contains(other.toString())))
                .body(json("slots.ends_at", contains(at("10:00").toString())));
        day("&booking_reason_id=" + agenda.reason(120)).body(json("slots", hasSize(2)));
    }

    @Test
    void withoutMoreItIsTheNextSevenDaysFromNow() {
        agenda.slots("?duration=120&operator_id=" + operator)
                .statusCode(200)
                // Six while today's has begun already.
                .body(json("slots.size()", oneOf(6, 7)));
        agenda.slots("?duration=120&from=2030-03-04").body(json("slots.size()", is(7)));
    }

    @Test
    void whatHasPassedIsOnlyThereOnRequest() {
        var today = LocalDate.now(ZONE);
        var query = "?duration=120&from=%s&to=%s".formatted(today.minusDays(3), today.minusDays(2));

        agenda.slots(query).statusCode(200).body(json("slots", empty()));
        agenda.slots(query + "&past=true").body(json("slots", hasSize(2)));
    }

    @Test
    void aMomentCutsTheDay() {
        agenda.slots("?duration=30&from=%s&to=%s".formatted(at("08:10"), at("09:50")))
                .body(json(
                        "slots.starts_at",
                        contains(at("08:30").toString(), at("09:00").toString())));
    }

    @Test
    void theLimitSaysSo() {
        day("&duration=30&limit=2").body(json("slots", hasSize(2))).body(json("more", is(true)));
        day("&duration=30&limit=4").body(json("slots", hasSize(4))).body(json("more", is(false)));
    }

    @Test
    void whatIsOfferedCanBeBooked() {
        var chair = agenda.chair();
        List<Map<String, String>> slots =
                day("&duration=60").extract().as(Json.class).at("slots");

        for (var slot : slots.subList(0, 1)) {
            agenda.book("""
                            {"starts_at": "%s", "duration_minutes": 60, "operator_id": "%s", "chair_id": "%s"}""".formatted(slot.get("starts_at"), slot.get("operator_id"), slot.get("chair_id")))
                    .statusCode(201);
        }
        day("&duration=60")
                .body(json("slots.starts_at", contains(at("09:00").toString())))
                .body(json("slots.chair_id", contains(chair.toString())));
    }

    @ParameterizedTest
    @CsvSource({
        "chair_id,          UNKNOWN_CHAIR",
        "operator_id,       UNKNOWN_OPERATOR",
        "branch_id,         UNKNOWN_BRANCH",
        "booking_reason_id, UNKNOWN_BOOKING_REASON",
    })
    void whatIsAnotherClinicsIsUnknown(String field, String code) {
        var theirs = Agenda.open();
        var id =
                switch (field) {
                    case "chair_id" -> theirs.chair();
                    case "operator_id" -> theirs.operator();
                    case "branch_id" -> theirs.branch();
                    default -> theirs.reason(30);
                };

        day("&" + field + "=" + id)
                .statusCode(400)
                .body(json("code", is(code)))
                .body(json("details.field", contains(field)));
    }

    @Test
    void anotherClinicsTimesAreNotSeen() {
        Agenda.open().slots("?from=2030-03-04&duration=30").statusCode(200).body(json("slots", empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2030-02-31,                        from",
        "from=tomorrow,                          from",
        "to=1999-01-01,                          to",
        "from=2030-03-04&to=2030-03-03,          to",
        "from=2030-03-04&to=2030-05-07,          to",
        "from=2030-03-04T10:00:00Z&to=2030-03-04T10:00:00Z, to",
        "duration=4,                             duration",
        "duration=721,                           duration",
        "duration=abc,                           duration",
        "modality=both,                          modality",
        "operator_id=7,                          operator_id",
        "past=yes,                               past",
        "limit=0,                                limit",
    })
    void aQuestionThatMeansNothingIsRefusedByName(String query, String field) {
        agenda.slots("?" + query).statusCode(400).body(json("details.field", contains(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void everybodyInAClinicSeesThem(String role) {
        agenda.practice().as(role).call().get(Agenda.SLOTS).then().statusCode(200);
    }

    @Test
    void nobodyElseDoes() {
        given().get(Agenda.SLOTS).then().statusCode(401);
        Practice.administrator().call().get(Agenda.SLOTS).then().statusCode(403);
    }

    private ValidatableResponse day(String more) {
        return agenda.slots("?from=2030-03-04&to=2030-03-04" + more);
    }

    private static Instant at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
