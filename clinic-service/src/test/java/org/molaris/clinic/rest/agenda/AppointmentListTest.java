package org.molaris.clinic.rest.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.clinic.Agenda.tomorrow;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Agenda;
import org.molaris.test.Database;
import org.molaris.test.Json;

@QuarkusTest
class AppointmentListTest {

    private Agenda agenda;
    private UUID operator;

    @BeforeEach
    void anAgenda() {
        agenda = Agenda.open();
        operator = agenda.operator();
    }

    @Test
    void anEmptyAgendaListsNone() {
        agenda.list("")
                .statusCode(200)
                .header("Link", nullValue())
                .body(json("appointments", empty()))
                .body(json("page", is(1)))
                .body(json("limit", is(100)))
                .body(json("total", nullValue()));
        agenda.list("?total=true").body(json("total", is(0)));
    }

    @Test
    void aListHasTheAppointmentsAsTheyAreAlone() {
        var id = agenda.booked(at(0));
        var alone = agenda.read(id).extract().asString();

        var listed = agenda.list("?total=true").statusCode(200).extract();

        assertThat(listed.asString())
                .isEqualTo("{\"appointments\":[%s],\"total\":1,\"page\":1,\"limit\":100,\"as_of\":\"%s\"}"
                        .formatted(alone, listed.as(Json.class).<String>at("as_of")));
    }

    @Test
    void appointmentsComeNewestFirstOrByTheirStart() {
        var late = agenda.booked(at(120));
        var early = agenda.booked(at(0));
        var between = agenda.booked(at(60));

        agenda.list("").body(json("appointments.id", contains(strings(between, early, late))));
        agenda.list("?sort=starts_at").body(json("appointments.id", contains(strings(early, between, late))));
        agenda.list("?sort=starts_at&limit=2").body(json("appointments.id", contains(strings(early, between))));
        agenda.list("?sort=starts_at&limit=2&page=2&total=true")
                .body(json("appointments.id", contains(strings(late))))
                .body(json("total", is(3)));
    }

    @ParameterizedTest
    @CsvSource({"'', '10,9,8,7,6,5,4,3,2,1,0'", "sort=starts_at, '0,1,2,3,4,5,6,7,8,9,10'"})
    void theLinkLeadsThroughTheWholeListOnceEach(String sort, String order) {
        var ids = new ArrayList<UUID>();
        for (int nth = 0; nth <= 10; nth++) {
            // Two at a time begin at the same moment.
            ids.add(agenda.appointment(null, null, tomorrow(nth / 2 * 30), tomorrow(nth / 2 * 30 + 30), "scheduled"));
        }
        var expected = List.of(order.split(",")).stream()
                .map(nth -> ids.get(Integer.parseInt(nth)).toString())
                .toList();

        var seen = new ArrayList<String>();
        var query = "?limit=3&state=scheduled&" + (sort == null ? "" : sort);
        while (query != null) {
            var page = agenda.list(query).statusCode(200).extract();
            seen.addAll(page.as(Json.class).<List<String>>at("appointments.id"));
            var link = page.header("Link");
            query = link == null
                    ? null
                    : "?" + URI.create(link.substring(1, link.indexOf('>'))).getRawQuery();
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void eachFilterLetsThroughWhatFits() {
        var patient = agenda.practice().patient("Eva", "Paz");
        var chair = agenda.chair();
        var branch = agenda.branch();
        var phoned = agenda.state("Por teléfono", "confirmed");
        var plain = agenda.booked("{\"starts_at\": \"%s\"}".formatted(tomorrow(0)));
        var whole = agenda.booked("""
                {"starts_at": "%s", "patient_id": "%s", "operator_id": "%s", "chair_id": "%s", "branch_id": "%s",
                 "state_id": "%s"}""".formatted(tomorrow(60), patient, operator, chair, branch, phoned));
        var off = agenda.booked("{\"starts_at\": \"%s\"}".formatted(tomorrow(90)));
        agenda.cancel(off);

        lets("patient_id=" + patient, whole);
        lets("operator_id=" + operator, whole);
        lets("chair_id=" + chair, whole);
        lets("branch_id=" + branch, whole);
        lets("state_id=" + phoned, whole);
        lets("state=confirmed", whole);
        lets("state=confirmed,cancelled", whole, off);
        lets("state=confirmed&state=scheduled", whole, plain);
        lets("from=" + tomorrow(60), whole, off);
        lets("to=" + tomorrow(60), plain);
        lets("from=" + tomorrow(30) + "&to=" + tomorrow(61) + "&operator_id=" + operator, whole);
        lets("operator_id=" + UUID.randomUUID());
        lets("patient_id=" + Agenda.open().practice().patient("Otra", "Clínica"));
        agenda.list("?state=cancelled&total=true").body(json("total", is(1)));
    }

    @Test
    void whoSynchronisesMissesNoChange() {
        var id = agenda.booked(at(0));
        agenda.booked(at(60));
        Database.execute(
                "update appointment set updated_at = now() - interval '1 hour' where clinic_id = ?",
                agenda.practice().id());
        var asOf = agenda.list("").extract().as(Json.class).<String>at("as_of");

        agenda.list("?updated_since=" + asOf).body(json("appointments", empty()));
        agenda.change(id, "{\"first_visit\": true}");

        agenda.list("?updated_since=" + asOf).body(json("appointments.id", contains(id.toString())));
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday,     from",
        "to=2030-02-31T10:00:00Z, to",
        "operator_id=7,      operator_id",
        "state=asleep,       state",
        "'state=scheduled,', state",
        "sort=number,        sort",
        "limit=1001,         limit",
        "patient_id=,        patient_id",
    })
    void aQuestionThatMeansNothingIsRefusedByName(String query, String field) {
        agenda.list("?" + query).statusCode(400).body(json("details.field", contains(field)));
    }

    private void lets(String filter, UUID... through) {
        agenda.list("?" + filter).statusCode(200).body(json("appointments.id", containsInAnyOrder(strings(through))));
    }

    private static Object[] strings(UUID... ids) {
        return List.of(ids).stream().map(UUID::toString).toArray();
    }

    private String at(int minutes) {
        Instant start = tomorrow(minutes);
        return "{\"operator_id\": \"%s\", \"starts_at\": \"%s\"}".formatted(operator, start);
    }
}
