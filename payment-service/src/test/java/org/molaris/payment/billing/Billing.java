package org.molaris.payment.billing;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.payment.Practice;
import org.molaris.test.Json;

/** A clinic that writes bills. */
public record Billing(Practice practice, String owner) {

    public static final String BILLS = "/api/dental/bills";

    private static final String ZONE = "America/El_Salvador";

    /** With the address of who owns treatment plans and operators. */
    public static Billing open(String owner) {
        return new Billing(Practice.open(ZONE), owner);
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of(ZONE));
    }

    /** A treatment plan with what its owner says that it costs. */
    public UUID treatment(long number, String net, String vat) {
        var id = practice.treatmentPlan(number);
        ownerSays("/internal/treatment-plans/" + id + "/price", """
                {"price": 9999.00, "discounted_price": %s, "vat": %s}""".formatted(net, vat));
        return id;
    }

    public void ownerSays(String path, String answer) {
        given().body("200" + answer).put(owner + path).then().statusCode(204);
    }

    public ValidatableResponse issues(String fields) {
        return practice.owner()
                .call()
                .body("{\"patient_id\": \"%s\", %s}".formatted(practice.patient(), fields))
                .post(BILLS)
                .then();
    }

    public ValidatableResponse issuesFor(UUID treatment, String fields) {
        return issues("\"treatment_plan_id\": \"%s\", %s".formatted(treatment, fields));
    }

    /** A bill of so much and nothing else. */
    public Json billOf(String net) {
        return issues("\"type\": \"partial\", \"net\": " + net)
                .statusCode(201)
                .extract()
                .as(Json.class);
    }

    public ValidatableResponse credits(String bill, String body) {
        return practice.owner()
                .call()
                .body(body)
                .post(BILLS + "/{id}/credit-notes", bill)
                .then();
    }

    public ValidatableResponse bill(String id) {
        return practice.owner().call().get(BILLS + "/{id}", id).then();
    }

    public static UUID planOf(Json bill) {
        return UUID.fromString(bill.at("payment_plan_id"));
    }
}
