package org.molaris.clinic.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.test.Passports;

/** What an app says and shows of itself, in AlfaDocs' words, and what its clinic sees of it. */
@QuarkusTest
class AlfaDocsMarketplaceAppTest {

    private static final String ARCHIVE = "/alfadocs/api/v1/practices/1/archives/1";
    private static final String STATUS = "/marketplace-app/status";
    private static final String ELEMENT = "/marketplace-app/ui-elements/welcome";
    private static final String SCOPES = "app:integration:setStatus app:ui-element:update";
    private static final String DATA = "{\"data\": [{\"title\": \"string\", \"value\": \"string\"}]}";
    private static Practice practice;

    @Test
    void anAppSaysHowItStandsAndItsClinicSeesIt() {
        assertThat(put(STATUS, "{\"status\": \"failure\"}")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("{\"status\":\"success\",\"data\":[{\"status\":\"failure\"}]}");
        var since = apps().body(json("apps[0].status", is("failure"))).extract().<String>path("apps[0].status_since");
        put(STATUS, "{\"status\": \"failure\"}").statusCode(200);
        apps().body(json("apps[0].status_since", is(since)));
        assertThat(put(STATUS, "{\"status\": \"success\"}")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("{\"status\":\"success\",\"data\":[{\"status\":\"success\"}]}");

        assertThat(put(ELEMENT, DATA).statusCode(200).extract().asString())
                .isEqualTo("{\"status\":\"success\",\"data\":[{\"title\":\"string\",\"value\":\"string\"}]}");
        put(ELEMENT, "{\"data\": [{\"title\": \"Open\", \"value\": 3}, {\"title\": \"Done\"}]}")
                .statusCode(200);
        apps().body(json("apps.size()", is(1)))
                .body(json("total", is(1)))
                .body(json("apps[0].app", is(Passports.APP)))
                .body(json("apps[0].name", nullValue()))
                .body(json("apps[0].status", is("success")))
                .body(json("apps[0].ui_elements.size()", is(1)))
                .body(json("apps[0].ui_elements[0].name", is("welcome")))
                .body(json(
                        "apps[0].ui_elements[0].items",
                        is(List.of(
                                java.util.Map.of("title", "Open", "value", "3"),
                                java.util.Map.of("title", "Done", "value", "")))));
        put(ELEMENT, "{\"data\": []}").statusCode(200);
        Practice.open().owner().call().get("/api/dental/apps").then().body(json("apps.size()", is(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"data\": null}"})
    void withNothingToShowItIsNoValidRequest(String body) {
        put(ELEMENT, body)
                .statusCode(400)
                .body(json("size()", is(2)))
                .body(json("error", is("invalid_request")))
                .body(json("error_description", is("The request has no data to show in this element.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/marketplace-app/status | {}                     | status is required.",
                "/marketplace-app/status | {\"status\": null}     | status is required.",
                "/marketplace-app/status | {\"status\": \"ok\"}   | status is invalid.",
                "/marketplace-app/status | {\"status\": \"\"}     | status is invalid.",
                "/marketplace-app/status | {\"status\": 1}        | status is invalid.",
                "/marketplace-app/status | {\"status\": {}}       | status is invalid.",
                "/marketplace-app/status | []                     | The body must be a JSON object.",
                "/marketplace-app/status | {                      | The body is not valid JSON.",
                "/marketplace-app/ui-elements/a | {\"data\": {}}  | data is invalid.",
                "/marketplace-app/ui-elements/a | {\"data\": [1]} | data is invalid.",
                "/marketplace-app/ui-elements/a | {\"data\": [{\"value\": \"x\"}]} | title is required.",
                "/marketplace-app/ui-elements/a | {\"data\": [{\"title\": []}]}    | title is invalid.",
                "/marketplace-app/ui-elements/a | {\"data\": [{\"title\": \"a\", \"value\": {}}]} | value is invalid.",
            })
    void whatCannotBeMeantIsRefused(String path, String body, String sentence) {
        put(path, body).statusCode(400).body(json("error", is(sentence)));
    }

    @Test
    void nothingIsWithoutEnd() {
        put(ELEMENT, "{\"data\": [{\"title\": \"%s\"}]}".formatted("x".repeat(201)))
                .statusCode(400)
                .body(json("error", is("title must have no more than 200 characters.")));
        put(
                        ELEMENT,
                        "{\"data\": [%s]}"
                                .formatted(IntStream.range(0, 101)
                                        .mapToObj(i -> "{\"title\": \"x\"}")
                                        .collect(Collectors.joining(","))))
                .statusCode(400)
                .body(json("error", is("data must have no more than 100 items.")));
        put("/marketplace-app/ui-elements/" + "x".repeat(101), DATA).statusCode(404);
    }

    @Test
    void whoIsNoAppOrMayNotIsRefused() {
        for (var path : List.of(STATUS, ELEMENT)) {
            var body = path.equals(STATUS) ? "{\"status\": \"success\"}" : DATA;
            put(given(), ARCHIVE, path, body).statusCode(401);
            put(practice().owner().call(), ARCHIVE, path, body)
                    .statusCode(403)
                    .body(json("error", is("Only an app can do this.")));
            put(app(Roles.OWNER, "patient:list"), ARCHIVE, path, body).statusCode(403);
            put(app(Roles.OWNER, ""), ARCHIVE, path, body)
                    .statusCode(403)
                    .body(json("error", is("Access token scopes are empty")));
            put(app(Roles.VIEWER, SCOPES), ARCHIVE, path, body).statusCode(403);
            put(app(Roles.OWNER, SCOPES), ARCHIVE.replace("archives/1", "archives/2"), path, body)
                    .statusCode(403)
                    .body(json("error", is("You have no access to this archive")));
        }
    }

    private static Practice practice() {
        if (practice == null) {
            practice = Practice.open();
        }
        return practice;
    }

    private static ValidatableResponse apps() {
        return practice()
                .owner()
                .call()
                .get("/api/dental/apps?total=true")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse put(String path, String body) {
        return put(app(Roles.RECEPTIONIST, SCOPES), ARCHIVE, path, body);
    }

    private static ValidatableResponse put(RequestSpecification caller, String archive, String path, String body) {
        var request = caller.contentType(ContentType.JSON);
        return (body == null || body.isEmpty() ? request : request.body(body))
                .put(archive + path)
                .then();
    }

    private static RequestSpecification app(String role, String scopes) {
        return given().auth().oauth2(Passports.ofApp(practice().id(), role, scopes));
    }
}
