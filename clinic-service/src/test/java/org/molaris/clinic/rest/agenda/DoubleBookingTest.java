package org.molaris.clinic.rest.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.clinic.Agenda.APPOINTMENT;
import static org.molaris.clinic.Agenda.APPOINTMENTS;
import static org.molaris.clinic.Agenda.tomorrow;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.clinic.Agenda;
import org.molaris.events.Topic;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** Who comes second is told so, and what else is free; whoever comes at the same moment is second too. */
@QuarkusTest
class DoubleBookingTest {

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
    void aTimeThatIsTakenIsRefusedWithWhatIsFree() {
        agenda.booked(body(operator, chair, tomorrow(0)));
        agenda.booked(body(operator, null, tomorrow(60)));
        agenda.block(operator, null, null, tomorrow(120), tomorrow(150));

        agenda.book(body(operator, chair, tomorrow(15)))
                .statusCode(409)
                .body(json("code", is("SLOT_TAKEN")))
                .body(json("details.field", everyItem(is("starts_at"))))
                .body(json("details.message", contains(times(30, 90, 150, 165, 180))));
    }

    @Test
    void whatIsFreeIsWithinOpeningHoursAndForAsLong() {
        agenda.open(operator, "08:00", "09:00");
        var eight = Instant.parse("2030-03-04T14:00:00Z");
        agenda.booked(body(operator, chair, eight));

        agenda.book(body(operator, chair, eight))
                .statusCode(409)
                .body(json(
                        "details.message",
                        contains(
                                "2030-03-04T14:30:00Z",
                                "2030-03-05T14:00:00Z",
                                "2030-03-05T14:15:00Z",
                                "2030-03-05T14:30:00Z",
                                "2030-03-06T14:00:00Z")));
        agenda.book("""
                        {"operator_id": "%s", "chair_id": "%s", "starts_at": "%s", "booking_reason_id": "%s"}""".formatted(operator, chair, eight, agenda.reason(60)))
                .statusCode(409)
                .body(json(
                        "details.message",
                        contains(IntStream.rangeClosed(5, 9)
                                .mapToObj("2030-03-0%dT14:00:00Z"::formatted)
                                .toList()
                                .toArray())));
    }

    @Test
    void whatIsOfferedInsteadCanBeHad() {
        agenda.booked(body(operator, chair, tomorrow(0)));

        List<String> free = agenda.book(body(operator, chair, tomorrow(0)))
                .statusCode(409)
                .extract()
                .as(Json.class)
                .at("details.message");

        agenda.book(body(operator, chair, Instant.parse(free.get(0)))).statusCode(201);
    }

    @Test
    void aMoveIsNotInItsOwnWay() {
        var id = agenda.booked(body(operator, chair, tomorrow(0)));
        agenda.booked(body(operator, chair, tomorrow(45)));

        agenda.change(id, "{\"starts_at\": \"%s\"}".formatted(tomorrow(15))).statusCode(200);
        agenda.change(id, "{\"starts_at\": \"%s\"}".formatted(tomorrow(20)))
                .statusCode(409)
                .body(json("code", is("SLOT_TAKEN")))
                .body(json("details.message", contains(times(75, 90, 105, 120, 135))));
        agenda.read(id)
                .header("ETag", is("\"2\""))
                .body(json("starts_at", is(tomorrow(15).toString())));
    }

    @Test
    void onlyWhoSharesAChairOrAnOperatorIsInTheWay() {
        agenda.booked(body(operator, chair, tomorrow(0)));

        agenda.book(body(operator, agenda.chair(), tomorrow(0))).statusCode(409);
        agenda.book(body(agenda.operator(), chair, tomorrow(0))).statusCode(409);
        agenda.book(body(operator, null, tomorrow(0))).statusCode(409);
        agenda.book(body(null, chair, tomorrow(0))).statusCode(409);
        agenda.book(body(agenda.operator(), agenda.chair(), tomorrow(0))).statusCode(201);
        agenda.book(body(null, null, tomorrow(0))).statusCode(201);
        agenda.book(body(operator, chair, tomorrow(30))).statusCode(201);
        agenda.book(body(operator, chair, tomorrow(-30))).statusCode(201);
    }

    @Test
    void aWholeDayThatIsTakenHasNoAlternatives() {
        agenda.booked(body(operator, chair, tomorrow(0)));

        agenda.book("{\"operator_id\": \"%s\", \"all_day\": true, \"starts_at\": \"%s\"}"
                        .formatted(operator, tomorrow(0)))
                .statusCode(409)
                .body(json("code", is("SLOT_TAKEN")))
                .body(json("details", nullValue()));
    }

