package org.molaris.gateway;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.molaris.events.Catalogue;

/** What the gateway tells everybody, without a credential. */
@QuarkusTest
class DocsTest extends AtTheDoor {

    private static final String OPENAPI = "/openapi.json";
    private static final String DESCRIPTION = """
            {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {
              "%s": {"get": {"operationId": "%s", "responses": {"200": {"description": "%s"}}}},
              "/internal/things": {"get": {"operationId": "inside", "responses": {"200": {"description": "x"}}}}}}""";

    private boolean away;

    @AfterEach
    void bringBack() {
        if (away) {
            paymentService.listen();
        }
        paymentService.describeAs(null);
        clinicService.describeAs(null);
    }

    @Test
    void theDescriptionIsThatOfAllServicesAndStaysWhileOneIsAway() {
        given().get(OPENAPI).then().statusCode(503).body("code", equalTo("SERVICE_UNAVAILABLE"));

        clinicService.describeAs(DESCRIPTION.formatted(PATIENTS, "listPatients", "before"));
        paymentService.describeAs(DESCRIPTION.formatted(PLANS, "listPaymentPlans", "before"));
        awaitDescription("paths", hasKey(PATIENTS));
        awaitDescription("paths", hasKey(PLANS));

        away = true;
        paymentService.stopListening();
        clinicService.describeAs(DESCRIPTION.formatted(PATIENTS, "listPatients", "after"));
        awaitDescription("paths.'%s'.get.responses.'200'.description".formatted(PATIENTS), equalTo("after"));
        var merged = given().get(OPENAPI)
                .then()
                .contentType("application/json")
                .body("paths", hasKey(PLANS))
                .body("paths", not(hasKey("/internal/things")))
                .body("info.title", equalTo("Molaris"))
                .extract();

        assertThat(given().config(config().decoderConfig(decoderConfig().noContentDecoders()))
                        .get(OPENAPI)
                        .then()
                        .header("Content-Encoding", nullValue())
                        .extract()
                        .asString())
                .isEqualTo(merged.asString());
        given().header("If-None-Match", merged.header("ETag"))
                .get(OPENAPI)
                .then()
                .statusCode(304);
        given().head(OPENAPI).then().statusCode(200);
        given().post(OPENAPI).then().statusCode(404);
    }

    private static void awaitDescription(String path, org.hamcrest.Matcher<?> matcher) {
        await().atMost(10, SECONDS)
                .untilAsserted(() -> given().get(OPENAPI).then().statusCode(200).body(path, matcher));
    }

    @Test
    void theEventsAreDescribedForWhoeverAsks() {
        var catalogue = given().get("/asyncapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("asyncapi", equalTo("3.0.0"))
                .body("channels", hasKey("payments"))
                .body("components.messages", hasKey("payment-recorded"))
                .extract();
        assertThat(catalogue.asByteArray()).isEqualTo(Catalogue.document());
        given().header("If-None-Match", catalogue.header("ETag"))
                .get("/asyncapi.json")
                .then()
                .statusCode(304);
        given().post("/asyncapi.json").then().statusCode(404);
    }

    @Test
    void thePageNeedsNothingFromAnywhereElse() {
        assertThat(filesOf("/docs")).anyMatch(file -> file.endsWith("/scalar.js"));
        assertThat(filesOf("/docs/events")).anyMatch(file -> file.endsWith("/events.js"));
        given().get("/docs/files/x/scalar.js").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        given().redirects().follow(false).get("/docs/").then().statusCode(308).header("Location", "/docs");
    }

    /** All of them from here, and none that asks for anything from elsewhere. */
    private static List<String> filesOf(String path) {
        var page = given().get(path).then().statusCode(200).contentType("text/html");
        assertPolicy(page);
        var files = Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                .matcher(page.extract().asString())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files)
                .allMatch(file -> file.startsWith("/docs")
                        || file.equals("/")
                        || file.startsWith("/openapi")
                        || file.startsWith("/asyncapi")
                        || file.startsWith("data:"));
        for (var file : files) {
            if (file.startsWith("/docs/files/")) {
                var got = given().get(file).then().statusCode(200);
                got.header("Cache-Control", containsString("immutable")).header("Content-Encoding", equalTo("gzip"));
                assertPolicy(got);
                if (!file.endsWith("/scalar.js")) {
                    assertThat(got.extract().asString()).doesNotContainPattern("https?://|url\\(");
                }
            }
        }
        return files;
    }

    private static void assertPolicy(ValidatableResponse answer) {
        String policy = answer.extract().header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval", "http", "*");
    }

    @Test
    void aReaderMayBeTheOwnerOfTheDemoForAnHour() {
        var got = given().header("Sec-Fetch-Site", "same-origin")
                .post("/docs/demo-token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("expires_in", equalTo(3600))
                .extract();

        as(got.path("token")).get(PATIENTS).then().statusCode(200);
        given().header("Origin", "http://localhost:" + RestAssured.port)
                .post("/docs/demo-token")
                .then()
                .statusCode(200);
    }

    @Test
    void noOtherPageGetsTheTokenOfTheDemo() {
        assertRefused(given().post("/docs/demo-token").then(), Refusal.FOREIGN_PAGE);
        for (var site : new String[] {"cross-site", "same-site", "none"}) {
            assertRefused(
                    given().header("Sec-Fetch-Site", site)
                            .post("/docs/demo-token")
                            .then(),
                    Refusal.FOREIGN_PAGE);
        }
        assertRefused(
                given().header("Origin", "https://evil.example")
                        .post("/docs/demo-token")
                        .then(),
                Refusal.FOREIGN_PAGE);
        assertRefused(given().get("/docs/demo-token").then(), Refusal.NOT_FOUND);
    }

    @Test
    void theWelcomeIsAPageForPeopleAndJsonForPrograms() {
        var answer = given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract();
        assertThat(answer.headers().getValues("Vary")).contains("accept");
        var page = answer.asString();
        assertThat(page)
                .contains("href=\"/docs\"", "href=\"/openapi.json\"", "href=\"/docs/events\"")
                .doesNotContain("<script");
        assertThat(page.replaceAll("data:[^\"]*", "")).doesNotContainPattern("https?://");

        given().get("/")
                .then()
                .body("name", equalTo("Molaris"))
                .body("docs", equalTo("/docs"))
                .body("openapi", equalTo(OPENAPI))
                .body("asyncapi", equalTo("/asyncapi.json"));
    }
}
