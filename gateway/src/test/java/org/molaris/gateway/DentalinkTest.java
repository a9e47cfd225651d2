package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dentalink's programs at the door. */
@QuarkusTest
class DentalinkTest extends AtTheDoor {

    private static final String OWN = "/dentalink/api/v1/";

    private String token;

    @BeforeEach
    void aTokenOfTheClinic() {
        var key = KeyOfAProgram.of(clinic, "receptionist");
        key.issue(clinics);
        token = "Token " + key.text();
        await().pollInterval(20, MILLISECONDS)
                .atMost(10, SECONDS)
                .until(() -> given().header("Authorization", token).get(PLANS).statusCode() == 200);
        paymentService.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dentalink/api/v1/", "/api/v1/", "/api/v5/", "/dentalink/api/v5/"})
    void aRequestLeadsToTheOwnerOfTheResourceWithItsQuery(String root) {
        given().header("Authorization", token)
                .urlEncodingEnabled(false)
                .get(root + "pagos/?q=%7B%22fecha%22:%20%7B%22eq%22:%222026-01-01%22%7D%7D&cursor=x")
                .then()
                .statusCode(200);

        assertThat(paymentService.only().uri())
                .isEqualTo(OWN + "pagos/?q=%7B%22fecha%22:%20%7B%22eq%22:%222026-01-01%22%7D%7D&cursor=x");
    }

    /** Which some of its resources ask for. */
    @Test
    void aBodyOfAGetArrives() {
        given().header("Authorization", token)
                .contentType("application/json")
                .body("{\"id_caja\": 1}")
                .get(OWN + "pagos")
                .then()
                .statusCode(200);

        assertThat(paymentService.only().body()).isEqualTo("{\"id_caja\": 1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bancos", "liquidaciones", "aranceles", "convenios", "encuestas", "reportes/produccion", "x"})
    void aResourceThatIsNotServedIsNone(String resource) {
        for (var root : new String[] {OWN, "/api/v1/", "/api/v5/"}) {
            given().header("Authorization", token)
                    .get(root + resource)
                    .then()
                    .statusCode(404)
                    .contentType("application/json")
                    .body("error.code", equalTo(404))
                    .body("error.message", equalTo("Recurso no encontrado"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Token ", "Token x", "Token mk_nobody"})
    void whoIsNobodyIsToldSoInItsForm(String authorization) {
        given().header("Authorization", authorization)
                .get(OWN + "citas")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Token"))
                .body("error.code", equalTo(401))
                .body("error.message", equalTo("Se requiere un token válido"));
    }
}
