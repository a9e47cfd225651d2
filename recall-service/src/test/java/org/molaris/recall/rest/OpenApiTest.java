package org.molaris.recall.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.molaris.recall.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Json;

/** The description of the API is of this API: its examples can be sent, and are what is answered. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class OpenApiTest {

    private static final String CAMPAIGNS = "/api/dental/recall-campaigns";
    private static final String ONE = CAMPAIGNS + "/{id}";

    private Json api;

    @BeforeEach
    void theDescription() {
        api = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .as(Json.class);
    }

    @ParameterizedTest
    @CsvSource({
        "recall-campaigns,               get,    200 400 401 403",
        "recall-campaigns,               post,   201 400 401 403 409 422",
        "recall-campaigns/preview,       post,   200 400 401 403 409 422",
        "recall-campaigns/{id},          get,    200 400 401 403 404",
        "recall-campaigns/{id},          patch,  200 400 401 403 404 412",
        "recall-campaigns/{id},          delete, 200 400 401 403 404 412",
        "recall-campaigns/{id}/contacts, get,    200 400 401 403 404",
        "recall-campaigns/{id}/stats,    get,    200 400 401 403 404",
        "recall-stats,                   get,    200 401 403"
    })
    void everyOperationSaysWhatItTakesAndAnswers(String path, String method, String statuses) {
        var operation = "paths.'/api/dental/%s'.%s".formatted(path, method);

        assertThat(api.getString(operation + ".operationId")).isNotBlank();
        assertThat(api.getString(operation + ".summary")).isNotBlank();
        assertThat(api.getMap(operation + ".responses").keySet()).isEqualTo(Set.of(statuses.split(" ", -1)));
        assertThat(exampleIn(operation + ".responses.'" + statuses.substring(0, 3) + "'"))
                .isNotEmpty();
        if (method.equals("post") || method.equals("patch")) {
            assertThat(exampleIn(operation + ".requestBody")).isNotEmpty();
        }
    }

    @Test
    void theExamplesCanBeSentAndAreWhatIsAnswered() {
        var practice = Practice.open();
        var ana = practice.patient("Ana", "+50312345678").toString();

        var campaign = call(practice, Method.POST, CAMPAIGNS, CAMPAIGNS, null);
        call(practice, Method.POST, CAMPAIGNS + "/preview", CAMPAIGNS + "/preview", ana);
        Contacts.of(practice, UUID.fromString(campaign), UUID.fromString(ana), "status = 'queued'");
        call(practice, Method.GET, CAMPAIGNS, CAMPAIGNS, null);
        for (var path : List.of("", "/contacts", "/stats")) {
            call(practice, Method.GET, ONE + path, CAMPAIGNS + "/" + campaign + path, null);
        }
        call(practice, Method.GET, "/api/dental/recall-stats", "/api/dental/recall-stats", null);
        call(practice, Method.PATCH, ONE, CAMPAIGNS + "/" + campaign, null);
        call(practice, Method.DELETE, ONE, CAMPAIGNS + "/" + campaign, null);
    }

    /** Sends the example of an operation's body, and finds in the answer what the example of it has. Answers the id. */
    private String call(Practice practice, Method method, String described, String path, String patient) {
        var operation = "paths.'%s'.%s".formatted(described, method.name().toLowerCase(Locale.ROOT));
        var request = practice.owner().call();
        if (method == Method.POST || method == Method.PATCH) {
            var body = exampleIn(operation + ".requestBody");
            body.replaceAll((name, value) -> name.equals("patient_id") ? patient : value);
            request.body(body);
        }
        var status = method == Method.POST && patient == null ? 201 : 200;
        var answer = request.request(method, path)
                .then()
                .statusCode(status)
                .extract()
                .as(Json.class);

        assertThat(namesIn(answer.getMap(""))).isEqualTo(namesIn(exampleIn(operation + ".responses.'" + status + "'")));
        return answer.at("id");
    }

    private Map<String, Object> exampleIn(String at) {
        var schema = api.getString(at + ".content.'application/json'.schema.'$ref'");
        return api.getMap(schema.substring(2).replace('/', '.') + ".examples[0]");
    }

    /** Of a JSON object and of the first of each list in it, in their order. */
    private static List<String> namesIn(Map<String, Object> object) {
        var names = new ArrayList<String>();
        object.forEach((name, value) -> {
            names.add(name);
            if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> inner) {
                inner.keySet().forEach(each -> names.add(name + "." + each));
            }
        });
        return names;
    }
}