    @Test
    void oneOfTwoAtOnceGetsTheChairHoweverOftenTheyTry() {
        var operators = List.of(agenda.operator(), agenda.operator());
        for (int round = 0; round < 25; round++) {
            var start = tomorrow(round * 30);

            var answers = Crowd.counts(2, nth -> status(body(operators.get(nth), chair, start)));

            assertThat(answers).isEqualTo(Map.of(201, 1L, 409, 1L));
        }
        assertThat(live()).isEqualTo(25L);
    }

    @Test
    void whoCrossesOthersOverChairAndOperatorIsToldSoAtOnce() {
        var operators = List.of(agenda.operator(), agenda.operator(), agenda.operator());
        var chairs = List.of(agenda.chair(), agenda.chair(), agenda.chair());
        for (int round = 0; round < 8; round++) {
            var start = tomorrow(round * 30);
            var began = System.nanoTime();

            var answers = Crowd.counts(
                    9, nth -> status(body(operators.get(nth % 3), chairs.get((nth + nth / 3) % 3), start)));

            assertThat(answers.keySet()).containsOnly(201, 409);
            assertThat(answers.get(201)).isBetween(1L, 3L);
            assertThat(System.nanoTime() - began)
                    .as("no deadlock was waited for")
                    .isLessThan(10_000_000_000L);
        }
        assertThat(overlaps()).isZero();
    }

    @Test
    void twentyForOneTimeAreOneAppointment() {
        var answers = Crowd.counts(20, nth -> status(body(operator, chair, tomorrow(0))));

        assertThat(answers).isEqualTo(Map.of(201, 1L, 409, 19L));
        assertThat(live()).isEqualTo(1L);
    }

    @Test
    void whoMovesAndWhoBooksMeetAsTwoWhoBook() {
        var other = agenda.operator();
        for (int round = 0; round < 10; round++) {
            var start = tomorrow(round * 60);
            var moving = List.of(
                    agenda.booked(body(operator, null, start.plusSeconds(86_400))),
                    agenda.booked(body(other, null, start.plusSeconds(86_400))));

            var answers = Crowd.counts(
                    3,
                    nth -> nth == 2
                            ? status(body(null, chair, start))
                            : agenda.owner()
                                    .call()
                                    .body("{\"starts_at\": \"%s\", \"chair_id\": \"%s\"}".formatted(start, chair))
                                    .patch(APPOINTMENT, moving.get(nth))
                                    .statusCode());

            assertThat(answers.entrySet().stream()
                            .filter(answer -> answer.getKey() != 409)
                            .mapToLong(Map.Entry::getValue)
                            .sum())
                    .isEqualTo(1);
            assertThat(answers.get(409)).isEqualTo(2);
        }
        assertThat(overlaps()).isZero();
    }

    @Test
    void twentyChangesAtOnceAllCount() {
        var id = agenda.booked(body(operator, chair, tomorrow(0)));

        var answers = Crowd.counts(
                20,
                nth -> agenda.owner()
                        .call()
                        .body("{\"description\": \"%s\"}".formatted(nth))
                        .patch(APPOINTMENT, id)
                        .statusCode());

        assertThat(answers).isEqualTo(Map.of(200, 20L));
        assertThat(Events.of(Topic.APPOINTMENTS, id, 21))
                .extracting(Events.Published::sequence)
                .containsExactly(
                        IntStream.rangeClosed(1, 21).mapToObj(Long::valueOf).toArray(Long[]::new));
        agenda.read(id).header("ETag", is("\"21\""));
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        agenda.booked(body(operator, chair, tomorrow(0)));
        var before = Database.value("select count(*) from appointment");

        agenda.book(body(operator, chair, tomorrow(0))).statusCode(409).body(json("details", hasSize(5)));

        assertThat(Database.value("select count(*) from appointment")).isEqualTo(before);
    }

    private int status(String body) {
        return agenda.owner().call().body(body).post(APPOINTMENTS).statusCode();
    }

    private long live() {
        return (long) Database.value(
                "select count(*) from appointment where clinic_id = ? and state = 'scheduled'",
                agenda.practice().id());
    }

    private long overlaps() {
        return (long) Database.value("""
                select count(*) from appointment a join appointment b
                    on a.clinic_id = b.clinic_id and a.id < b.id and a.during && b.during
                   and (a.chair_id = b.chair_id or a.operator_id = b.operator_id)
                 where a.clinic_id = ?""", agenda.practice().id());
    }

    private static String body(UUID operator, UUID chair, Instant start) {
        return "{\"operator_id\": %s, \"chair_id\": %s, \"starts_at\": \"%s\"}"
                .formatted(quoted(operator), quoted(chair), start);
    }

    private static String quoted(UUID id) {
        return id == null ? "null" : "\"" + id + "\"";
    }

    private static String[] times(int... minutes) {
        return IntStream.of(minutes)
                .mapToObj(later -> tomorrow(later).toString())
                .toArray(String[]::new);
    }
}
