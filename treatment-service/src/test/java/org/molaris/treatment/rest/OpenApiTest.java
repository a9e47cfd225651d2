package org.molaris.treatment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.treatment.Practice.PLANS;
import static org.molaris.treatment.Practice.STEPS;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** The description of the API is of this API: its examples can be sent, and are what is answered. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class OpenApiTest {

    private static final String ONE = PLANS + "/{id}";

    private String text;
    private Json api;

    @BeforeEach
    void theDescription() {
        text = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        api = Json.of(text);
    }

    @ParameterizedTest
    @CsvSource({
        "treatment-plans,            get,    200 400 401 403",
        "treatment-plans,            post,   201 400 401 403 409 422",
        "treatment-plans/{id},       get,    200 400 401 403 404",
        "treatment-plans/{id},       patch,  200 400 401 403 404 412",
        "treatment-plans/{id},       delete, 200 400 401 403 404 412",
        "treatment-plans/{id}/copies, get,   200 400 401 403 404",
        "treatment-settings,         get,    200 401 403",
        "treatment-settings,         patch,  200 400 401 403",
        "treatment-plans/{id}/steps, post,   201 400 401 403 404 409 422",
        "treatment-steps/{id},       patch,  200 400 401 403 404 409 412",
        "treatment-steps/{id},       delete, 200 400 401 403 404 412"
    })
    void everyOperationSaysWhatItTakesAndAnswers(String path, String method, String statuses) {
        var operation = "paths.'/api/dental/%s'.%s".formatted(path, method);

        assertThat(api.getString(operation + ".operationId")).isNotBlank();
        assertThat(api.getString(operation + ".summary")).isNotBlank();
        assertThat(api.getMap(operation + ".responses").keySet()).isEqualTo(Set.of(statuses.split(" ", -1)));
        api.<String, Map<String, Object>>getMap(operation + ".responses").forEach((status, answer) -> {
            var at = answer.get("$ref") == null
                    ? operation + ".responses.'" + status + "'"
                    : pathOf(answer.get("$ref").toString());
            assertThat(api.getString(at + ".description")).isNotBlank();
            if (status.startsWith("2")) {
                assertThat(exampleIn(at)).isNotEmpty();
            } else {
                assertThat(api.getString(at + ".content.'application/json'.schema.'$ref'"))
                        .endsWith("/ApiError");
                assertThat(api.getString(at + ".content.'application/json'.example.code"))
                        .isNotBlank();
            }
        });
        assertThat(api.getList(operation + ".parameters.name"))
                .satisfies(names -> assertThat(names != null && names.contains("Idempotency-Key"))
                        .isEqualTo(method.equals("post")));
        if (method.equals("post") || method.equals("patch")) {
            assertThat(exampleIn(operation + ".requestBody")).isNotEmpty();
        }
    }

    @Test
    void theExamplesCanBeSentAndAreWhatIsAnswered() {
        var practice = Practice.open();
        var appointment = practice.appointment("scheduled").toString();

        var plan = call(practice, Method.POST, PLANS, PLANS, practice.patient().toString());
        var step = call(practice, Method.POST, ONE + "/steps", PLANS + "/" + plan + "/steps", appointment);
        call(practice, Method.PATCH, STEPS + "/{id}", STEPS + "/" + step, appointment);
        call(practice, Method.PATCH, ONE, PLANS + "/" + plan, null);
        call(practice, Method.GET, ONE, PLANS + "/" + plan, null);
        call(practice, Method.GET, PLANS, PLANS, null);
        call(practice, Method.PATCH, "/api/dental/treatment-settings", "/api/dental/treatment-settings", null);
        call(practice, Method.GET, "/api/dental/treatment-settings", "/api/dental/treatment-settings", null);
        call(practice, Method.DELETE, STEPS + "/{id}", STEPS + "/" + step, null);
        call(practice, Method.DELETE, ONE, PLANS + "/" + plan, null);
    }

    @Test
    void thePaperIsSaidToBePdf() {
        var answers = "paths.'%s/pdf'.get.responses".formatted(ONE);

        assertThat(api.getMap(answers)).containsOnlyKeys("200", "400", "401", "403", "404");
        assertThat(api.getMap(answers + ".'200'.content")).containsOnlyKeys("application/pdf");
    }

    @Test
    void itHasNoTraceOfHowItIsMade() {
        assertThat(text).doesNotContain("JsonNullable").doesNotContain("RestResponse");
    }

    /** Sends the example of an operation's body, and finds in the answer what the example of it has. Answers the id. */
    private UUID call(Practice practice, Method method, String described, String path, String id) {
        var operation = "paths.'%s'.%s".formatted(described, method.name().toLowerCase(Locale.ROOT));
        var request = practice.owner().call();
        if (method == Method.POST || method == Method.PATCH) {
            var body = exampleIn(operation + ".requestBody");
            body.replaceAll((name, value) -> name.equals("patient_id") || name.equals("appointment_id") ? id : value);
            request.body(body);
        }
        var answer = request.request(method, path).then().extract().as(Json.class);
        var status = method == Method.POST ? 201 : 200;
        var example = exampleIn(operation + ".responses.'" + status + "'");

        assertThat(namesIn(answer.getMap(""))).isEqualTo(namesIn(example));
        return answer.getUUID("id");
    }

    private Map<String, Object> exampleIn(String at) {
        return api.getMap(pathOf(api.getString(at + ".content.'application/json'.schema.'$ref'")) + ".examples[0]");
    }

    private static String pathOf(String reference) {
        return reference.substring(2).replace('/', '.');
    }

    /** Of a JSON object and of the objects in it, in their order. */
    private static List<String> namesIn(Map<String, Object> object) {
        var names = new ArrayList<String>();
        object.forEach((name, value) -> {
            names.add(name);
            var within = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
            if (within instanceof Map<?, ?> inner) {
                inner.keySet().forEach(each -> names.add(name + "." + each));
            }
        });
        return names;
    }
}
