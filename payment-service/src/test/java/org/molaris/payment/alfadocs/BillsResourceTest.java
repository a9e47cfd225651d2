package org.molaris.payment.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.molaris.payment.billing.Billing.planOf;
import static org.molaris.payment.billing.Billing.today;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.payment.Practice;
import org.molaris.payment.billing.Billing;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillsResourceTest {

    private static final String ROOT = "/alfadocs/api/v1/practices/1/archives/1/bills";
    private static final Matcher<String> MOMENT = matchesPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

    @ConfigProperty(name = "quarkus.rest-client.treatment-service.url")
    String owner;

    private Billing billing;
    private Practice practice;
    private long carePlan;
    private Json bill;
    private long number;

    /** Requests can be made from the first test on. */
    @BeforeEach
    void aBillOfACarePlan() {
        if (billing != null) {
            return;
        }
        billing = Billing.open(owner);
        practice = billing.practice();
        carePlan = 69215;
        var operator = Ids.next();
        billing.ownerSays("/internal/operators/" + operator, """
                {"id": "%s", "number": 42, "version": 1, "deleted_at": null}""".formatted(operator));
        bill = billing.issuesFor(billing.treatment(carePlan, "90.00", "0.00"), """
                        "type": "full", "stamp": 2, "operator_id": "%s",
                        "instalments": {"count": 2, "first_due_on": "2099-01-31", "interval": "monthly"}""".formatted(operator))
                .statusCode(201)
                .extract()
                .as(Json.class);
        number = bill.<Integer>at("number");
    }

    @AfterAll
    void theBooksAddUp() {
        assertThat(Database.rows("select * from verify_ledger() where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @Test
    void aBillIsReadAsThePageHasIt() {
        for (var answer : new ValidatableResponse[] {
            get("/" + number).body(json("status", equalTo("success"))).body(json("$", aMapWithSize(2))),
            get("?carePlanId=" + carePlan)
                    .body(json("status", equalTo("success")))
                    .body(json("count", is(1)))
                    .body(json("$", aMapWithSize(3)))
        }) {
            var at = answer.extract().as(Json.class).at("count") == null ? "data" : "data[0]";
            assertThat(answer.body(json(at, aMapWithSize(11)))
                            .body(json(at + ".id", is((int) number)))
                            .body(json(at + ".carePlanId", is((int) carePlan)))
                            .body(json(at + ".companyId", is(1)))
                            .body(json(at + ".operatorId", is(42)))
                            .body(json(at + ".type", equalTo("full")))
                            .body(json(at + ".direction", equalTo("incoming")))
                            .body(json(at + ".date", equalTo(today() + " 00:00:00")))
                            .body(json(at + ".numberIncludingPrefix", startsWith(today().getYear() + "/")))
                            .body(json(at + ".createdAt", MOMENT))
                            .extract()
                            .asString())
                    .contains("\"net\":90.00", "\"stamp\":2.00");
        }
    }

    @Test
    void billsAreListedByDaysTypeDirectionAndCarePlan() {
        var credited = billing.billOf("3");
        int note = billing.credits(credited.at("id"), "{}")
                .extract()
                .as(Json.class)
                .<Integer>at("number");

        get("?type=credit&direction=outgoing").body(json("data.id", contains(note)));
        get("?dateStart=%s&dateEnd=%1$s&type=credit".formatted(today())).body(json("count", is(1)));
        get("?dateEnd=" + today().minusDays(1)).body(json("count", is(0)));
        get("?dateStart=" + today().minusDays(31)).body(json("data[0].id", is((int) number)));
        get("?type=proforma").body(json("count", is(0)));
        get("?carePlanId=123").body(json("count", is(0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?dateStart=2025-01-01&dateEnd=2025-02-02 | The maximum date range is 31 days.
            ?dateStart=2025-01-02&dateEnd=2025-01-01 | dateEnd is before dateStart.
            ?dateStart=01.02.2025                    | dateStart format must be yyyy-MM-dd.
            ?type=paper                              | type is invalid.
            ?direction=sideways                      | direction is invalid.
            ?carePlanId=x                            | carePlanId is invalid.
            """)
    void aListThatCannotBeMeantIsRefused(String query, String sentence) {
        call().get(ROOT + query).then().statusCode(400).body(json("error", equalTo(sentence)));
    }

    @Test
    void aPaymentLinkIsGoodAsLongAsSomethingIsLeftToPay() {
        var small = billing.billOf("5");
        int id = small.<Integer>at("number");

        get("/" + id + "/validate-payment-link")
                .body(json("status", equalTo("success")))
                .body(json("data", aMapWithSize(1)))
                .body(json("data.isValid", is(true)));
        practice.pays(planOf(small), "5").statusCode(201);
        get("/" + id + "/validate-payment-link").body(json("data.isValid", is(false)));
    }

    @Test
    void liabilitiesAreWhatIsLeftOfInstalmentsAndKeepTheirIds() {
        var spread = billing.issues("""
                        "type": "full", "net": 100,
                        "instalments": {"count": 2, "first_due_on": "2098-01-31", "interval": "monthly"}""").extract().as(Json.class);
        var liabilities = "/" + spread.<Integer>at("number") + "/liabilities";
        practice.pays(planOf(spread), "20").statusCode(201);

        int first = get(liabilities)
                .body(json("status", equalTo("success")))
                .body(json("count", is(2)))
                .body(json("data[0]", aMapWithSize(7)))
                .body(json("data[0].billId", is(spread.<Integer>at("number"))))
                .body(json("data.date", contains("2098-01-31", "2098-02-28")))
                .body(json("data.amount", contains("30.00", "50.00")))
                .body(json("data[0].createdAt", MOMENT))
                .body(json("data[0].relatedToInsurance", is(false)))
                .body(json("data[0].sistemaTsExpenseType", nullValue()))
                .extract()
                .as(Json.class)
                .<Integer>at("data[0].id");
        var one = liabilities + "/" + first;

        put(one, """
                {"date": "2098-05-05", "amount": "30.00", "relatedToInsurance": true, "sistemaTsExpenseType": "sr2"}""")
                .statusCode(200)
                .body(json("status", equalTo("success")))
                .body(json("data.id", is(first)))
                .body(json("data.date", equalTo("2098-05-05")))
                .body(json("data.relatedToInsurance", is(true)))
                .body(json("data.sistemaTsExpenseType", equalTo("sr2")));
        get(liabilities).body(json("data.date", contains("2098-02-28", "2098-05-05")));
        practice.plan(planOf(spread)).body(json("instalments.due_on", contains("2098-02-28", "2098-05-05")));
        patch(one, "{\"relatedToInsurance\": true}").statusCode(200);
        assertThat(Events.of(Topic.PAYMENTS, planOf(spread), 3))
                .extracting(Published::type)
                .containsExactly("payment-plan-created", "payment-recorded", "payment-plan-updated");
        var told = Events.of(Topic.PAYMENTS, UUID.fromString(spread.at("id")), 3);
        assertThat(told).extracting(Published::type).containsExactly("bill-issued", "bill-updated", "bill-updated");
        assertThat(told.get(2).data().<Object>getList("bill.liabilities.number"))
                .hasSize(2);
        assertThat(told.get(2).raw().value()).contains("\"amount\": 30.00");

        patch(one, "{\"date\": \"2098-02-28\"}")
                .statusCode(409)
                .body(json("error", equalTo("Another liability of the bill is due on that day.")));
        patch(one, "{\"amount\": 12.23}")
                .statusCode(409)
                .body(json(
                        "error",
                        equalTo("amount must be 50.00: what is owed changes by a transaction or a credit note.")));
        call().delete(ROOT + one)
                .then()
                .statusCode(409)
                .body(json("error", equalTo("The liability is not paid: 50.00 is left of it.")));

        practice.pays(planOf(spread), "80").statusCode(201);
        for (int i = 0; i < 2; i++) {
            call().delete(ROOT + one)
                    .then()
                    .statusCode(200)
                    .body(json("$", aMapWithSize(1)))
                    .body(json("status", equalTo("success")));
        }
        get(liabilities).body(json("count", is(0)));
        patch(one, "{\"date\": \"2098-05-06\"}").statusCode(404).body(json("error", equalTo("Liability not found")));
    }

    @Test
    void whatIsNotPaidDoesNotComeBeforeWhatIs() {
        var liabilities = "/" + number + "/liabilities";
        practice.pays(planOf(bill), "46").statusCode(201);
        int second = get(liabilities).extract().as(Json.class).<Integer>at("data[0].id");

        patch(liabilities + "/" + second, "{\"date\": \"2099-01-01\"}")
                .statusCode(409)
                .body(json("error", equalTo("A liability that is not paid cannot be due before one that is.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"date": ""}                              | date format must be yyyy-MM-dd.
            {"date": {}}                              | date is invalid.
            {"date": "0001-01-01"}                    | date is invalid.
            {"amount": -1e40}                         | amount is invalid.
            {"amount": []}                            | amount is invalid.
            {"relatedToInsurance": "perhaps"}         | relatedToInsurance is invalid.
            {"sistemaTsExpenseType": "xx"}            | sistemaTsExpenseType is invalid.
            {"sistemaTsExpenseType": 5}               | sistemaTsExpenseType is invalid.
            []                                        | The body must be a JSON object.
            """)
    void anUpdateThatCannotBeMeantIsRefused(String body, String sentence) {
        put("/" + number + "/liabilities/1", body).statusCode(400).body(json("error", equalTo(sentence)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,    '',                        bill:list
            GET,    /{bill},                   bill:view
            GET,    /{bill}/validate-payment-link, bill:view
            GET,    /{bill}/liabilities,       bill-liability:list
            PUT,    /{bill}/liabilities/999999999, callback:payment
            PATCH,  /{bill}/liabilities/999999999, callback:payment
            DELETE, /{bill}/liabilities/999999999, callback:payment
            """)
    void everyRouteAsksWhoCallsAndForWhat(String method, String path, String scope) {
        var clinic = practice.clinic();
        var own = path.replace("{bill}", String.valueOf(number));
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, ROOT + own)
                .then()
                .statusCode(401);
        as(Passports.ofApp(clinic, Roles.OWNER, "patient:list"))
                .request(method, ROOT + own)
                .then()
                .statusCode(403)
                .body(json("error", equalTo("The access token has not the scope " + scope)));
        as(Passports.ofApp(clinic, Roles.OWNER, scope))
                .request(method, ROOT + own)
                .then()
                .statusCode(own.endsWith("/999999999") ? 404 : 200);
        call().request(method, ROOT.replace("archives/1", "archives/2") + own)
                .then()
                .statusCode(403);
        var stranger = as(Passports.of(Practice.open().clinic(), Roles.OWNER)).request(method, ROOT + own);
        if (path.isEmpty()) {
            stranger.then().statusCode(200).body(json("count", is(0)));
        } else {
            stranger.then().statusCode(404).body(json("error", equalTo("Bill not found")));
        }
    }

    private static RequestSpecification as(String passport) {
        return given().auth().oauth2(passport).contentType(ContentType.JSON).body("{}");
    }

    private RequestSpecification call() {
        return practice.owner().call();
    }

    private ValidatableResponse get(String path) {
        return call().get(ROOT + path).then().statusCode(200);
    }

    private ValidatableResponse put(String path, String body) {
        return call().body(body).put(ROOT + path).then();
    }

    private ValidatableResponse patch(String path, String body) {
        return call().body(body).patch(ROOT + path).then();
    }
}
