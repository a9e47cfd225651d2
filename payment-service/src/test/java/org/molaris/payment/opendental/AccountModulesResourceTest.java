package org.molaris.payment.opendental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.payment.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** John pays for Jane, who has a plan of 16 weeks, and for Junior, who owes nothing any more. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class AccountModulesResourceTest {

    private static Family family;
    private static long weekly;
    private static long cancelled;
    private static long payment;

    @BeforeEach
    void aFamilyThatOwes() {
        if (family != null) {
            return;
        }
        family = Family.open();
        family.planOf(family.john(), "40");
        weekly = family.planOf(family.jane(), "160");
        family.practice()
                .owner()
                .call()
                .body("""
                        {"instalments": {"count": 16, "first_due_on": "%s", "interval": "weekly"}}""".formatted(LocalDate.parse(Family.today()).minusDays(98)))
                .patch("/api/dental/payment-plans/{id}", family.plan(weekly))
                .then()
                .statusCode(200);
        family.practice()
                .voids(
                        family.practice()
                                .pays(family.plan(weekly), "9")
                                .extract()
                                .as(Json.class)
                                .at("payment.id"),
                        "x")
                .statusCode(200);
        payment = family.post(
                        "payments",
                        "{\"PayAmt\": 25, \"PatNum\": %d, \"PayDate\": \"2021-07-13\"}".formatted(family.jane()))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("PayNum");
        cancelled = family.planOf(family.junior(), "70");
        family.practice()
                .owner()
                .call()
                .delete("/api/dental/payment-plans/{id}", family.plan(cancelled))
                .then()
                .statusCode(200);
    }

    @Test
    void whatTheFamilyOwesIsToldByItsAge() {
        assertThat(family.get("accountmodules/" + family.jane() + "/Aging")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("""
                        {"Bal_0_30":100.00,"Bal_31_60":40.00,"Bal_61_90":35.00,"BalOver90":0.00,"Total":175.00,\
                        "InsEst":0.00,"EstBal":175.00,"PatEstBal":135.00,"Unearned":0.00}""");
    }

    @Test
    void eachOfTheFamilyIsToldAndThenAllOfThem() {
        assertThat(family.get("accountmodules/" + family.junior() + "/PatientBalances")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("""
                        [{"PatNum":%1$d,"Name":"Smith, John","Balance":40.00},{"PatNum":%2$d,"Name":"Smith, Jane","Balance":135.00},\
                        {"PatNum":%3$d,"Name":"Smith, Junior","Balance":0.00},\
                        {"PatNum":%1$d,"Name":"Entire Family","Balance":175.00}]""".formatted(family.john(), family.jane(), family.junior()));
    }

    @Test
    void anotherServiceIsToldTheSameOfManyAtOnce() {
        var john = family.idOf(family.john());
        var jane = family.idOf(family.jane());
        var nobody = Ids.next();
        var balances = Stream.of(
                        "{\"patient_id\":\"%s\",\"balance\":40.00,\"family_balance\":175.00}".formatted(john),
                        "{\"patient_id\":\"%s\",\"balance\":135.00,\"family_balance\":0.00}".formatted(jane),
                        "{\"patient_id\":\"%s\",\"balance\":0.00,\"family_balance\":0.00}".formatted(nobody))
                .toList();

        var answer = family.practice()
                .owner()
                .call()
                .body("{\"patients\": [\"%s\", \"%s\", \"%s\", \"%s\"]}".formatted(john, jane, nobody, john))
                .post("/internal/balances")
                .then()
                .statusCode(200)
                .body(json("balances", hasSize(3)))
                .extract()
                .asString();

        assertThat(balances).allMatch(answer::contains);
        Practice.open()
                .owner()
                .call()
                .body("{\"patients\": [\"%s\"]}".formatted(jane))
                .post("/internal/balances")
                .then()
                .body(json("balances[0].balance", is(0.0f)));
        assertThat(family.practice()
                        .owner()
                        .call()
                        .body("{\"patients\": [null]}")
                        .post("/internal/balances")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAccountIsToldDayByDay() {
        assertThat(family.get("accountmodules/" + family.jane() + "/ServiceDateView")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("""
                        [{"ObjectType":"PaySplit","PrimaryKey":"%1$d","Type":"PatPay PayPlan","ServiceDate":"",\
                        "TransDate":"2021-07-13","Patient":"Jane","PatNum":"%2$d","Reference":"Ortodoncia","Charge":"0.00",\
                        "Credit":"25.00","Provider":"","InsBal":"","AcctBal":""},\
                        {"ObjectType":"","PrimaryKey":"","Type":"Day Total","ServiceDate":"2021-07-13","TransDate":"",\
                        "Patient":"","PatNum":"","Reference":"Total for Date","Charge":"0.00","Credit":"25.00",\
                        "Provider":"","InsBal":"0.00","AcctBal":"-25.00"},\
                        {"ObjectType":"PayPlan","PrimaryKey":"%3$d","Type":"PayPlan Charge","ServiceDate":"%4$s",\
                        "TransDate":"","Patient":"Jane","PatNum":"%2$d","Reference":"Ortodoncia","Charge":"160.00",\
                        "Credit":"0.00","Provider":"","InsBal":"0.00","AcctBal":"135.00"},\
                        {"ObjectType":"","PrimaryKey":"","Type":"Day Total","ServiceDate":"%4$s","TransDate":"",\
                        "Patient":"","PatNum":"","Reference":"Total for Date","Charge":"160.00","Credit":"0.00",\
                        "Provider":"","InsBal":"0.00","AcctBal":"135.00"},\
                        {"ObjectType":"","PrimaryKey":"","Type":"Overall Total","ServiceDate":"","TransDate":"",\
                        "Patient":"","PatNum":"","Reference":"Overall Total","Charge":"160.00","Credit":"25.00",\
                        "Provider":"","InsBal":"0.00","AcctBal":"135.00"}]""".formatted(payment, family.jane(), weekly, Family.today()));
        var whole = family.get("accountmodules/" + family.junior() + "/ServiceDateView?isFamily=true")
                .statusCode(200)
                .body(json("$", hasSize(8)))
                .body(json("[7].AcctBal", is("175.00")))
                .extract()
                .jsonPath();
        assertThat(whole.getList("Type", String.class).stream().sorted(Comparator.naturalOrder()))
                .containsExactly(
                        "Day Total",
                        "Day Total",
                        "Overall Total",
                        "PatPay PayPlan",
                        "PayPlan Charge",
                        "PayPlan Charge",
                        "PayPlan Charge",
                        "PayPlan Credit");
        assertThat(whole.getString("find { it.Type == 'PayPlan Credit' }.PrimaryKey"))
                .isEqualTo(String.valueOf(cancelled));
    }

    @ParameterizedTest
    @CsvSource({"Aging", "PatientBalances", "ServiceDateView"})
    void anAccountIsOfItsOwnClinicsPatientsAlone(String view) {
        var neighbour = Family.open();

        refused(neighbour.john() + "/" + view, 404, "Patient not found");
        refused("0/" + view, 404, "Patient not found");
        refused("x/" + view, 400, "accountmodules GET x/" + view + " is not a valid method.");
        Family.withoutCredential("GET", "accountmodules/1/" + view).statusCode(401);
    }

    @Test
    void whoWasErasedHasNoAccountAndAFlagIsAFlag() {
        var erased = Family.open();
        Database.execute("update patient set erased = true where id = ?", erased.idOf(erased.jane()));
        erased.get("accountmodules/" + erased.jane() + "/Aging").statusCode(400);
        refused(family.jane() + "/ServiceDateView?isFamily=1", 400, "isFamily is invalid.");
    }

    private static void refused(String path, int status, String sentence) {
        assertThat(family.get("accountmodules/" + path)
                        .statusCode(status)
                        .extract()
                        .asString())
                .isEqualTo("\"" + sentence + "\"");
    }
}
