package org.molaris.payment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** What may be agreed anew, and what the status follows from. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanChangesTest {

    private static final String PLAN = "/api/dental/payment-plans/{id}";

    private Practice practice;

    @BeforeAll
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPlanIsChangedAsTheSeedSays() {
        var plan = practice.planOf("300.00");
        String payment = practice.pays(plan, "100.00").extract().as(Json.class).at("payment.id");

        var answer = patch(plan, """
                {"description": "Ortodoncia + retención", "status": "paid", "reminder_enabled": false,
                 "reminder_day_of_month": 10, "notes": "Tratamiento finalizado"}""")
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body(json("description", equalTo("Ortodoncia + retención")))
                .body(json("status", equalTo("paid")))
                .body(json("reminder_enabled", is(false)))
                .body(json("reminder_day_of_month", is(10)))
                .body(json("notes", equalTo("Tratamiento finalizado")))
                .body(json("closed_at", notNullValue()))
                .extract()
                .asString();
        assertThat(answer).contains("\"written_off\":200.00").contains("\"amount_paid\":100.00");

        practice.pays(plan, "1").statusCode(409).body(json("code", equalTo("PLAN_NOT_ACTIVE")));
        practice.voids(payment, "doble").statusCode(200);
        assertThat(practice.plan(plan)
                        .body(json("status", equalTo("active")))
                        .body(json("closed_at", nullValue()))
                        .extract()
                        .asString())
                .contains("\"written_off\":0.00");
        assertThat(events(plan, 4))
                .containsExactly("payment-plan-created", "payment-recorded", "payment-plan-paid", "payment-voided");
    }

    @Test
    void whatIsNotSaidStaysAndNullClears() {
        var plan = practice.planOf("300.00");
        patch(plan, "{\"notes\": \"x\", \"reminder_day_of_month\": 5, \"reminder_enabled\": true}")
                .statusCode(200);

        patch(plan, "{\"notes\": null}")
                .statusCode(200)
                .body(json("notes", nullValue()))
                .body(json("reminder_day_of_month", is(5)))
                .body(json("reminder_enabled", is(true)))
                .body(json("description", equalTo("Ortodoncia")));
        patch(plan, "{\"reminder_day_of_month\": null}").body(json("reminder_day_of_month", nullValue()));
    }

    @Test
    void whatChangesNothingIsNotTold() {
        var plan = practice.planOf("300.00");

        patch(plan, "{\"description\": \"Ortodoncia\", \"status\": \"active\", \"total_amount\": 300}")
                .statusCode(200)
                .header("ETag", is("\"1\""));
        patch(plan, "{\"description\": \"Otra\"}").header("ETag", is("\"2\""));

        assertThat(events(plan, 2)).containsExactly("payment-plan-created", "payment-plan-updated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            description           | {"description": null}
            description           | {"description": " "}
            total_amount          | {"total_amount": null}
            total_amount          | {"total_amount": 0}
            total_amount          | {"total_amount": "5"}
            total_amount          | {"total_amount": 1.001}
            total_amount          | {"total_amount": 1e400}
            status                | {"status": null}
            status                | {"status": "closed"}
            reminder_enabled      | {"reminder_enabled": null}
            reminder_day_of_month | {"reminder_day_of_month": 29}
            reminder_day_of_month | {"reminder_day_of_month": 0}
            reminder_day_of_month | {"reminder_day_of_month": 1.5}
            notes                 | {"notes": 5}
            amount_paid           | {"amount_paid": 5}
            patient_id            | {"patient_id": "0190c5a0-0000-7000-8000-000000000001"}
            instalments.count     | {"instalments": {"count": 0, "first_due_on": "2026-01-31", "interval": "monthly"}}
            instalments.count     | {"instalments": {"count": 361, "first_due_on": "2026-01-31", "interval": "weekly"}}
            instalments.count     | {"total_amount": 0.02, "instalments": {"count": 3, "first_due_on": "2026-01-31", "interval": "weekly"}}
            instalments.interval  | {"instalments": {"count": 2, "first_due_on": "2026-01-31", "interval": "daily"}}
            instalments.first_due_on | {"instalments": {"count": 2, "first_due_on": "2026-02-30", "interval": "monthly"}}
            instalments.first_due_on | {"instalments": {"count": 2, "interval": "monthly"}}
            """)
    void aFieldThatIsWrongIsNamedAndNothingChanges(String field, String body) {
        var plan = practice.planOf("300.00");

        patch(plan, body).statusCode(400).body(json("details.field", contains(field)));

        practice.plan(plan).header("ETag", is("\"1\"")).body(json("instalments", empty()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = "{}\n[]\nnull\n``")
    void aPatchSaysSomething(String body) {
        patch(practice.planOf("300.00"), body == null ? "" : body).statusCode(400);
    }

    @Test
    void theTotalIsNeverLessThanWhatIsPaid() {
        var plan = practice.planOf("300.00");
        practice.pays(plan, "100.00").statusCode(201);

        patch(plan, "{\"total_amount\": 99.99}")
                .statusCode(409)
                .body(json("code", equalTo("BELOW_AMOUNT_PAID")))
                .body(json("details.field", contains("total_amount")))
                .body(json("details[0].message", equalTo("must be at least 100.00")));

        patch(plan, "{\"total_amount\": 100}").statusCode(200).body(json("status", equalTo("paid")));
        patch(plan, "{\"total_amount\": 100.01}").statusCode(200).body(json("status", equalTo("active")));
        assertThat(events(plan, 4).subList(2, 4)).containsExactly("payment-plan-paid", "payment-plan-updated");
    }

    @Test
    void lessThanWhatIsPaidIsRefusedBeforeItIsSpread() {
        var plan = planWith("100.00", 4, LocalDate.of(2026, 1, 31));
        practice.pays(plan, "50.00").statusCode(201);

        patch(plan, "{\"total_amount\": 0.01}").statusCode(409).body(json("code", equalTo("BELOW_AMOUNT_PAID")));
    }

    @Test
    void aPlanThatIsPaidInFullCannotBeOpened() {
        var plan = practice.planOf("10.00");
        practice.pays(plan, "10.00").statusCode(201);

        patch(plan, "{\"status\": \"active\"}").statusCode(409).body(json("code", equalTo("NOTHING_LEFT_TO_PAY")));
        patch(plan, "{\"status\": \"overdue\"}").statusCode(409).body(json("details.field", contains("status")));
        patch(plan, "{\"status\": \"active\", \"total_amount\": 11}")
                .statusCode(200)
                .body(json("status", equalTo("active")));
    }

    @Test
    void everyStatusCanBeAskedFor() {
        var plan = practice.planOf("300.00");

        patch(plan, "{\"status\": \"overdue\"}")
                .body(json("status", equalTo("overdue")))
                .body(json("closed_at", nullValue()));
        practice.pays(plan, "1.00").statusCode(201).body(json("status", equalTo("overdue")));
        patch(plan, "{\"status\": \"cancelled\"}")
                .body(json("status", equalTo("cancelled")))
                .body(json("closed_at", notNullValue()));
        patch(plan, "{\"status\": \"active\"}")
                .body(json("status", equalTo("active")))
                .body(json("closed_at", nullValue()));

        assertThat(events(plan, 5))
                .containsExactly(
                        "payment-plan-created",
                        "payment-plan-overdue",
                        "payment-recorded",
                        "payment-plan-cancelled",
                        "payment-plan-updated");
    }

    @Test
    void onlyTheVersionThatWasSeenIsChanged() {
        var plan = practice.planOf("300.00");
        practice.pays(plan, "1").statusCode(201);

        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .body("{\"status\": \"paid\"}")
                .patch(PLAN, plan)
                .then()
                .statusCode(412);
        practice.plan(plan).body(json("status", equalTo("active")));
    }

    @Test
    void onlyItsOwnClinicsOwnersAndReceptionistsChangeAPlan() {
        var plan = practice.planOf("300.00");
        var body = "{\"status\": \"paid\"}";

        Caller.owner(UUID.randomUUID())
                .call()
                .body(body)
                .patch(PLAN, plan)
                .then()
                .statusCode(404)
                .body(json("error", equalTo("Payment plan not found")));
        for (var role : List.of(Roles.DENTIST, Roles.VIEWER)) {
            new Caller(practice.clinic(), role)
                    .call()
                    .body(body)
                    .patch(PLAN, plan)
                    .then()
                    .statusCode(403);
        }
        practice.plan(plan).body(json("status", equalTo("active")));
        new Caller(practice.clinic(), Roles.RECEPTIONIST)
                .call()
                .body(body)
                .patch(PLAN, plan)
                .then()
                .statusCode(200);
    }

    @Test
    void paymentsFillTheOldestInstalmentsFirst() {
        var today = LocalDate.now(ZoneId.of("America/El_Salvador"));
        var plan = planWith("100.00", 4, today.minusWeeks(2));
        practice.plan(plan)
                .body(json(
                        "instalments.due_on",
                        contains(
                                today.minusWeeks(2).toString(),
                                today.minusWeeks(1).toString(),
                                today.toString(),
                                today.plusWeeks(1).toString())))
                .body(json("instalments.status", contains("overdue", "overdue", "due", "due")));

        practice.pays(plan, "30.00").statusCode(201);
        practice.plan(plan)
                .body(json("instalments.status", contains("paid", "overdue", "due", "due")))
                .body(json("instalments.amount_paid", contains(25.00f, 5.00f, 0.00f, 0.00f)));

        practice.pays(plan, "30.00").statusCode(201);
        practice.plan(plan).body(json("instalments.status", contains("paid", "paid", "partly_paid", "due")));
    }

    @Test
    void aPaymentThatCatchesUpMakesThePlanActiveAgainAndItsVoidOverdue() {
        var today = LocalDate.now(ZoneId.of("America/El_Salvador"));
        var plan = planWith("100.00", 4, today.minusWeeks(1));
        patch(plan, "{\"status\": \"overdue\"}").statusCode(200);

        practice.pays(plan, "24.99").body(json("status", equalTo("overdue")));
        String payment = practice.pays(plan, "0.01")
                .body(json("status", equalTo("active")))
                .extract()
                .as(Json.class)
                .at("payment.id");
        practice.voids(payment, "doble").statusCode(200);

        practice.plan(plan).body(json("status", equalTo("overdue")));
        assertThat(events(plan, 6).subList(4, 6)).containsExactly("payment-voided", "payment-plan-overdue");
    }

    @Test
    void aNewTotalIsSpreadOverTheSameDaysAndANewScheduleReplacesTheOld() {
        var today = LocalDate.now(ZoneId.of("America/El_Salvador"));
        var plan = planWith("100.00", 4, today.minusWeeks(1));
        patch(plan, "{\"status\": \"overdue\"}").statusCode(200);

        patch(plan, "{\"total_amount\": 101.01}")
                .statusCode(200)
                .body(json("status", equalTo("overdue")))
                .body(json("instalments.amount", contains(25.26f, 25.25f, 25.25f, 25.25f)));
        patch(plan, """
                {"instalments": {"count": 2, "first_due_on": "%s", "interval": "monthly"}}""".formatted(today))
                .statusCode(200)
                .body(json("status", equalTo("active")))
                .body(json(
                        "instalments.due_on",
                        contains(today.toString(), today.plusMonths(1).toString())));
        patch(plan, "{\"instalments\": null}").statusCode(200).body(json("instalments", empty()));

        var last = Events.of(Topic.PAYMENTS, plan, 5).get(3);
        assertThat(last.type()).isEqualTo("payment-plan-updated");
        assertThat(last.data().getList("payment_plan.instalments.due_on"))
                .containsExactly(today.toString(), today.plusMonths(1).toString());
    }

    private UUID planWith(String total, int count, LocalDate firstDueOn) {
        return UUID.fromString(practice.owner()
                .call()
                .body("""
                        {"patient_id": "%s", "description": "Ortodoncia", "total_amount": %s,
                         "instalments": {"count": %d, "first_due_on": "%s", "interval": "weekly"}}""".formatted(practice.patient(), total, count, firstDueOn))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(201)
                .body(json("instalments.size()", is(count)))
                .extract()
                .as(Json.class)
                .at("id"));
    }

    private ValidatableResponse patch(UUID plan, String body) {
        return practice.owner().call().body(body).patch(PLAN, plan).then();
    }

    private static List<String> events(UUID plan, int count) {
        return Events.of(Topic.PAYMENTS, plan, count).stream()
                .map(Events.Published::type)
                .toList();
    }
}
