package org.molaris.payment.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PatientLedgerTest {

    private static final String LEDGER = "/api/dental/patients/{id}/ledger";
    private static final String PLAN = "/api/dental/payment-plans/{id}";
    private static final String ZONE = "America/El_Salvador";

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String clinicService;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open(ZONE);
    }

    @Test
    void anAccountTellsWhatHappenedAndWhatIsOwedAfterIt() {
        var braces = practice.planOf("300");
        String mistake = practice.pays(braces, "100.5").extract().as(Json.class).at("payment.id");
        practice.voids(mistake, "doble").statusCode(200);
        String good = practice.pays(braces, "50").extract().as(Json.class).at("payment.id");
        var cancelled = practice.planOf("70");
        String late = practice.pays(cancelled, "20").extract().as(Json.class).at("payment.id");
        change(cancelled, "{\"status\": \"cancelled\"}").statusCode(200);
        practice.voids(late, "otro paciente").statusCode(200);
        var waived = practice.planOf("80");
        practice.pays(waived, "30").statusCode(201);
        change(waived, "{\"status\": \"paid\"}").statusCode(200);
        practice.pays(practice.planOf("9"), "9").statusCode(201);

        var answer = ledger(practice.patient()).statusCode(200);

        answer.body(json("brought_forward", is(0.0f)))
                .body(json(
                        "entries.kind",
                        contains(
                                "plan", "payment", "void", "payment", "plan", "payment", "closing", "void", "closing",
                                "plan", "payment", "closing", "plan", "payment")))
                .body(
                        "entries.payment_id[0..5]",
                        contains(nullValue(), is(mistake), is(mistake), is(good), nullValue(), is(late)))
                .body("entries.payment_plan_id[8..9]", contains(cancelled.toString(), waived.toString()))
                .body(json("entries[0].description", equalTo("Ortodoncia")))
                .body(json("entries[1].description", equalTo("Ortodoncia")))
                .body(json("entries[2].description", equalTo("doble")))
                .body(json("entries[1].paid_on", equalTo(today().toString())))
                .body(json("entries[2].paid_on", nullValue()))
                .body(json("plans.amount_left", contains(0.0f, 0.0f, 0.0f, 250.0f)))
                .body(json("plans.status", contains("paid", "paid", "cancelled", "active")))
                .body(json("plans[3].id", equalTo(braces.toString())))
                .body(json("plans[3].description", equalTo("Ortodoncia")));
        var json = exact(answer);
        assertThat(texts(json, "entries.amount"))
                .containsExactly(
                        "300.00", "-100.50", "100.50", "-50.00", "70.00", "-20.00", "-50.00", "20.00", "-20.00",
                        "80.00", "-30.00", "-50.00", "9.00", "-9.00");
        assertThat(texts(json, "entries.balance"))
                .containsExactly(
                        "300.00", "199.50", "300.00", "250.00", "320.00", "300.00", "250.00", "270.00", "250.00",
                        "330.00", "300.00", "250.00", "259.00", "250.00");
        assertThat(json.<String>getList("entries.at")).isSorted().allMatch(at -> at.endsWith("Z"));
        assertThat(answer.extract().asString()).contains("\"balance\":250.00,\"ageing\"", "\"total_amount\":300.00");
    }

    @Test
    void whatIsOwedIsAsOldAsItsInstalmentsOldestFilledFirst() {
        var plan = UUID.fromString(practice.owner()
                .call()
                .body("""
                        {"patient_id": "%s", "description": "x", "total_amount": 160,
                         "instalments": {"count": 16, "first_due_on": "%s", "interval": "weekly"}}""".formatted(practice.patient(), today().minusDays(98)))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
        assertAges("20.00", "40.00", "40.00", "40.00", "20.00");

        practice.pays(plan, "25").statusCode(201);

        assertAges("20.00", "40.00", "40.00", "35.00", "0.00");
    }

    @Test
    void aPlanWithoutAScheduleIsDueFromTheDayItWasAgreedInTheClinic() {
        var ages = List.of(0, 1, 30, 31, 60, 61, 90, 91);
        for (int i = 0; i < ages.size(); i++) {
            Database.execute(
                    "update payment_plan set created_at = (cast(? as timestamp) at time zone ?) where id = ?",
                    today().minusDays(ages.get(i)) + " 23:30:00",
                    ZONE,
                    practice.planOf(String.valueOf(1 << i)));
        }
        var gone = practice.planOf("1000");
        change(gone, "{\"status\": \"cancelled\"}").statusCode(200);

        assertAges("1.00", "6.00", "24.00", "96.00", "128.00");
    }

    @Test
    void whateverWasRecordedTheBalanceIsWhatIsLeft() {
        var random = new Random(5);
        var plans = new ArrayList<UUID>();
        var payments = new ArrayList<String>();
        for (int act = 0; act < 60; act++) {
            var plan = plans.isEmpty() ? null : plans.get(random.nextInt(plans.size()));
            switch (plan == null ? 0 : random.nextInt(8)) {
                case 0 ->
                    plans.add(practice.planOf(
                            BigDecimal.valueOf(random.nextInt(9000) + 1000, 2).toString()));
                case 1 ->
                    change(
                            plan,
                            "{\"status\": \"%s\"}"
                                    .formatted(List.of("active", "overdue", "cancelled", "paid")
                                            .get(random.nextInt(4))));
                case 2 -> change(plan, "{\"total_amount\": %d}".formatted(random.nextInt(90) + 10));
                case 3, 4 -> {
                    if (!payments.isEmpty()) {
                        practice.voids(payments.get(random.nextInt(payments.size())), "x");
                    }
                }
                default -> {
                    var answer = practice.pays(
                                    plan,
                                    BigDecimal.valueOf(random.nextInt(3000) + 1, 2)
                                            .toString())
                            .extract();
                    if (answer.statusCode() == 201) {
                        payments.add(answer.as(Json.class).at("payment.id"));
                    }
                }
            }
        }

        var ended = practice.planOf("7");
        change(ended, "{\"status\": \"cancelled\"}").statusCode(200);

        var ledger = exact(ledger(practice.patient()).statusCode(200));

        var left = Database.value("""
                select sum(total_amount - amount_paid) from payment_plan
                 where clinic_id = ? and status in ('active', 'overdue')""", practice.clinic());
        var entries =
                texts(ledger, "entries.amount").stream().map(BigDecimal::new).toList();
        var balances = texts(ledger, "entries.balance");
        assertThat(ledger.<Object>get("balance")).isEqualTo(left);
        assertThat(balances.get(balances.size() - 1)).isEqualTo(left.toString());
        assertThat(sum(entries)).isEqualTo(left);
        assertThat(sum(ledger.getList("plans.amount_left"))).isEqualTo(left);
        assertThat(sum(List.copyOf(ledger.<String, BigDecimal>getMap("ageing").values())))
                .isEqualTo(left);
        assertThat(balances).noneMatch(balance -> balance.startsWith("-"));
        assertThat(ledger.<String>getList("entries.kind")).contains("plan", "payment", "void", "closing");
    }

    @Test
    void onlyTheLastEntriesAreListedAndWhatWasBeforeIsBroughtForward() {
        ManyPayments.on(practice.planOf("20"), 1100);

        var answer = ledger(practice.patient()).statusCode(200).body(json("entries", hasSize(1000)));

        var json = exact(answer);
        assertThat(json.<Object>get("brought_forward")).isEqualTo(new BigDecimal("19.00"));
        assertThat(json.<Object>get("entries[0].balance")).isEqualTo(new BigDecimal("18.99"));
        assertThat(json.<Object>get("balance")).isEqualTo(new BigDecimal("9.00"));
    }

    @Test
    void whoAgreedNothingOwesNothing() {
        assertThat(ledger(practice.patient()).statusCode(200).extract().asString())
                .isEqualTo(
                        "{\"brought_forward\":0.00,\"entries\":[],\"balance\":0.00,\"ageing\":{\"not_due\":0.00,"
                                + "\"days_0_30\":0.00,\"days_31_60\":0.00,\"days_61_90\":0.00,\"days_over_90\":0.00},\"plans\":[]}");
    }

    @Test
    void aPatientWhoseEventIsStillOnItsWayIsAskedFor() {
        var patient = UUID.randomUUID();
        given().body("""
                        200{"id": "%s", "number": 1, "clinic_id": "%s", "first_name": "Eva",
                            "recall_opted_out": false, "version": 1}""".formatted(patient, practice.clinic()))
                .put(clinicService + "/internal/patients/" + patient)
                .then()
                .statusCode(204);
        given().body("200"
                        + practice.clinicJson(ZONE, 1)
                                .replaceFirst("^\\{\"clinic\": ", "")
                                .replaceFirst("}$", ""))
                .put(clinicService + "/internal/clinic")
                .then()
                .statusCode(204);

        ledger(patient).statusCode(200).body(json("balance", is(0.0f)));
    }

    @Test
    void whatADuplicateAgreedIsOwedByWhomItWasMergedInto() {
        var survivor = UUID.randomUUID();
        practice.tellPatient(survivor, 1, "\"first_name\": \"Eva\"");
        practice.pays(practice.planOf("5"), "2").statusCode(201);
        Practice.untilHeard(practice.tellPatient(practice.patient(), 9, """
                "first_name": "Eva", "merged_into": "%s\"""".formatted(survivor)));

        ledger(survivor).statusCode(200).body(json("balance", is(3.0f))).body(json("entries", hasSize(2)));
        ledger(practice.patient())
                .statusCode(200)
                .body(json("balance", is(0.0f)))
                .body(json("entries", hasSize(0)));
    }

    @Test
    void whoIsNoPatientOfThisClinicIsNotFound() {
        var neighbour = Practice.open();
        neighbour.planOf("5");

        for (var patient : List.of(UUID.randomUUID(), neighbour.patient())) {
            ledger(patient)
                    .statusCode(404)
                    .body(json("error", equalTo("Patient not found")))
                    .body(json("code", equalTo("PATIENT_NOT_FOUND")));
        }
    }

    @Test
    void everybodyOfTheClinicReadsItAndNobodyElse() {
        given().get(LEDGER, practice.patient()).then().statusCode(401);
        as(Roles.VIEWER).statusCode(200);
        as(Roles.DENTIST).statusCode(200);
        as(Roles.RECEPTIONIST).statusCode(200);
        as(Roles.PLATFORM_ADMIN).statusCode(403);
    }

    private ValidatableResponse as(String role) {
        return Caller.of(practice.clinic(), role)
                .call()
                .get(LEDGER, practice.patient())
                .then();
    }

    private ValidatableResponse ledger(UUID patient) {
        return practice.owner().call().get(LEDGER, patient).then();
    }

    private ValidatableResponse change(UUID plan, String patch) {
        return practice.owner().call().body(patch).patch(PLAN, plan).then();
    }

    private void assertAges(String... ages) {
        var ageing = exact(ledger(practice.patient()).statusCode(200)).<String, Object>getMap("ageing");
        assertThat(List.of("not_due", "days_0_30", "days_31_60", "days_61_90", "days_over_90"))
                .map(age -> ageing.get(age).toString())
                .containsExactly(ages);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of(ZONE));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> texts(JsonPath json, String path) {
        return json.<BigDecimal>getList(path).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static JsonPath exact(ValidatableResponse answer) {
        return new JsonPath(answer.extract().asString())
                .using(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }
}
