package org.molaris.treatment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.PdfPages;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentPlanPaperTest {

    private static final String PAPER = Practice.PLANS + "/{id}/pdf";

    private Practice practice;
    private UUID plan;

    @BeforeEach
    void aPlan() {
        practice = Practice.open();
        plan = practice.plan("Ortodoncia completa");
    }

    @Test
    void aPlanIsPrintedWithItsNamesAndSteps() throws IOException {
        practice.addStep(plan, "{\"procedure\": \"Brackets\", \"estimated_cost\": 300}")
                .statusCode(201);

        var pdf = practice.owner()
                .call()
                .get(PAPER, plan)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("treatment-plan-"))
                .extract()
                .asByteArray();

        assertThat(PdfPages.of(pdf).get(0))
                .contains("Sonrisa", "Ana García", "Ortodoncia completa", "Brackets", "$300.00", "Pendiente")
                .doesNotContain("Bruxista");
    }

    @Test
    void whatIsNotedOfStepsIsPrintedForWhoAsks() throws IOException {
        practice.addStep(plan, "{\"procedure\": \"Brackets\", \"notes\": \"Bruxista\"}")
                .statusCode(201);

        var pdf = practice.owner()
                .call()
                .queryParam("step_notes", true)
                .get(PAPER, plan)
                .asByteArray();

        assertThat(PdfPages.of(pdf).get(0)).contains("Bruxista");
    }

    @Test
    void itIsReadByTheClinicAloneWhateverTheRole() {
        Caller.of(practice.clinic(), "viewer").call().get(PAPER, plan).then().statusCode(200);
        Practice.open()
                .owner()
                .call()
                .get(PAPER, plan)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body(json("error", equalTo("Treatment plan not found")));
        given().get(PAPER, plan).then().statusCode(401);
    }
}
