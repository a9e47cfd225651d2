package org.molaris.treatment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.treatment.ClinicServiceStub;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentPlanResourceTest {

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPlanFollowsItsSteps() {
        var plan = practice.plan("Ortodoncia completa");
        var first = practice.step(plan, "Colocación de brackets");
        var second = practice.step(plan, "Ajuste");
        practice.patchStep(first, "{\"status\": \"completed\", \"estimated_cost\": 300}")
                .statusCode(200);

        var found = practice.get(plan)
                .statusCode(200)
                .body("title", equalTo("Ortodoncia completa"))
                .body("notes", nullValue())
                .body("steps.step_order", contains(1, 2))
                .body("steps.status", contains("completed", "pending"))
                .body("progress.percent", is(50))
                .extract();
        assertThat(found.asString()).contains("\"estimated_cost\":300.00").contains("\"steps_total\":300.00");

        practice.patchStep(second, "{\"step_order\": 1}").statusCode(200).body("step_order", is(1));
        practice.get(plan).body("steps.id", contains(second.toString(), first.toString()));
        practice.deleteStep(second).statusCode(200).body("ok", is(true));
        practice.get(plan).body("steps.step_order", contains(1)).body("progress.percent", is(100));
    }
}
