package org.molaris.clinic.rest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Crowd;
import org.molaris.test.Json;

/** When the clinic is open, and when it is not. */
@QuarkusTest
class HoursTest {

    private static final String SATURDAY = "{\"weekday\": 6, \"opens_at\": \"%s\", \"closes_at\": \"%s\"}";

    private Keeper keeper;

    @BeforeEach
    void aPractice() {
        keeper = Keeper.of(Practice.open());
    }

    @Test
    void hoursAreOfEverybodyEverywhereUnlessSaidOtherwise() {
        saturday("08:00", "12:30:15")
                .statusCode(201)
                .body(json("opens_at", is("08:00:00")))
                .body(json("closes_at", is("12:30:15")))
                .body(json("modality", is("in_practice")));
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 12:00, 409",
        "07:00, 08:01, 409",
        "11:59, 13:00, 409",
        "09:00, 10:00, 409",
        "07:00, 13:00, 409",
        "07:00, 08:00, 201",
        "12:00, 13:00, 201",
    })
    void noTwoOverlap(String opens, String closes, int status) {
        saturday("08:00", "12:00").statusCode(201);

        var second = saturday(opens, closes).statusCode(status);

        if (status == 409) {
            second.body(json("code", is("HOURS_OVERLAP")));
        }
    }

    @Test
    void anotherDayOperatorOrBranchIsAnotherMatter() {
        var operator = keeper.operator();
        var branch = keeper.branch();
        saturday("08:00", "12:00").statusCode(201);

        keeper.add("opening-hours", hours(7, null, null)).statusCode(201);
        keeper.add("opening-hours", hours(6, operator, null)).statusCode(201);
        keeper.add("opening-hours", hours(6, null, branch)).statusCode(201);
        keeper.add("opening-hours", hours(6, operator, branch)).statusCode(201);
        keeper.add("opening-hours", hours(6, operator, branch)).statusCode(409);

        keeper.list("opening-hours?total=true&operator_id=" + operator).body(json("total", is(2)));
        keeper.list("opening-hours?total=true&branch_id=" + branch).body(json("total", is(2)));
        keeper.list("opening-hours?total=true&branch_id=" + branch + "&operator_id=" + operator)
                .body(json("total", is(1)));
    }

    @Test
    void deletedHoursAreNoHours() {
        var id = UUID.fromString(
                saturday("08:00", "12:00").extract().as(Json.class).at("id"));
        keeper.delete("opening-hours", id).statusCode(200);

        saturday("08:00", "12:00").statusCode(201);
    }

    @Test
    void hoursThatAreChangedOverlapNoOthersButMayOverlapWhatTheyWere() {
        var morning = UUID.fromString(
                saturday("08:00", "12:00").extract().as(Json.class).at("id"));
        saturday("14:00", "18:00").statusCode(201);

        keeper.change("opening-hours", morning, "{\"closes_at\": \"13:00\"}")
                .statusCode(200)
                .body(json("closes_at", is("13:00:00")));
        keeper.change("opening-hours", morning, "{\"closes_at\": \"14:00:01\"}")
                .statusCode(409)
                .body(json("code", is("HOURS_OVERLAP")));
        keeper.change("opening-hours", morning, "{\"opens_at\": \"13:00\"}")
                .statusCode(400)
                .body(json("details.field", contains("closes_at")));
        keeper.read("opening-hours", morning)
                .body(json("opens_at", is("08:00:00")))
                .body(json("closes_at", is("13:00:00")))
                .header("ETag", is("\"2\""));
    }

    @RepeatedTest(5)
    void ofTenAtOnceThatOverlapOneIsTaken() {
        var codes =
                Crowd.all(10, nth -> saturday("08:0" + nth, "12:00").extract().statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @ParameterizedTest
    @CsvSource({
        "8:00, 12:00, opens_at",
        "08:00, 24:00, closes_at",
        "08:60, 12:00, opens_at",
        "08:00, 12:00:60, closes_at",
        "08:00, 12:00:00.5, closes_at",
        "08:00, noon, closes_at",
        "12:00, 12:00, closes_at",
        "13:00, 12:00, closes_at",
    })
    void hoursThatCannotBeAreRefusedByName(String opens, String closes, String field) {
        saturday(opens, closes)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
    }

    @ParameterizedTest
    @CsvSource({"0", "8"})
    void aWeekHasSevenDays(int weekday) {
        keeper.add("opening-hours", hours(weekday, null, null))
                .statusCode(400)
                .body(json("details.field", contains("weekday")));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "2030-01-01T12:00:00Z, 2030-01-01T12:00:00Z, ends_at",
                "2030-01-01T12:00:00Z, 2029-01-01T12:00:00Z, ends_at",
                "1999-12-31T23:59:59Z, 2030-01-01T12:00:00Z, starts_at",
                "2030-01-01T12:00:00Z, 2200-01-01T00:00:00Z, ends_at",
                "2030-02-31T12:00:00Z, 2030-03-01T12:00:00Z, starts_at",
            })
    void aBlockThatCannotBeIsRefusedByName(String starts, String ends, String field) {
        keeper.add("blocks", block(starts, ends))
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
    }

    @Test
    void blocksAreFoundByWhenAndOfWhatTheyAre() {
        var operator = keeper.operator();
        var chair = keeper.chair();
        var first = keeper.added("blocks", block("2030-01-01T08:00:00Z", "2030-01-01T12:00:00Z"));
        var second = keeper.added("blocks", """
                {"starts_at": "2030-01-01T12:00:00Z", "ends_at": "2030-01-01T18:00:00Z", "operator_id": "%s",
                 "chair_id": "%s"}""".formatted(operator, chair));

        blocks("from=2030-01-01T11:59:59Z").body(json("blocks.id", contains(second.toString(), first.toString())));
        blocks("from=2030-01-01T12:00:00Z").body(json("blocks.id", contains(second.toString())));
        blocks("to=2030-01-01T12:00:00Z").body(json("blocks.id", contains(first.toString())));
        blocks("from=2030-01-01T09:00:00Z&to=2030-01-01T10:00:00Z").body(json("blocks.id", contains(first.toString())));
        blocks("from=2030-01-01T18:00:00Z").body(json("blocks", empty()));
        blocks("operator_id=" + operator).body(json("blocks.id", contains(second.toString())));
        blocks("chair_id=" + chair).body(json("blocks.id", contains(second.toString())));
        blocks("operator_id=" + chair).body(json("blocks", empty()));
        keeper.list("blocks?from=tomorrow").statusCode(400).body(json("details.field", contains("from")));
    }

    @Test
    void aBlockThatIsTheSameToTheMicrosecondIsTheSame() {
        var id = keeper.added("blocks", block("2030-01-01T08:00:00.123456789Z", "2030-01-01T12:00:00Z"));

        keeper.read("blocks", id).body(json("starts_at", is("2030-01-01T08:00:00.123456Z")));
        keeper.change("blocks", id, "{\"starts_at\": \"2030-01-01T08:00:00.1234569Z\"}")
                .header("ETag", is("\"1\""));
    }

    private ValidatableResponse saturday(String opens, String closes) {
        return keeper.add("opening-hours", SATURDAY.formatted(opens, closes));
    }

    private ValidatableResponse blocks(String query) {
        return keeper.list("blocks?" + query).statusCode(200);
    }

    private static String hours(int weekday, UUID operator, UUID branch) {
        return """
                {"weekday": %d, "opens_at": "08:00", "closes_at": "12:00", "operator_id": %s, "branch_id": %s}""".formatted(weekday, quoted(operator), quoted(branch));
    }

    private static String quoted(UUID id) {
        return id == null ? "null" : '"' + id.toString() + '"';
    }

    private static String block(String starts, String ends) {
        return "{\"starts_at\": \"%s\", \"ends_at\": \"%s\"}".formatted(starts, ends);
    }
}
