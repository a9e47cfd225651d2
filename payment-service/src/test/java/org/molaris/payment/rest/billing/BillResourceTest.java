package org.molaris.payment.rest.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.payment.billing.Billing.BILLS;
import static org.molaris.payment.billing.Billing.planOf;
import static org.molaris.payment.billing.Billing.today;
import static org.molaris.test.Json.json;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.payment.Practice;
import org.molaris.payment.billing.Billing;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillResourceTest {

    private static final String PLAN = "/api/dental/payment-plans/{id}";

    private static final String TOO_MANY =
            ", \"instalments\": {\"count\": 360, \"first_due_on\": \"2099-01-31\", \"interval\": \"weekly\"}";

    @ConfigProperty(name = "quarkus.rest-client.treatment-service.url")
    String owner;

    private Billing billing;
    private Practice practice;
    private long numbers = 100;

    @BeforeAll
    void aPractice() {
        billing = Billing.open(owner);
        practice = billing.practice();
    }

    @AfterAll
    void theBooksAddUp() {
        assertThat(Database.rows("select * from verify_ledger() where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @Test
    void aBillAsksForItsMoneyThroughAPlanOfItsOwn() {
        var operator = Ids.next();
        billing.ownerSays("/internal/operators/" + operator, """
                {"id": "%s", "number": 7, "version": 1, "deleted_at": null}""".formatted(operator));

        var answer = billing.issues("""
                        "type": "full", "net": 100, "vat": 22, "stamp": 2, "description": "Limpieza",
                        "operator_id": "%s", "due_on": "2099-01-31\"""".formatted(operator))
                .statusCode(201)
                .header("ETag", is("\"2\""))
                .header("Location", notNullValue())
                .body(json("patient_id", equalTo(practice.patient().toString())))
                .body(json("clinic_id", equalTo(practice.clinic().toString())))
                .body(json("counterparty", nullValue()))
                .body(json("treatment_plan_id", nullValue()))
                .body(json("operator_id", equalTo(operator.toString())))
                .body(json("type", equalTo("full")))
                .body(json("direction", equalTo("incoming")))
                .body(json("issued_on", equalTo(today().toString())))
                .body(json("description", equalTo("Limpieza")))
                .body(json("own_plan", is(true)))
                .body(json("credited_bill_id", nullValue()))
                .body(json("status", equalTo("open")))
                .extract();
        assertThat(answer.asString())
                .contains("\"net\":100.00", "\"vat\":22.00", "\"stamp\":2.00", "\"total\":124.00", "\"credited\":0.00")
                .contains("\"refundable\":0.00", "\"amount_paid\":0.00", "\"amount_left\":124.00");
        var bill = answer.as(Json.class);
        String id = bill.at("id");
        var plan = planOf(bill);

        assertThat(practice.plan(plan)
                        .body(json("bill_id", equalTo(id)))
                        .body(json("description", equalTo("Factura " + bill.at("number_including_prefix"))))
                        .body(json("instalments.due_on", contains("2099-01-31")))
                        .extract()
                        .asString())
                .contains("\"total_amount\":124.00");
        practice.pays(plan, "24").statusCode(201);
        assertThat(billing.bill(id)
                        .header("ETag", is("\"4\""))
                        .body(json("status", equalTo("partly_paid")))
                        .extract()
                        .asString())
                .contains("\"amount_paid\":24.00", "\"amount_left\":100.00");
        String last = practice.pays(plan, "100").extract().as(Json.class).at("payment.id");
        billing.bill(id).body(json("status", equalTo("paid")));
        practice.voids(last, "x").statusCode(200);
        billing.bill(id).body(json("status", equalTo("partly_paid")));

        var told = Events.of(Topic.PAYMENTS, UUID.fromString(id), 4);
        assertThat(told)
                .extracting(Published::type)
                .containsExactly("bill-issued", "bill-updated", "bill-paid", "bill-updated");
        assertThat(told).extracting(Published::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told.get(2).raw().value())
                .contains("\"status\": \"paid\"", "\"amount_paid\": 124.00", "\"own_plan\": true")
                .doesNotContain("Limpieza");
        assertThat(told.get(3).raw().value()).contains("\"status\": \"partly_paid\"", "\"amount_left\": 100.00");
    }

    @Test
    void billsOfATreatmentTakeItsPriceApartToTheCent() {
        var treatment = billing.treatment(++numbers, "100.00", "10.01");

        billing.issuesFor(treatment, "\"type\": \"partial\", \"net\": 100.01")
                .statusCode(409)
                .body(json("code", equalTo("EXCEEDS_BILLABLE")))
                .body(json("details.message", contains("must be at most 100.00")));
        var first = billing.issuesFor(treatment, "\"type\": \"partial\", \"net\": 33.33")
                .statusCode(201)
                .extract();
        assertThat(first.asString()).contains("\"vat\":3.34", "\"total\":36.67");
        var rest = billing.issuesFor(treatment, "\"type\": \"full\"")
                .statusCode(201)
                .extract();
        assertThat(rest.asString()).contains("\"net\":66.67", "\"vat\":6.67", "\"total\":73.34");
        billing.issuesFor(treatment, "\"type\": \"full\"")
                .statusCode(409)
                .body(json("code", equalTo("NOTHING_TO_BILL")));

        billing.credits(first.as(Json.class).at("id"), "{\"net\": 10}").statusCode(201);
        practice.pays(planOf(rest.as(Json.class)), "73.34").statusCode(201);

        var figures = practice.owner()
                .call()
                .body("{\"treatment_plan_ids\": [\"%s\", \"%s\"]}".formatted(treatment, Ids.next()))
                .post("/internal/billing-figures")
                .then()
                .statusCode(200)
                .body(json("figures.size()", is(2)))
                .body(json("figures[0].treatment_plan_id", equalTo(treatment.toString())))
                .body(json("figures[0].full_bills", is(1)))
                .body(json("figures[0].liabilities.paid", contains(false, true)))
                .body(json("figures[0].liabilities.due", contains(true, false)))
                .body(json("figures[1].liabilities.size()", is(0)))
                .extract()
                .asString();
        assertThat(figures)
                .contains("\"billed\":100.00,\"credited\":10.00")
                .contains("\"due_on\":\"" + today() + "\",\"amount\":25.67")
                .contains("\"billed\":0.00");
        assertThat(billing.issuesFor(treatment, "\"type\": \"full\"")
                        .statusCode(201)
                        .extract()
                        .asString())
                .contains("\"net\":10.00", "\"vat\":1.00");
    }

    @Test
    void whatAnAgreementAsksForNoBillAsksForAgain() {
        var treatment = billing.treatment(++numbers, "1.00", "0.00");
        String plan = practice.opens(practice.patient(), treatment)
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id");
        var other = practice.planOf("5.00");
        var own = planOf(billing.billOf("5"));

        billing.issuesFor(treatment, "\"type\": \"full\"")
                .statusCode(409)
                .body(json("code", equalTo("PAID_IN_INSTALMENTS")))
                .body(json("details.message", contains("could be " + plan)));
        billing.issuesFor(treatment, "\"type\": \"full\", \"payment_plan_id\": \"%s\"".formatted(own))
                .statusCode(409)
                .body(json("code", equalTo("PLAN_OF_A_BILL")));
        String about = billing.issuesFor(treatment, "\"type\": \"full\", \"payment_plan_id\": \"%s\"".formatted(plan))
                .statusCode(201)
                .body(json("own_plan", is(false)))
                .body(json("payment_plan_id", equalTo(plan)))
                .extract()
                .as(Json.class)
                .at("id");
        practice.plan(UUID.fromString(plan)).header("ETag", is("\"1\"")).body(json("bill_id", nullValue()));
        billing.bill(about).body(json("status", equalTo("open")));
        practice.pays(UUID.fromString(plan), "1").statusCode(201);
        billing.bill(about).body(json("status", equalTo("paid")));

        practice.owner().call().delete(PLAN, other).then().statusCode(200);
        billing.issues("\"type\": \"full\", \"net\": 5, \"payment_plan_id\": \"%s\"".formatted(other))
                .statusCode(409)
                .body(json("code", equalTo("PLAN_NOT_ACTIVE")));
        billing.issues("\"type\": \"full\", \"net\": 5, \"payment_plan_id\": \"%s\"".formatted(Ids.next()))
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_PAYMENT_PLAN")));
    }

    @Test
    void aCreditNoteTakesBackWhatIsNotPaidAndIsRefundedForTheRest() {
        var untouched = billing.billOf("40");
        assertThat(billing.credits(untouched.at("id"), "{}")
                        .statusCode(201)
                        .body(json("type", equalTo("credit")))
                        .body(json("direction", equalTo("outgoing")))
                        .body(json("credited_bill_id", equalTo(untouched.<String>at("id"))))
                        .body(json("payment_plan_id", nullValue()))
                        .body(json("status", equalTo("paid")))
                        .extract()
                        .asString())
                .contains("\"net\":40.00", "\"refundable\":0.00");
        practice.plan(planOf(untouched)).body(json("status", equalTo("cancelled")));
        billing.bill(untouched.at("id")).body(json("status", equalTo("credited")));
        billing.credits(untouched.at("id"), "{}").statusCode(409).body(json("code", equalTo("NOT_CREDITABLE")));

        var spread = billing.issues("""
                        "type": "partial", "net": 90, "vat": 9,
                        "instalments": {"count": 3, "first_due_on": "2099-01-31", "interval": "monthly"}""").statusCode(201).extract().as(Json.class);
        var plan = planOf(spread);
        practice.pays(plan, "40").statusCode(201);
        billing.credits(spread.at("id"), "{\"net\": 90.01}")
                .statusCode(409)
                .body(json("code", equalTo("EXCEEDS_CREDITABLE")));
        assertThat(billing.credits(spread.at("id"), "{\"net\": 40}").extract().asString())
                .contains("\"vat\":4.00", "\"refundable\":0.00");
        assertThat(practice.plan(plan)
                        .body(json("instalments.due_on", contains("2099-01-31", "2099-02-28")))
                        .extract()
                        .asString())
                .contains("\"total_amount\":55.00");
        var last = billing.credits(spread.at("id"), "{}").statusCode(201).extract();
        assertThat(last.asString()).contains("\"net\":50.00", "\"vat\":5.00", "\"refundable\":40.00");
        last.as(Json.class);
        practice.plan(plan).body(json("status", equalTo("paid")));
        assertThat(billing.bill(spread.at("id"))
                        .body(json("status", equalTo("credited")))
                        .extract()
                        .asString())
                .contains("\"credited\":90.00", "\"amount_left\":0.00");
        assertThat(Events.of(Topic.PAYMENTS, UUID.fromString(spread.at("id")), 4))
                .extracting(Published::type)
                .containsExactly("bill-issued", "bill-updated", "bill-updated", "bill-paid");
        billing.credits(last.as(Json.class).at("id"), "{}").statusCode(409);
        billing.credits(Ids.next().toString(), "{}").statusCode(404).body(json("code", equalTo("BILL_NOT_FOUND")));
    }

    @Test
    void aProformaAndWhatOthersAskForAskThePatientForNothing() {
        billing.issues("\"type\": \"proforma\", \"net\": 10")
                .statusCode(201)
                .body(json("payment_plan_id", nullValue()))
                .body(json("number_including_prefix", equalTo("P" + today().getYear() + "/1")));
        var received = practice.owner()
                .call()
                .body("{\"direction\": \"outgoing\", \"type\": \"full\", \"counterparty\": \"Depósito\", \"net\": 10}")
                .post(BILLS)
                .then()
                .statusCode(201)
                .body(json("patient_id", nullValue()))
                .body(json("counterparty", equalTo("Depósito")))
                .body(json("number_including_prefix", equalTo("R" + today().getYear() + "/1")))
                .extract()
                .as(Json.class);
        billing.credits(received.at("id"), "{\"net\": 4}")
                .statusCode(201)
                .body(json("direction", equalTo("incoming")))
                .body(json("number_including_prefix", equalTo("R" + today().getYear() + "/2")));
        assertThat(billing.bill(received.at("id")).extract().asString()).contains("\"amount_left\":6.00");

        list("type=proforma").body(json("bills.size()", is(1)));
        list("direction=outgoing&type=full").body(json("bills.id", contains(received.<String>at("id"))));
        list("from=2020-01-01&to=2020-01-31").body(json("bills.size()", is(0)));
        list("patient_id=" + Ids.next()).body(json("bills.size()", is(0)));
        list("treatment_plan_id=" + Ids.next() + "&total=true").body(json("total", is(0)));
        list("updated_since=2099-01-01T00:00:00Z").body(json("bills.size()", is(0)));
        list("limit=1").header("Link", notNullValue());
    }

    private ValidatableResponse list(String query) {
        return practice.owner().call().get(BILLS + "?" + query).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total_amount\": 5}",
                "{\"status\": \"paid\"}",
                "{\"status\": \"cancelled\"}",
                "{\"instalments\": null}"
            })
    void aPlanOfABillFollowsTheBill(String change) {
        var bill = billing.billOf("30");

        patchPlan(bill, change).statusCode(409).body(json("code", equalTo("PLAN_OF_A_BILL")));

        patchPlan(bill, "{\"reminder_enabled\": true, \"reminder_day_of_month\": 5}")
                .statusCode(200);
        patchPlan(
                        bill,
                        "{\"instalments\": {\"count\": 2, \"first_due_on\": \"2099-01-31\", \"interval\": \"monthly\"}}")
                .statusCode(200);
    }

    private ValidatableResponse patchPlan(Json bill, String change) {
        return practice.owner().call().body(change).patch(PLAN, planOf(bill)).then();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            type         | {"patient_id": "%1$s", "net": 1}
            type         | {"patient_id": "%1$s", "net": 1, "type": "credit"}
            type         | {"patient_id": "%1$s", "net": 1, "type": "paper"}
            type         | {"direction": "outgoing", "counterparty": "x", "net": 1, "type": "proforma"}
            patient_id   | {"net": 1, "type": "full"}
            patient_id   | {"patient_id": "%1$s", "direction": "outgoing", "counterparty": "x", "net": 1, "type": "full"}
            patient_id   | {"patient_id": 5, "net": 1, "type": "full"}
            counterparty | {"direction": "outgoing", "net": 1, "type": "full"}
            counterparty | {"patient_id": "%1$s", "counterparty": "x", "net": 1, "type": "full"}
            counterparty | {"direction": "outgoing", "counterparty": "", "net": 1, "type": "full"}
            net          | {"patient_id": "%1$s", "type": "full"}
            net          | {"patient_id": "%1$s", "type": "full", "net": 0}
            net          | {"patient_id": "%1$s", "type": "full", "net": 1e400}
            net          | {"patient_id": "%1$s", "type": "full", "net": 1, "treatment_plan_id": "%1$s"}
            vat          | {"patient_id": "%1$s", "type": "full", "net": 1, "vat": -1}
            vat          | {"patient_id": "%1$s", "type": "partial", "net": 1, "vat": 1, "treatment_plan_id": "%1$s"}
            stamp        | {"patient_id": "%1$s", "type": "full", "net": 1, "stamp": 0.001}
            stamp        | {"patient_id": "%1$s", "type": "full", "net": 9999999999.99, "stamp": 0.01}
            issued_on    | {"patient_id": "%1$s", "type": "full", "net": 1, "issued_on": "2099-01-01"}
            issued_on    | {"patient_id": "%1$s", "type": "full", "net": 1, "issued_on": "0001-01-01"}
            due_on       | {"patient_id": "%1$s", "type": "proforma", "net": 1, "due_on": "2099-01-01"}
            due_on       | {"patient_id": "%1$s", "type": "full", "net": 1, "due_on": "2099-01-01", "payment_plan_id": "%1$s"}
            instalments  | {"direction": "outgoing", "counterparty": "x", "net": 1, "type": "full", "instalments": {"count": 1, "first_due_on": "2026-01-31", "interval": "weekly"}}
            payment_plan_id | {"patient_id": "%1$s", "type": "proforma", "net": 1, "payment_plan_id": "%1$s"}
            total        | {"patient_id": "%1$s", "type": "full", "net": 1, "total": 1}
            treatment_plan_id | {"patient_id": "%1$s", "type": "full", "treatment_plan_id": "0190c5a0-0000-7000-8000-00000000ffff"}
            operator_id  | {"patient_id": "%1$s", "type": "full", "net": 1, "operator_id": "0190c5a0-0000-7000-8000-00000000ffff"}
            patient_id   | {"patient_id": "0190c5a0-0000-7000-8000-00000000ffff", "type": "full", "net": 1}
            """)
    void aFieldThatIsWrongIsNamedAndNothingIsIssued(String field, String body) {
        var before = issued();

        practice.owner()
                .call()
                .body(body.replace("%1$s", practice.patient().toString()))
                .post(BILLS)
                .then()
                .statusCode(400)
                .body(json("details.field", contains(field)));

        assertThat(issued()).isEqualTo(before);
    }

    @Test
    void anOwnerWhoCannotSayThePriceIsWaitedFor() {
        var treatment = billing.treatment(++numbers, "1.00", "0.00");
        billing.ownerSays("/internal/treatment-plans/" + treatment + "/price", "nothing that can be read");

        billing.issuesFor(treatment, "\"type\": \"full\"").statusCode(503);
    }

    /** Some fail after they have their numbers, since a cent cannot be divided; others come with the same key. */
    @Test
    void numbersHaveNoGapsWhoeverFailsMeanwhile() {
        var there = Billing.open(owner);
        var clinic = there.practice();

        Crowd.all(
                20,
                nth -> clinic.owner()
                        .call(nth % 4 == 0 ? "the-same" : "key-" + nth)
                        .body("{\"patient_id\": \"%s\", \"type\": \"full\", \"net\": %s%s}"
                                .formatted(
                                        clinic.patient(),
                                        nth % 4 == 0 ? "7" : "1",
                                        nth % 4 == 1 ? TOO_MANY : ", \"due_on\": \"2099-01-31\""))
                        .post(BILLS)
                        .statusCode());

        var numbered = Database.rows(
                "select series_number from bill where clinic_id = ? order by series_number", clinic.clinic());
        assertThat(numbered.stream().map(row -> row.get("series_number")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, numbered.size())
                        .boxed()
                        .map(Object.class::cast)
                        .toList())
                .hasSizeBetween(1, 11);
        assertThat(Database.rows("select * from verify_ledger() where clinic_id = ?", clinic.clinic()))
                .isEmpty();
    }

    @Test
    void numbersAndDaysGoUpTogether() {
        billing.billOf("1");

        billing.issues("\"type\": \"full\", \"net\": 1, \"issued_on\": \"%s\"".formatted(today().withDayOfYear(1)))
                .statusCode(today().getDayOfYear() == 1 ? 201 : 409);
        billing.issues("\"type\": \"full\", \"net\": 1, \"issued_on\": \"2019-05-05\"")
                .statusCode(201)
                .body(json("number_including_prefix", equalTo("2019/1")));
        billing.issues("\"type\": \"full\", \"net\": 1, \"issued_on\": \"2019-05-04\"")
                .statusCode(409)
                .body(json("code", equalTo("ISSUED_BEFORE_THE_LAST")))
                .body(json("details.message", contains("must not be before 2019-05-05")));
    }

    /** What is billed less what is credited is never more than the price, and in the end it is the price to the cent. */
    @Test
    void whateverIsBilledAndCreditedAddsUp() {
        qt().withFixedSeed(20_260_101L)
                .withExamples(4)
                .withShrinkCycles(0)
                .forAll(lists().of(integers().between(1, 12_000)).ofSizeBetween(3, 8))
                .checkAssert(this::play);
    }

    private void play(List<Integer> acts) {
        var treatment = billing.treatment(++numbers, "100.00", "21.99");
        var left = new ArrayList<String>();
        for (int act : acts) {
            var billable = new BigDecimal("100.00").subtract(net(treatment));
            if (act % 3 == 0 && !left.isEmpty()) {
                billing.credits(left.get(act % left.size()), act % 2 == 0 ? "{}" : "{\"net\": 0.01}");
            } else {
                var net = BigDecimal.valueOf(act, 2);
                var answer = billing.issuesFor(treatment, "\"type\": \"partial\", \"net\": " + net);
                if (net.compareTo(billable) > 0) {
                    answer.statusCode(409);
                } else {
                    var bill = answer.statusCode(201).extract().as(Json.class);
                    left.add(bill.at("id"));
                    practice.pays(planOf(bill), "0.01").statusCode(201);
                }
            }
            assertThat(net(treatment)).isBetween(new BigDecimal("0.00"), new BigDecimal("100.00"));
        }
        if (net(treatment).compareTo(new BigDecimal("100.00")) < 0) {
            billing.issuesFor(treatment, "\"type\": \"full\"").statusCode(201);
        }
        assertThat(Database.rows(
                                "select sum(case type when 'credit' then -net else net end) as net,"
                                        + " sum(case type when 'credit' then -vat else vat end) as vat"
                                        + " from bill where treatment_plan_id = ?",
                                treatment)
                        .get(0))
                .containsEntry("net", new BigDecimal("100.00"))
                .containsEntry("vat", new BigDecimal("21.99"));
    }

    private static BigDecimal net(UUID treatment) {
        return (BigDecimal) Database.value(
                "select coalesce(sum(case type when 'credit' then -net else net end), 0.00) from bill where treatment_plan_id = ?",
                treatment);
    }

    @Test
    void twoCannotBillTheSameTreatmentAtOnce() {
        var treatment = billing.treatment(++numbers, "50.00", "0.00");

        var answers = Crowd.counts(
                6,
                nth -> billing.issuesFor(treatment, "\"type\": \"full\"")
                        .extract()
                        .statusCode());

        assertThat(answers).containsEntry(201, 1L).containsEntry(409, 5L);
    }

    @Test
    void billsFollowTheirPatientAndLoseTheirWordsWithWhomIsErased() {
        var there = Billing.open(owner);
        var clinic = there.practice();
        var bill = there.issues("\"type\": \"full\", \"net\": 5, \"description\": \"Muela de Ana\"")
                .extract()
                .as(Json.class);
        var survivor = Ids.next();
        Practice.untilHeard(clinic.tellPatient(survivor, 1, "\"first_name\": \"Eva\""));

        Practice.untilHeard(clinic.tellPatient(
                clinic.patient(), 2, "\"first_name\": \"Ana\", \"merged_into\": \"%s\"".formatted(survivor)));
        there.bill(bill.at("id")).body(json("patient_id", equalTo(survivor.toString())));

        Practice.untilHeard(
                clinic.tellPatient(survivor, 2, "\"first_name\": \"Erased\", \"erased_at\": \"2026-01-01T00:00:00Z\""));
        there.bill(bill.at("id"))
                .body(json("description", nullValue()))
                .body(json("number_including_prefix", equalTo(bill.<String>at("number_including_prefix"))));
        assertThat(Events.of(Topic.PAYMENTS, UUID.fromString(bill.at("id")), 3))
                .extracting(Published::type)
                .containsExactly("bill-issued", "bill-updated", "bill-updated");
        assertThat(Database.rows("select * from verify_ledger() where clinic_id = ?", clinic.clinic()))
                .isEmpty();
    }

    @Test
    void nobodySeesOrCreditsBillsOfAnotherClinic() {
        String bill = billing.billOf("1").at("id");
        var stranger = Caller.owner(Practice.open().clinic());

        stranger.call().get(BILLS + "/{id}", bill).then().statusCode(404);
        stranger.call()
                .body("{}")
                .post(BILLS + "/{id}/credit-notes", bill)
                .then()
                .statusCode(404);
        stranger.call().get(BILLS).then().statusCode(200).body(json("bills.size()", is(0)));
        for (var path : List.of(BILLS, BILLS + "/" + bill, BILLS + "/" + bill + "/credit-notes")) {
            given().contentType(ContentType.JSON)
                    .body("{}")
                    .request(path.equals(BILLS + "/" + bill) ? "GET" : "POST", path)
                    .then()
                    .statusCode(401);
        }
        given().get(BILLS).then().statusCode(401);
        var viewer = Caller.of(practice.clinic(), Roles.VIEWER);
        viewer.call().get(BILLS + "/{id}", bill).then().statusCode(200);
        viewer.call().body("{\"type\": \"full\"}").post(BILLS).then().statusCode(403);
    }

    /** Each would make the series or a bill tell another story: the application itself may not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delete from bill                                                         | 42501
            update bill set net = 1                                                  | 42501
            update bill set issued_on = current_date                                 | 42501
            update bill set series_number = 9                                        | 42501
            delete from bill_series                                                  | 42501
            update bill_series set last_number = last_number + 1                     | 23
            update bill_series set last_number = last_number - 1                     | 23
            insert into bill_series select current_clinic(), 'credit', 2001, 1, '2001-01-01' | 23
            insert into bill (id, clinic_id, patient_id, type, direction, issued_on, net, series, year, series_number, created_at, updated_at) select gen_random_uuid(), clinic_id, patient_id, 'proforma', 'incoming', '2019-12-01', 1, 'proforma', 2019, 8, now(), now() from bill limit 1 | 23
            """)
    void noBillIsUndoneAndNoNumberIsLeftOut(String statement, String refusal) throws SQLException {
        billing.billOf("1");

        try (var app = Database.asApp()) {
            app.setAutoCommit(false);
            app.createStatement()
                    .execute("select set_config('app.clinic_id', '%s', true)".formatted(practice.clinic()));
            assertThatThrownBy(() -> {
                        app.createStatement().execute(statement);
                        app.commit();
                    })
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .asString()
                    .startsWith(refusal);
        }
    }

    private long issued() {
        return (long) Database.value("select count(*) from bill where clinic_id = ?", practice.clinic());
    }
}
