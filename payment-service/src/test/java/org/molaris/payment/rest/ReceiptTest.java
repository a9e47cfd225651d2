package org.molaris.payment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Json;
import org.molaris.test.PdfPages;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ReceiptTest {

    private static final String OF_PLAN = "/api/dental/payment-plans/{id}/receipt";
    private static final String OF_PAYMENT = "/api/dental/payments/{id}/receipt";

    private Practice practice;
    private UUID plan;
    private String payment;

    @BeforeEach
    void aPayment() {
        practice = Practice.open();
        plan = practice.planOf("300.00");
        payment = practice.owner()
                .call()
                .body("""
                        {"amount": 120.50, "payment_method": "transfer", "notes": "Debe una foto"}""")
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("payment.id");
    }

    @Test
    void aReceiptTellsThePaymentAndWhatIsLeftOfThePlan() throws IOException {
        practice.pays(plan, "79.50").statusCode(201);

        assertThat(paper(OF_PAYMENT, payment, "receipt-\\d+"))
                .contains("Sonrisa", "Ana García", "Ortodoncia", "$120.50", "Transferencia", "$200.00", "$100.00")
                .doesNotContain("Debe una foto", "$79.50", "ANULADO");
        assertThat(paper(OF_PLAN, plan.toString(), "payment-plan-\\d+"))
                .contains("Sonrisa", "Ana García", "Ortodoncia", "$120.50", "$79.50", "$200.00", "$100.00")
                .doesNotContain("Debe una foto");
    }

    @Test
    void aVoidedPaymentIsStampedAndIsNoneOfItsPlans() throws IOException {
        practice.voids(payment, "Error de captura").statusCode(200);

        assertThat(paper(OF_PAYMENT, payment, "receipt-\\d+")).contains("ANULADO", "Error de captura", "$120.50");
        assertThat(paper(OF_PLAN, plan.toString(), "payment-plan-\\d+"))
                .contains("$300.00")
                .doesNotContain("$120.50");
    }

    @Test
    void whatWasWrittenOffOfAPlanIsNotOwed() throws IOException {
        practice.owner()
                .call()
                .body("{\"status\": \"paid\"}")
                .patch("/api/dental/payment-plans/{id}", plan)
                .then()
                .statusCode(200);

        assertThat(paper(OF_PAYMENT, payment, "receipt-\\d+")).contains("Pagado", "Condonado", "$179.50", "$0.00");
    }

    @ParameterizedTest
    @CsvSource({OF_PLAN + ", Payment plan not found", OF_PAYMENT + ", Payment not found"})
    void itIsReadByTheClinicAloneWhateverTheRole(String path, String refusal) {
        var id = path.equals(OF_PLAN) ? plan.toString() : payment;

        Caller.of(practice.clinic(), "viewer").call().get(path, id).then().statusCode(200);
        Practice.open()
                .owner()
                .call()
                .get(path, id)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body(json("error", equalTo(refusal)));
        given().get(path, id).then().statusCode(401);
    }

    private String paper(String path, String id, String name) throws IOException {
        var pdf = practice.owner()
                .call()
                .get(path, id)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", matchesPattern("inline; filename=\"" + name + "\\.pdf\""))
                .extract()
                .asByteArray();
        return PdfPages.of(pdf).get(0);
    }
}
