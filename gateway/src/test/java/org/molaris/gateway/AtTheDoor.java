package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ZERO;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The gateway with a Kafka and two services around it, and a clinic that may pass. */
@QuarkusTestResource(Surroundings.class)
abstract class AtTheDoor {

    static final String PATIENTS = "/api/dental/patients";
    static final String PLANS = "/api/dental/payment-plans";

    static StandInService clinicService;
    static StandInService paymentService;
    static ClinicsTopic clinics;
    static UUID clinic;

    @BeforeAll
    static void setUp() {
        clinicService = new StandInService("clinic-service");
        paymentService = new StandInService("payment-service");
        clinics = new ClinicsTopic();
        clinic = clinics.openClinic();
    }

    @BeforeEach
    void forget() {
        awaitStatus(clinic, 200);
        clinicService.forget();
        paymentService.forget();
    }

    @AfterAll
    static void tearDown() {
        clinics.close();
        clinicService.close();
        paymentService.close();
    }

    static RequestSpecification as(Object token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Until the gateway has heard of a clinic what makes it answer so. */
    static void awaitStatus(UUID id, int status) {
        var token = Tokens.of(id).toString();
        await().pollDelay(ZERO)
                .atMost(20, SECONDS)
                .until(() -> as(token).get(PATIENTS).statusCode() == status);
    }

    static ValidatableResponse assertRefused(ValidatableResponse answer, Refusal refusal) {
        return answer.statusCode(refusal.status())
                .contentType("application/json;charset=UTF-8")
                .header("X-Request-Id", notNullValue())
                .body("code", equalTo(refusal.code()))
                .body("error", equalTo(refusal.sentence()));
    }
}
