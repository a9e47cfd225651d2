package org.molaris.treatment.known;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;
import org.molaris.events.treatment.ProcedureChanged;
import org.molaris.events.treatment.TreatmentPlanEvent;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** The schema writes events itself: here they are read as their readers do. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class WhatIsToldTest {

    @Inject
    ObjectMapper json;

    @Test
    void everyEventOfAPlanIsWhatItsRecordSays() {
        var practice = Practice.open();
        var plan = practice.plan("Plan");
        practice.patchPlan(plan, "{\"estimated_total\": 1200, \"notes\": \"secreto\"}")
                .statusCode(200);
        var step = UUID.fromString(practice.addStep(plan, """
                        {"procedure": "Ajuste", "estimated_cost": 300.5, "notes": "secreto", "tooth": "26",
                         "discount": 0.5, "vat_rate": 22, "device_identifier": "secreto",
                         "appointment_id": "%s"}""".formatted(practice.appointment("scheduled")))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
        practice.patchStep(step, "{\"tooth\": \"27\"}").statusCode(200);
        practice.patchStep(step, "{\"status\": \"completed\"}").statusCode(200);
        practice.deleteStep(step).statusCode(200);
        practice.patchPlan(plan, "{\"status\": \"completed\"}").statusCode(200);
        practice.patchPlan(plan, "{\"status\": \"cancelled\"}").statusCode(200);
        tellOfACopy(plan);

        var told = Events.until(Topic.TREATMENTS, event -> event.raw().value().contains(plan.toString()), 9);

        assertThat(told)
                .extracting(Published::type)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TreatmentPlanEvent.class.getPermittedSubclasses())
                        .map(type -> MolarisEvent.typeOf(type.asSubclass(MolarisEvent.class)))
                        .toList());
        told.forEach(this::isWhatItsRecordSays);
        assertThat(told)
                .filteredOn(event -> event.type().equals("treatment-step-completed"))
                .singleElement()
                .satisfies(event -> assertThat(event.raw().value().replace(" ", ""))
                        .contains("\"estimated_total\":1200.00")
                        .contains("\"estimated_cost\":300.50")
                        .contains("\"discount\":0.50")
                        .contains("\"vat_rate\":22.00")
                        .contains("\"status\":\"completed\"")
                        .contains("\"tooth\":\"27\"")
                        .contains("\"step_ids\":[\"" + step + "\"]"));
        assertThat(told)
                .filteredOn(event -> event.type().equals("treatment-step-deleted"))
                .singleElement()
                .satisfies(event -> assertThat(event.raw().value().replace(" ", ""))
                        .contains("\"step_ids\":[]")
                        .contains("\"id\":\"" + step + "\""));
    }

    @Test
    void andSoIsThatOfAProcedureByItself() throws JsonProcessingException {
        var practice = Practice.open();
        var procedure = UUID.fromString(practice.addStep(practice.plan("x"), """
                        {"procedure": "Ajuste", "estimated_cost": 300.5, "tooth": "26", "device_identifier": "secreto"}""")
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("procedure_id"));
        Database.execute("select tell_procedure('updated', ?, 'x', null)", procedure);

        var told = Events.of(Topic.TREATMENTS, procedure, 1).get(0);

        hasTheFieldsOf(ProcedureChanged.class, json.readTree(told.raw().value()));
        var read = json.readValue(told.raw().value(), ProcedureChanged.class);
        assertThat(read.type()).isEqualTo(told.type());
        assertThat(read.sequence()).isEqualTo(told.sequence());
        assertThat(read.procedure().createdAt()).isNotNull();
        assertThat(told.raw().value()).doesNotContain("secreto");
    }

    @Test
    void timesAreInUtcWhateverTheSessionsZone() {
        assertThat(Database.rows("select set_config('TimeZone', 'America/El_Salvador', false) as zone,"
                        + " utc('2026-01-15T23:30:00.5-06:00') as told"))
                .singleElement()
                .satisfies(row ->
                        assertThat(Instant.parse(row.get("told").toString())).isEqualTo("2026-01-16T05:30:00.500Z"));
    }

    private static void tellOfACopy(UUID plan) {
        var copy = Ids.next();
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title, notes, saved_from, saved_on, signature_text)
                select ?, clinic_id, patient_id, title, 'secreto', id, '2026-01-15', 'secreto'
                  from treatment_plan where id = ?""", copy, plan);
        Database.execute("select tell_plan('treatment-plan-saved', ?, '{}', 'x', null)", copy);
    }

    private void isWhatItsRecordSays(Published event) {
        var type = Arrays.stream(TreatmentPlanEvent.class.getPermittedSubclasses())
                .filter(each ->
                        MolarisEvent.typeOf(each.asSubclass(MolarisEvent.class)).equals(event.type()))
                .findFirst()
                .orElseThrow()
                .asSubclass(TreatmentPlanEvent.class);
        try {
            hasTheFieldsOf(type, json.readTree(event.raw().value()));
            var read = json.readValue(event.raw().value(), type);
            assertThat(read.subject()).hasToString(event.raw().key());
            assertThat(read.sequence()).isEqualTo(event.sequence());
            assertThat(read.treatmentPlan().createdAt()).isNotNull();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        assertThat(event.raw().value()).doesNotContain("secreto");
    }

    /** All of them and no others, down to the last. */
    private static void hasTheFieldsOf(Class<?> type, JsonNode told) {
        var components = List.of(type.getRecordComponents());
        assertThat(told.fieldNames())
                .toIterable()
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                        components.stream().map(WhatIsToldTest::nameOf).toList());
        components.stream()
                .filter(component -> component.getType().isRecord())
                .forEach(component -> hasTheFieldsOf(component.getType(), told.get(nameOf(component))));
    }

    private static String nameOf(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }
}
