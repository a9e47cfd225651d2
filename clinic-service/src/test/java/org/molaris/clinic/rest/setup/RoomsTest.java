package org.molaris.clinic.rest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Crowd;
import org.molaris.test.Json;

/** Chairs and branches. */
@QuarkusTest
class RoomsTest {

    private Practice practice;
    private Keeper keeper;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        keeper = Keeper.of(practice);
    }

    @Test
    void chairsAreNumberedFromOnePastTheReservedOneHoweverManyAreAddedAtOnce() {
        var numbers = Crowd.all(
                10,
                nth -> keeper.add("chairs", "{\"name\": \"Sillón\"}")
                        .statusCode(201)
                        .body(json("overbooking", is(false)))
                        .extract()
                        .as(Json.class)
                        .<Integer>at("number"));

        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 8, 9, 10, 11);
    }

    @Test
    void theNumberOfADeletedChairIsNotGivenAgain() {
        keeper.chair();
        keeper.delete("chairs", keeper.chair()).statusCode(200);

        keeper.add("chairs", "{\"name\": \"Sillón\"}").body(json("number", is(3)));
    }

    @Test
    void eachClinicCountsItsOwn() {
        keeper.chair();

        Keeper.of(Practice.open()).add("chairs", "{\"name\": \"Sillón\"}").body(json("number", is(1)));
    }

    @Test
    void theOverbookingChairIsThereForGood() {
        var id = overbooking();

        keeper.delete("chairs", id).statusCode(409).body(json("code", is("RESERVED")));
        keeper.change("chairs", id, "{\"name\": \"Extra\"}")
                .statusCode(200)
                .body(json("number", is(7)))
                .body(json("overbooking", is(true)))
                .body(json("deleted_at", nullValue()));
    }

    @Test
    void nobodyMakesAnOverbookingChair() {
        keeper.add("chairs", "{\"name\": \"S\", \"overbooking\": true}")
                .statusCode(400)
                .body(json("details.field", contains("overbooking")));
        keeper.add("chairs", "{\"name\": \"S\", \"number\": 7}")
                .statusCode(400)
                .body(json("details.field", contains("number")));
    }

    @Test
    void aChairThatPatientsAreExpectedInStays() {
        var chair = keeper.chair();
        var appointment = Booked.with(practice, "chair_id", chair).ahead();

        keeper.delete("chairs", chair).statusCode(409).body(json("code", is("IN_USE")));

        appointment.becomes("absent");
        keeper.delete("chairs", chair).statusCode(200);
    }

    @Test
    void aChairStandsInABranchAndHasAnOperator() {
        var branch = keeper.branch();
        var operator = keeper.operator();
        var chair = keeper.added(
                "chairs",
                "{\"name\": \"S\", \"branch_id\": \"%s\", \"operator_id\": \"%s\"}".formatted(branch, operator));
        keeper.chair();

        keeper.list("chairs?total=true&branch_id=" + branch)
                .body(json("chairs.id", contains(chair.toString())))
                .body(json("total", is(1)));
        keeper.change("chairs", chair, "{\"branch_id\": null}")
                .statusCode(200)
                .body(json("branch_id", nullValue()))
                .body(json("operator_id", is(operator.toString())));
        keeper.list("chairs?branch_id=" + branch).body(json("chairs", empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "chairs, branch_id, UNKNOWN_BRANCH",
        "chairs, operator_id, UNKNOWN_OPERATOR",
        "opening-hours, branch_id, UNKNOWN_BRANCH",
        "opening-hours, operator_id, UNKNOWN_OPERATOR",
        "blocks, branch_id, UNKNOWN_BRANCH",
        "blocks, operator_id, UNKNOWN_OPERATOR",
        "blocks, chair_id, UNKNOWN_CHAIR",
    })
    void whatIsNamedIsTheClinicsOwnAndInUse(String path, String field, String code) {
        var kind = field.equals("branch_id") ? "branches" : field.replace("_id", "s");
        var stranger = Keeper.of(Practice.open());
        var body = kind.equals("operators") ? "{\"first_name\": \"X\"}" : "{\"name\": \"X\"}";
        var theirs = stranger.added(kind, body);
        var deleted = keeper.added(kind, body);
        keeper.delete(kind, deleted).statusCode(200);
        var thing = Stream.of(Thing.values())
                .filter(one -> one.path.equals(path))
                .findFirst()
                .orElseThrow();
        var id = keeper.added(path, thing.body);

        for (var unknown : new UUID[] {theirs, deleted, UUID.randomUUID()}) {
            var change = "{\"%s\": \"%s\"}".formatted(field, unknown);
            keeper.change(path, id, change)
                    .statusCode(400)
                    .body(json("code", is(code)))
                    .body(json("details.field", contains(field)));
            keeper.add(
                            path,
                            thing.body.replace(
                                    "\"%s\": null".formatted(field), "\"%s\": \"%s\"".formatted(field, unknown)))
                    .statusCode(400)
                    .body(json("code", is(code)))
                    .body(json("details.field", contains(field)));
        }
        keeper.read(path, id).body(field, nullValue()).header("ETag", is("\"1\""));
    }

    @Test
    void aBranchHasAnAddress() {
        keeper.add("branches", "{\"name\": \"Centro\", \"phone\": \"22334455\"}")
                .statusCode(400)
                .body(json("details.field", contains("phone")));
        var branch = keeper.added("branches", "{\"name\": \"Norte\", \"address\": \" \"}");
        keeper.read("branches", branch).body(json("address", nullValue()));
        keeper.delete("branches", branch).statusCode(200);
        keeper.list("branches").body(json("branches.id", not(hasItem(branch.toString()))));
    }

    private UUID overbooking() {
        return UUID.fromString(keeper.list("chairs").extract().path("chairs.find { it.number == 7 }.id"));
    }
}
