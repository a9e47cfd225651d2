package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManagementTest extends AtTheDoor {

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void itIsReadyOnceTheTopicsAreRead() {
        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("topics"))
                .body("checks.find { it.name == 'topics' }.data.clinics", equalTo(true))
                .body("checks.find { it.name == 'topics' }.data.credentials", equalTo(true))
                .body("status", equalTo("UP"));
    }

    @Test
    void metricsCountAnswersByServiceAndRefusalsByCode() {
        given().get(PATIENTS).then().statusCode(401);
        var metrics = given().get(management.resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(metrics)
                .containsPattern(
                        "molaris_gateway_answers_seconds_count\\{service=\"clinic-service\",status=\"2xx\"\\} [1-9]")
                .contains(
                        "molaris_gateway_answers_seconds_bucket{service=\"clinic-service\",status=\"2xx\",le=\"0.005\"}")
                .containsPattern("molaris_gateway_refusals_total\\{code=\"UNAUTHENTICATED\"\\} [1-9]")
                .doesNotContain(PATIENTS);
    }
}
