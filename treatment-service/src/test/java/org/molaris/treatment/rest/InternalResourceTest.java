package org.molaris.treatment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class InternalResourceTest {

    private static final String PLAN = "/internal/treatment-plans/{id}";

    private final Practice practice = Practice.open();

    @Test
    void aPlanIsAnsweredAsTheEventTellsIt() {
        var plan = practice.plan("Plan");
        practice.step(plan, "Ajuste");
        practice.patchPlan(plan, "{\"estimated_total\": 1200, \"notes\": \"secreto\"}")
                .statusCode(200);
        var told = Events.of(Topic.TREATMENTS, plan, 3).get(2).data();

        for (var role : new String[] {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER}) {
            var answered = Caller.of(practice.clinic(), role)
                    .call()
                    .get(PLAN, plan)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("version", is(3))
                    .extract();
            assertThat(answered.jsonPath().getMap("")).isEqualTo(told.getMap("treatment_plan"));
        }
    }

    @Test
    void aFrozenCopyIsAnsweredAsOne() {
        var plan = practice.plan("Plan");
        var copy = Ids.next();
        Database.execute(
                "insert into treatment_plan (id, clinic_id, patient_id, title, saved_from, saved_on)"
                        + " values (?, ?, ?, 'x', ?, '2026-01-15')",
                copy,
                practice.clinic(),
                practice.patient(),
                plan);

        practice.owner().call().get(PLAN, copy).then().statusCode(200).body("saved_from", equalTo(plan.toString()));
    }

    @Test
    void aPlanIsOfItsOwnClinicAlone() {
        var plan = practice.plan("Plan");

        for (var id : new UUID[] {plan, UUID.randomUUID()}) {
            Practice.open().owner().call().get(PLAN, id).then().statusCode(404).body("code", is("PLAN_NOT_FOUND"));
        }
        given().get(PLAN, plan).then().statusCode(401);
        Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)
                .call()
                .get(PLAN, plan)
                .then()
                .statusCode(403);
    }

    @Test
    void itIsNoPartOfTheApi() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.keySet()", everyItem(not(startsWith("/internal"))));
    }
}
