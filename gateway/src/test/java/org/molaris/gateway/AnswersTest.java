package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What all answers have in common, whoever gives them. */
@QuarkusTest
class AnswersTest extends AtTheDoor {

    private static final String PAGE = "https://app.example";

    @TestHTTPResource(tls = true)
    URI secure;

    @Test
    void everyAnswerIsPrivateUnlessItSaysOtherwise() {
        paymentService.behave(request -> request.response()
                .putHeader("Server", "x/1.0")
                .putHeader("Cache-Control", "private, max-age=60")
                .end());

        for (var answer : List.of(
                as(Tokens.of(clinic)).get(PATIENTS),
                given().get("/"),
                given().get("/nowhere"),
                given().get(PATIENTS))) {
            answer.then()
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .header("Strict-Transport-Security", nullValue())
                    .header("RateLimit-Limit", notNullValue());
        }
        as(Tokens.of(clinic))
                .get(PLANS)
                .then()
                .header("Cache-Control", "private, max-age=60")
                .header("Server", nullValue());
    }

    @Test
    void overTlsTheApiIsTheSameAndAsksToStayThere() {
        given().relaxedHTTPSValidation()
                .header("Authorization", "Bearer " + Tokens.of(clinic))
                .get(secure.resolve(PATIENTS))
                .then()
                .statusCode(200)
                .header("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void aClinicThatAsksFasterThanItMayIsToldWhenToComeBack() {
        var id = clinics.openClinic();
        awaitStatus(id, 200);
        clinics.limit(id, 1, 2);
        await().pollInterval(java.time.Duration.ofMillis(20))
                .atMost(10, SECONDS)
                .until(() -> as(Tokens.of(id))
                        .get(PATIENTS)
                        .header("RateLimit-Limit")
                        .equals("4"));

        var answer = as(Tokens.of(id)).get(PATIENTS);
        for (int more = 0; answer.statusCode() == 200 && more < 20; more++) {
            answer = as(Tokens.of(id)).get(PATIENTS);
        }

        assertRefused(answer.then(), Refusal.RATE_LIMITED)
                .header("Retry-After", "1")
                .header("RateLimit-Limit", "4")
                .header("RateLimit-Remaining", "0")
                .header("RateLimit-Reset", "4")
                .header("RateLimit-Policy", "4;w=4");
        clinics.publish(id, "dental", "pro", "active", null, 3);
        awaitStatus(id, 200);
    }

    @Test
    void aWrongCredentialIsCountedAgainstItsAddress() {
        given().header("X-Forwarded-For", "198.51.100.1, 192.0.2.77")
                .header("Authorization", "Bearer nonsense")
                .get(PATIENTS)
                .then()
                .statusCode(401)
                .header("RateLimit-Remaining", "999990");
        given().header("X-Forwarded-For", "192.0.2.77")
                .get("/")
                .then()
                .statusCode(200)
                .header("RateLimit-Remaining", oneOf("999989", "999990"));
        given().header("X-Forwarded-For", "192.0.2.78").get("/").then().header("RateLimit-Remaining", "999999");
    }

    @Test
    void aPageOfAListedOriginMayUseTheApi() {
        clinicService.forget();
        preflight(PAGE)
                .options(PATIENTS)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", PAGE)
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("X-Request-Id", notNullValue());
        assertThat(clinicService.begun()).isZero();

        as(Tokens.of(clinic))
                .header("Origin", PAGE)
                .get(PATIENTS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", PAGE)
                .header("Access-Control-Expose-Headers", containsString("RateLimit-Remaining"))
                .header("Vary", containsString("origin"));
        given().header("Origin", PAGE).get(PATIENTS).then().statusCode(401).header("Access-Control-Allow-Origin", PAGE);
    }

    @Test
    void aPageOfAnyOtherGetsNoLeave() {
        preflight("https://evil.example")
                .options(PATIENTS)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", nullValue());
        as(Tokens.of(clinic))
                .header("Origin", "https://evil.example")
                .get(PATIENTS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Vary", containsString("origin"));
    }

    @Test
    void whatIsNotThereIsSaidInTheDialectOfThePath() {
        given().get("/alfadocs/api/v1/you")
                .then()
                .statusCode(404)
                .body("error", equalTo("There is nothing at this path"));
        given().header("Authorization", "Token x")
                .get("/api/v1/encuestas/")
                .then()
                .statusCode(404)
                .body("error.code", equalTo(404))
                .body("error.message", equalTo("Recurso no encontrado"));
        given().header("Authorization", "ODFHIR x/y")
                .get("/api/v1/proctp")
                .then()
                .statusCode(404)
                .body(equalTo("\"proctp is not a valid resource.\""));
    }

    @Test
    void theAccessLogTellsOfARequestWithoutWhatIsPrivate() {
        var lines = new CopyOnWriteArrayList<String>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var log = Logger.getLogger("access");
        log.addHandler(listener);
        try {
            var token = Tokens.of(clinic).toString();
            var patient = UUID.randomUUID();
            as(token)
                    .header("X-Request-Id", "seen")
                    .header("X-Forwarded-For", "192.0.2.9")
                    .header("User-Agent", "browser \"1\" " + "x".repeat(200))
                    .body("{\"name\":\"Ana\"}")
                    .patch(PATIENTS + "/" + patient + "?phone=5551234")
                    .then()
                    .statusCode(200);
            given().header("X-Request-Id", "lost").get("/nowhere").then().statusCode(404);
            await().atMost(5, SECONDS)
                    .until(() -> lines.stream().anyMatch(line -> line.contains("lost"))
                            && lines.stream().anyMatch(line -> line.contains("seen")));

            var text = lines.stream().filter(line -> line.contains("seen")).findFirst();
            assertThat(text.orElseThrow()).doesNotContain(patient.toString(), "5551234", "Ana", token);
            var line = JsonPath.from(text.orElseThrow());
            assertThat(line.getString("time")).startsWith("20");
            assertThat(line.getString("method")).isEqualTo("PATCH");
            assertThat(line.getString("route")).isEqualTo(PATIENTS);
            assertThat(line.getString("dialect")).isEqualTo("native");
            assertThat(line.getInt("status")).isEqualTo(200);
            assertThat(line.getInt("bytes_in")).isEqualTo(14);
            assertThat(line.getInt("bytes_out")).isGreaterThanOrEqualTo(14);
            assertThat(line.getDouble("duration_ms")).isBetween(0.0, 10_000.0);
            assertThat(line.getString("clinic_id")).isEqualTo(clinic.toString());
            assertThat(line.getString("principal")).isEqualTo("ana");
            assertThat(line.getString("address")).isEqualTo("192.0.2.9");
            assertThat(line.getString("user_agent"))
                    .startsWith("browser \"1\" xx")
                    .hasSize(120);
            assertThat(line.getString("protocol")).isEqualTo("HTTP/1.1");
            var lost = JsonPath.from(lines.stream()
                    .filter(other -> other.contains("lost"))
                    .findFirst()
                    .orElseThrow());
            assertThat(lost.getInt("status")).isEqualTo(404);
            assertThat(lost.getMap("")).doesNotContainKeys("route", "clinic_id", "principal");
        } finally {
            log.removeHandler(listener);
        }
    }

    private static RequestSpecification preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization, if-match");
    }
}
