package org.molaris.treatment.rest.catalogue;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class StepFromCatalogueTest {

    private Practice practice;
    private Catalogue catalogue;
    private UUID plan;
    private UUID resin;

    @BeforeEach
    void aPlanAndACatalogue() {
        practice = Practice.open();
        catalogue = new Catalogue(practice.owner());
        plan = practice.plan("Restauraciones");
        resin = UUID.fromString(catalogue
                .add("{\"code\": \"D2391\", \"name\": \"Resina\", \"price\": 45.50, \"vat_rate\": 22}")
                .extract()
                .as(Json.class)
                .at("id"));
    }

    @Test
    void aStepTakesNameAndCostFromTheCatalogue() {
        practice.addStep(plan, "{\"procedure_code\": \"d2391\"}")
                .statusCode(201)
                .body(json("procedure", is("Resina")))
                .body(json("procedure_code", is("D2391")))
                .body(json("vat_rate", is(22.00f)))
                .body(json("estimated_cost", is(45.50f)));
    }

    @Test
    void whatTheStepSaysItselfWins() {
        practice.addStep(plan, "{\"procedure_code\": \"D2391\", \"procedure\": \"Resina oclusal\"}")
                .statusCode(201)
                .body(json("procedure", is("Resina oclusal")))
                .body(json("estimated_cost", is(45.50f)));
        practice.addStep(plan, "{\"procedure_code\": \"D2391\", \"estimated_cost\": 40, \"vat_rate\": 0}")
                .statusCode(201)
                .body(json("vat_rate", is(0.00f)))
                .body(json("procedure", is("Resina")))
                .body(json("estimated_cost", is(40.00f)));
    }

    @Test
    void aCodeThatIsNotInUseNamesNothing() {
        catalogue.change(resin, "{\"active\": false}").statusCode(200);
        Catalogue.ofANewClinic().added("D9999", "Somebody else's");

        for (var code : new String[] {"D2391", "D9999"}) {
            practice.addStep(plan, "{\"procedure_code\": \"%s\"}".formatted(code))
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_PROCEDURE_CODE")))
                    .body(json("details.field", contains("procedure_code")));
            practice.addStep(plan, "{\"procedure_code\": \"%s\", \"procedure\": \"Otra\"}".formatted(code))
                    .statusCode(201)
                    .body(json("procedure", is("Otra")))
                    .body(json("procedure_code", is(code)))
                    .body(json("estimated_cost", nullValue()));
        }
    }

    @Test
    void aLaterChangeOfTheCatalogueChangesNoStep() {
        practice.addStep(plan, "{\"procedure_code\": \"D2391\"}").statusCode(201);

        catalogue
                .change(
                        resin,
                        "{\"code\": \"D2392\", \"name\": \"Otra\", \"price\": 99, \"vat_rate\": 4, \"active\": false}")
                .statusCode(200);

        practice.get(plan)
                .body(json("steps.procedure", contains("Resina")))
                .body(json("steps.procedure_code", contains("D2391")))
                .body(json("steps.vat_rate", contains(22.00f)))
                .body(json("steps.estimated_cost", contains(45.50f)));
    }
}
