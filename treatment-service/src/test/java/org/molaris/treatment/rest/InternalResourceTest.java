package org.molaris.treatment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.molaris.test.Json.json;

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
import org.molaris.test.Json;
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
                    .body(json("version", is(3)))
                    .extract();
            assertThat(answered.as(Json.class).getMap("")).isEqualTo(told.getMap("treatment_plan"));
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

        practice.owner()
                .call()
                .get(PLAN, copy)
                .then()
                .statusCode(200)
                .body(json("saved_from", equalTo(plan.toString())));
        practice.owner().call().get(PLAN + "/price", copy).then().statusCode(404);
    }

    @Test
    void aPlanIsOfItsOwnClinicAlone() {
        var plan = practice.plan("Plan");

        for (var id : new UUID[] {plan, UUID.randomUUID()}) {
            Practice.open()
                    .owner()
                    .call()
                    .get(PLAN, id)
                    .then()
                    .statusCode(404)
                    .body(json("code", is("PLAN_NOT_FOUND")));
        }
        for (var id : new UUID[] {plan, UUID.randomUUID()}) {
            Practice.open()
                    .owner()
                    .call()
                    .get(PLAN + "/price", id)
                    .then()
                    .statusCode(404)
                    .body(json("code", is("PLAN_NOT_FOUND")));
        }
        given().get(PLAN, plan).then().statusCode(401);
        given().get(PLAN + "/price", plan).then().statusCode(401);
        Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)
                .call()
                .get(PLAN, plan)
                .then()
                .statusCode(403);
    }

    @Test
    void aPlanCostsWhatItDoesNotLeaveOut() {
        var plan = practice.plan("Plan");
        numberOf(plan, "{\"procedure\": \"Corona\", \"estimated_cost\": 300, \"discount\": 30, \"vat_rate\": 22}");
        numberOf(plan, "{\"procedure\": \"Sellado\", \"estimated_cost\": 10.1, \"discount\": 20, \"vat_rate\": 22}");
        numberOf(plan, "{\"procedure\": \"Consulta\"}");
        UUID left = practice.step(plan, "x");
        practice.patchStep(left, "{\"status\": \"skipped\", \"estimated_cost\": 50}")
                .statusCode(200);

        practice.owner()
                .call()
                .get(PLAN + "/price", plan)
                .then()
                .statusCode(200)
                .body(is("{\"price\":310.10,\"discounted_price\":270.00,\"vat\":59.40}"));
        practice.owner()
                .call()
                .get(PLAN + "/price", practice.plan("empty"))
                .then()
                .body(is("{\"price\":0.00,\"discounted_price\":0.00,\"vat\":0.00}"));
    }

    @Test
    void proceduresCostTheirFeeLessTheirDiscountAndArePaidForInTheOnePlanThatHasThemAll() {
        var plan = practice.plan("Plan");
        var crown = numberOf(plan, "{\"procedure\": \"Corona\", \"estimated_cost\": 300}");
        var filling = numberOf(plan, "{\"procedure\": \"Resina\", \"estimated_cost\": 40}");
        var talk = numberOf(practice.plan("Otro"), "{\"procedure\": \"Consulta\"}");
        Database.execute(
                "update procedure set discount = 50 where number = ? and clinic_id = ?", filling, practice.clinic());
        Database.execute(
                "update procedure set discount = 12.5 where number = ? and clinic_id = ?", crown, practice.clinic());

        assertThat(priced(practice, crown, filling)).isEqualTo("""
                {"procedures":[{"number":%d,"name":"Corona","price":287.50},\
                {"number":%d,"name":"Resina","price":0.00}],"treatment_plan_id":"%s"}""".formatted(crown, filling, plan));
        assertThat(priced(practice, crown, talk)).endsWith("\"price\":0.00}],\"treatment_plan_id\":null}");
        assertThat(priced(Practice.open(), crown)).isEqualTo("{\"procedures\":[],\"treatment_plan_id\":null}");
        given().get("/internal/procedures").then().statusCode(401);
    }

    private long numberOf(UUID plan, String step) {
        return (long) Database.value(
                "select number from procedure where id = ?",
                UUID.fromString(practice.addStep(plan, step)
                        .statusCode(201)
                        .extract()
                        .as(Json.class)
                        .at("procedure_id")));
    }

    private String priced(Practice whose, Long... numbers) {
        return whose.owner()
                .call()
                .queryParam("patient_id", practice.patient())
                .queryParam("number", (Object[]) numbers)
                .get("/internal/procedures")
                .then()
                .statusCode(200)
                .extract()
                .asString();
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
