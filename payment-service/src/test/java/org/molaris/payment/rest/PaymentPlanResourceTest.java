package org.molaris.payment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.payment.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PaymentPlanResourceTest {

    private static final String PLANS = "/api/dental/payment-plans";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPlanIsCreatedAsTheSeedSays() {
        var treatment = Ids.next();
        Practice.untilHeard(practice.tellTreatment(treatment, 1, practice.patient()));
        var plan = create("""
                {"patient_id": "%s", "description": "Ortodoncia — pago mensual", "total_amount": 1200.00,
                 "treatment_plan_id": "%s", "reminder_enabled": true,
                 "reminder_day_of_month": 5, "notes": "Diagnóstico reservado"}""".formatted(practice.patient(), treatment))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body(json("clinic_id", equalTo(practice.clinic().toString())))
                .body(json("patient_id", equalTo(practice.patient().toString())))
                .body(json("treatment_plan_id", equalTo(treatment.toString())))
                .body(json("description", equalTo("Ortodoncia — pago mensual")))
                .body(json("status", equalTo("active")))
                .body(json("reminder_enabled", is(true)))
                .body(json("reminder_day_of_month", is(5)))
                .body(json("notes", equalTo("Diagnóstico reservado")))
                .body(json("created_at", notNullValue()))
                .body(json("updated_at", notNullValue()))
                .extract();

        assertThat(plan.header("Location"))
                .endsWith(PLANS + "/" + plan.as(Json.class).at("id"));
        assertThat(plan.asString()).contains("\"total_amount\":1200.00").contains("\"amount_paid\":0.00");
        assertThat(plan.as(Json.class).<String>at("created_at")).endsWith("Z");
    }

    @Test
    void whatIsNotSaidOfAPlanHasItsDefault() {
        create("{\"patient_id\": \"%s\", \"description\": \"x\", \"total_amount\": 1}".formatted(practice.patient()))
                .statusCode(201)
                .body(json("reminder_enabled", is(false)))
                .body(json("reminder_day_of_month", nullValue()))
                .body(json("treatment_plan_id", nullValue()))
                .body(json("notes", nullValue()));
    }

    @Test
    void aNewPlanIsAnnouncedWithItsStateAndWithoutItsNotes() {
        var plan = UUID.fromString(create("""
                        {"patient_id": "%s", "description": "Implante", "total_amount": 900, "notes": "fumador"}""".formatted(practice.patient()))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));

        var event = Events.of(Topic.PAYMENTS, plan, 1).get(0);
        assertThat(event.type()).isEqualTo("payment-plan-created");
        assertThat(event.header("ce_specversion")).isEqualTo("1.0");
        assertThat(event.header("ce_source")).isEqualTo("/molaris/payment-service");
        assertThat(event.header("ce_subject")).isEqualTo(plan.toString());
        assertThat(event.header("ce_clinicid")).isEqualTo(practice.clinic().toString());
        assertThat(event.header("ce_actor")).isEqualTo("owner@test");
        assertThat(event.header("content-type")).isEqualTo("application/json");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.data().getString("payment_plan.description")).isEqualTo("Implante");
        assertThat(event.data().getString("payment_plan.created_at")).endsWith("Z");
        assertThat(event.raw().value()).contains("\"total_amount\": 900.00").doesNotContain("fumador");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    patient_id            | null
                    patient_id            | 7
                    patient_id            | "x"
                    description           | null
                    description           | ""
                    description           | "  "
                    description           | 5
                    total_amount          | null
                    total_amount          | 0
                    total_amount          | -1
                    total_amount          | 1.001
                    total_amount          | 1e400
                    total_amount          | 10000000000
                    total_amount          | "100"
                    total_amount          | "cien"
                    treatment_plan_id     | "x"
                    reminder_enabled      | "si"
                    reminder_enabled      | 1
                    reminder_day_of_month | 0
                    reminder_day_of_month | 29
                    reminder_day_of_month | 1.5
                    notes                 | {}
                    status                | "paid"
                    amount_paid           | 5
                    """)
    void aFieldThatIsWrongIsNamedAndNothingIsCreated(String field, String value) {
        var good =
                "\"patient_id\": \"%s\", \"description\": \"x\", \"total_amount\": 100".formatted(practice.patient());
        var others = List.of(good.split(", ")).stream()
                .filter(other -> !other.startsWith("\"" + field + "\""))
                .toList();

        create("{" + String.join(", ", others) + ", \"" + field + "\": " + value + "}")
                .statusCode(400)
                .body(json("code", equalTo("VALIDATION_FAILED")))
                .body(json("error", notNullValue()))
                .body(json("details.field", hasItem(field)));

        assertThat(count("payment_plan")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"patient_id": | MALFORMED_JSON
            {"notes": "a", "notes": "b"} | MALFORMED_JSON
            `` | VALIDATION_FAILED
            null | VALIDATION_FAILED
            [] | VALIDATION_FAILED
            "plan" | VALIDATION_FAILED
            """)
    void aBodyThatIsNoPlanIsRefused(String body, String code) {
        create(body == null ? "" : body)
                .statusCode(400)
                .body(json("code", equalTo(code)))
                .body(json("error", notNullValue()));
    }

    @Test
    void anotherMediaTypeIsRefusedInJson() {
        practice.owner()
                .call()
                .contentType("text/plain")
                .body("x")
                .post(PLANS)
                .then()
                .statusCode(415)
                .contentType("application/json")
                .body(json("code", equalTo("UNSUPPORTED_MEDIA_TYPE")));
    }

    @Test
    void theListHasTheClinicsPlansNewestFirst() {
        var first = practice.planOf("100");
        var second = practice.planOf("200");
        var neighbour = Practice.open();
        neighbour.planOf("300");

        list("").body(json("plans.id", contains(second.toString(), first.toString())))
                .body(json("page", is(1)))
                .body(json("limit", is(1000)))
                .body(json("as_of", notNullValue()))
                .body(json("total", nullValue()));
    }

    @Test
    void theListIsFilteredByPatient() {
        var plan = practice.planOf("100");

        list("?patient_id=" + practice.patient()).body(json("plans.id", contains(plan.toString())));
        list("?patient_id=" + UUID.randomUUID()).body(json("plans", hasSize(0)));
        list("?total=true&patient_id=" + UUID.randomUUID()).body(json("total", is(0)));
    }

    @Test
    void theListIsFilteredByStatusAndByTreatmentPlan() {
        var treatment = UUID.randomUUID();
        var treated = practice.planOf("100");
        Database.execute("update payment_plan set treatment_plan_id = ? where id = ?", treatment, treated);
        var paid = practice.planOf("100");
        practice.pays(paid, "100").statusCode(201);

        list("?status=active").body(json("plans.id", contains(treated.toString())));
        list("?status=paid&total=true&limit=1")
                .body(json("plans.id", contains(paid.toString())))
                .body(json("total", is(1)));
        list("?treatment_plan_id=" + treatment).body(json("plans.id", contains(treated.toString())));
        list("?status=paid&treatment_plan_id=" + treatment).body(json("plans", hasSize(0)));
    }

    @Test
    void pagesByCursorShowEveryPlanOnce() {
        var all = Set.of(practice.planOf("1"), practice.planOf("2"), practice.planOf("3"));

        var seen = new HashSet<UUID>();
        var page = list("?limit=2&total=true")
                .body(json("total", is(3)))
                .body(json("plans", hasSize(2)))
                .extract();
        seen.addAll(ids(page.as(Json.class).at("plans.id")));
        assertThat(page.header("Link"))
                .contains("cursor=" + page.as(Json.class).at("cursor"))
                .endsWith("rel=\"next\"");
        var last = list("?limit=2&cursor=" + page.as(Json.class).at("cursor"))
                .body(json("plans", hasSize(1)))
                .body(json("cursor", nullValue()))
                .extract();
        seen.addAll(ids(last.as(Json.class).at("plans.id")));

        assertThat(seen).isEqualTo(all);
        list("?limit=2&page=2")
                .body(json("plans.id", equalTo(last.as(Json.class).at("plans.id"))));
    }

    @Test
    void aClientKeepsInStepByWhatChangedSince() {
        var plan = practice.planOf("100");
        var asOf = list("").extract().as(Json.class).<String>at("as_of");

        list("?updated_since=" + asOf).body(json("plans.id", contains(plan.toString())));
        list("?updated_since=2100-01-01T00:00:00Z").body(json("plans", hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "patient_id, x",
        "limit, 0",
        "limit, 1001",
        "limit, x",
        "page, 0",
        "page, x",
        "cursor, x",
        "updated_since, yesterday",
        "updated_since, -1000000000-01-01T00:00:00Z",
        "patient_id, ''",
        "limit, ''",
        "updated_since, ''",
        "cursor, ''",
        "total, maybe",
        "status, lost",
        "treatment_plan_id, x"
    })
    void aQueryThatIsWrongIsNamed(String parameter, String value) {
        practice.owner()
                .call()
                .get(PLANS + "?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .body(json("details.field", contains(parameter)));
    }

    @Test
    void theSummaryAddsUp() {
        var plan = practice.planOf("300.00");
        practice.pays(plan, "100.50").statusCode(201);
        practice.pays(practice.planOf("50"), "50").statusCode(201);
        var cancelled = practice.planOf("70");
        practice.pays(cancelled, "20").statusCode(201);
        cancel(cancelled).statusCode(200);

        var summary = practice.owner()
                .call()
                .get(PLANS + "/summary")
                .then()
                .statusCode(200)
                .extract();

        assertThat(summary.asString())
                .isEqualTo("{\"total_collected\":170.50,\"total_pending\":199.50,\"active_count\":1}");
    }

    @Test
    void theSummaryOfAPeriodHasWhatWasReceivedOnItsDays() {
        var plan = practice.planOf("300");
        pays(plan, "1", "2026-01-31");
        pays(plan, "2", "2026-02-01");
        pays(plan, "4", "2026-02-28");
        pays(plan, "8", "2026-03-01");
        practice.voids(pays(plan, "16", "2026-02-14"), "x").statusCode(200);

        summary("?from=2026-02-01&to=2026-02-28")
                .statusCode(200)
                .body(json("total_collected", is(6.0f)))
                .body(json("total_pending", is(285.0f)))
                .body(json("active_count", is(1)));
        summary("?from=2026-02-28").body(json("total_collected", is(12.0f)));
        summary("?to=2026-01-31").body(json("total_collected", is(1.0f)));
        summary("?from=2026-04-01").body(json("total_collected", is(0.0f)));
        summary("?from=2026-02-02&to=2026-02-01").statusCode(400).body(json("details.field", contains("from")));
        summary("?to=2026-02-30").statusCode(400).body(json("details.field", contains("to")));
    }

    @Test
    void theSummaryOfAnEmptyClinicIsZero() {
        assertThat(practice.owner().call().get(PLANS + "/summary").asString())
                .isEqualTo("{\"total_collected\":0.00,\"total_pending\":0.00,\"active_count\":0}");
    }

    @Test
    void aPlanShowsItsPaymentsAndVoidedOnesOnlyWhenAsked() {
        var plan = practice.planOf("300");
        String mistake = practice.pays(plan, "100").extract().as(Json.class).at("payment.id");
        String good = practice.pays(plan, "50").extract().as(Json.class).at("payment.id");
        practice.voids(mistake, "doble").statusCode(200);

        practice.plan(plan)
                .statusCode(200)
                .header("ETag", is("\"4\""))
                .body(json("amount_paid", equalTo(50.00f)))
                .body(json("payments.id", contains(good)));
        practice.owner()
                .call()
                .get(PLANS + "/{id}?include_voided=true", plan)
                .then()
                .body(json("payments.id", contains(mistake, good)))
                .body(json("payments[0].void_reason", equalTo("doble")));
    }

    @Test
    void aPlanWithoutPaymentsHasAnEmptyList() {
        practice.plan(practice.planOf("300")).statusCode(200).body(json("payments", hasSize(0)));
    }

    @Test
    void aCancelledPlanStaysAndIsAnnouncedOnce() {
        var plan = practice.planOf("300");

        cancel(plan)
                .statusCode(200)
                .body(json("status", equalTo("cancelled")))
                .body(json("id", equalTo(plan.toString())));
        cancel(plan).statusCode(200).body(json("status", equalTo("cancelled")));
        practice.plan(plan).body(json("status", equalTo("cancelled")));

        practice.pays(plan, "1").statusCode(409).body(json("code", equalTo("PLAN_NOT_ACTIVE")));
        var witness = practice.planOf("1");
        Events.of(Topic.PAYMENTS, witness, 1);
        assertThat(Events.of(Topic.PAYMENTS, plan, 2))
                .extracting(Events.Published::type)
                .containsExactly("payment-plan-created", "payment-plan-cancelled");
    }

    @Test
    void aPlanThatChangedMeanwhileIsNotCancelled() {
        var plan = practice.planOf("300");
        practice.pays(plan, "1").statusCode(201);

        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(PLANS + "/{id}", plan)
                .then()
                .statusCode(412)
                .body(json("code", equalTo("PRECONDITION_FAILED")));
        practice.owner()
                .call()
                .header("If-Match", "\"2\"")
                .delete(PLANS + "/{id}", plan)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNotThereIsNotFoundInTheSeedsWords() {
        var nobody = UUID.randomUUID();

        practice.plan(nobody).statusCode(404).body(json("error", equalTo("Payment plan not found")));
        cancel(nobody).statusCode(404).body(json("error", equalTo("Payment plan not found")));
        practice.pays(nobody, "1").statusCode(404).body(json("error", equalTo("Payment plan not found")));
        practice.voids(nobody.toString(), "x")
                .statusCode(404)
                .body(json("error", equalTo("Payment not found or already voided")));
    }

    private ValidatableResponse summary(String query) {
        return practice.owner().call().get(PLANS + "/summary" + query).then();
    }

    private String pays(UUID plan, String amount, String day) {
        return practice.owner()
                .call()
                .body("{\"amount\": %s, \"paid_on\": \"%s\"}".formatted(amount, day))
                .post(PLANS + "/{id}/payments", plan)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("payment.id");
    }

    private ValidatableResponse create(String body) {
        return practice.owner().call().body(body).post(PLANS).then();
    }

    private ValidatableResponse cancel(UUID plan) {
        return practice.owner().call().delete(PLANS + "/{id}", plan).then();
    }

    private ValidatableResponse list(String query) {
        return practice.owner().call().get(PLANS + query).then().statusCode(200);
    }

    private long count(String table) {
        return (long) Database.value("select count(*) from " + table + " where clinic_id = ?", practice.clinic());
    }

    private static List<UUID> ids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toList();
    }
}
