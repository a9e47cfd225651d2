package org.molaris.clinic.rest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;

/** What a clinic has from its first day. */
@QuarkusTest
class FirstSetupTest {

    private Practice practice;
    private Keeper keeper;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        keeper = Keeper.of(practice);
    }

    @Test
    void thereIsAPlaceAColourAndAChairForThoseWhoFitNowhereElse() {
        keeper.list("branches").body(json("branches.name", contains("Sonrisa")));
        keeper.list("colors").body(json("colors.value", contains("#1e88e5")));
        keeper.list("chairs")
                .body(json("chairs.number", contains(7)))
                .body(json("chairs.name", contains("Sobrecupo")))
                .body(json("chairs.overbooking", contains(true)));
        keeper.list("operators").body(json("operators", empty()));
    }

    @Test
    void everyNativeStateHasAName() {
        keeper.list("appointment-states")
                .body(json("appointment_states.number", contains(7, 6, 5, 4, 3, 2, 1)))
                .body(json(
                        "appointment_states.name",
                        contains(
                                "No confirmado",
                                "No asiste",
                                "Atendiéndose",
                                "En sala de espera",
                                "Atendido",
                                "Confirmado",
                                "Anulado")))
                .body(json(
                        "appointment_states.state",
                        contains("scheduled", "absent", "in_care", "waiting", "done", "confirmed", "cancelled")))
                .body(json("appointment_states.reserved", everyItem(is(true))));
    }

    @Test
    void itIsOpenOnWeekdays() {
        keeper.list("opening-hours")
                .body(json("opening_hours.weekday", contains(5, 4, 3, 2, 1)))
                .body(json("opening_hours.opens_at", everyItem(is("08:00:00"))))
                .body(json("opening_hours.closes_at", everyItem(is("17:00:00"))))
                .body(json("opening_hours.operator_id", everyItem(nullValue())))
                .body(json("opening_hours.branch_id", everyItem(nullValue())));
    }

    @Test
    void theOthersHearOfAllOfIt() {
        var clinic = practice.id().toString();

        var events = Events.until(Topic.APPOINTMENTS, event -> clinic.equals(event.header(CloudEvent.CLINIC_ID)), 27);

        assertThat(events.stream().collect(Collectors.groupingBy(Events.Published::type, Collectors.counting())))
                .isEqualTo(Map.of(
                        "branch-created", 1L,
                        "color-created", 1L,
                        "chair-created", 1L,
                        "appointment-state-created", 7L,
                        "definition-created", 12L,
                        "opening-hours-created", 5L));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.sequence()).isEqualTo(1);
            assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("platform-admin@test");
            assertThat(event.raw().key()).isEqualTo(event.header(CloudEvent.SUBJECT));
        });
        assertThat(events)
                .filteredOn(event -> event.type().equals("chair-created"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().getMap("chair"))
                        .containsEntry("number", 7)
                        .containsEntry("overbooking", true)
                        .containsEntry("clinic_id", clinic));
    }

    @Test
    void aClinicThatIsRefusedLeavesNothing() {
        var before = counts();

        Practice.administrator()
                .call()
                .body("{\"slug\": \"%s\", \"name\": \"Otra\"}".formatted(practice.slug()))
                .post("/api/clinics")
                .then()
                .statusCode(409);

        assertThat(counts()).isEqualTo(before);
    }

    private static List<Map<String, Object>> counts() {
        return Database.rows("select (select count(*) from branch) as branches, (select count(*) from chair) as chairs,"
                + " (select count(*) from appointment_state) as states");
    }
}
