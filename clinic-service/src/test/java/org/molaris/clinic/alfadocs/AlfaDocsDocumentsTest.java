package org.molaris.clinic.alfadocs;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
class AlfaDocsDocumentsTest {

    private static final String PATIENTS = "/alfadocs/api/v1/practices/1/archives/1/patients/";
    private static final String BYTES_OF_A_PICTURE = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";

    private static Practice practice;
    private static UUID patient;
    private static String documents;
    private static int kept;
    private static String foreign;

    @BeforeEach
    void practices() {
        if (practice == null) {
            practice = Practice.open("Europe/Rome");
            patient = practice.patient("Anna", "Verdi");
            documents = PATIENTS + number(practice, patient) + "/documents";
            kept = idOf(post(body("nota.txt", "text", "Ciao".getBytes(UTF_8))).statusCode(201));
            var another = Practice.open();
            foreign = PATIENTS + number(another, another.patient("Eva", "Paz")) + "/documents";
        }
    }

    @Test
    void aDocumentIsAddedAsOnThePageAndSeenNativelyAtOnce() {
        var owner = practice.patient("Mario", "Rossi");
        var path = PATIENTS + number(practice, owner) + "/documents";
        var body = body("document.png", "xray", BYTES_OF_A_PICTURE.getBytes(ISO_8859_1));
        var key = UUID.randomUUID().toString();

        var added = practice.owner()
                .call(key)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract();

        var answer = added.as(Json.class);
        int id = answer.at("data.id");
        assertThat(answer.<String>at("data.createdAt")).matches("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(added.asString()).isEqualTo("""
                {"status":"success","data":{"id":%d,"name":"document.png","folderId":"%s","type":"xray",\
                "createdAt":"%s","url":"%s%s/%1$d/download"}}""".formatted(
                        id,
                        answer.<String>at("data.folderId"),
                        answer.<String>at("data.createdAt"),
                        "http://localhost:" + RestAssured.port,
                        path));
        assertThat(answer.<String>at("data.folderId")).matches("\\d{5,15}");
        practice.owner().call(key).body(body).post(path).then().statusCode(201).body(equalTo(added.asString()));
        get(path + "/" + id).statusCode(200).body(equalTo(added.asString()));
        given().auth()
                .oauth2(Passports.of(practice.id(), Roles.VIEWER))
                .get(answer.<String>at("data.url"))
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body(equalTo("{\"status\":\"success\",\"file\":\"%s\"}"
                        .formatted(Base64.getEncoder().encodeToString(BYTES_OF_A_PICTURE.getBytes(ISO_8859_1)))));

        var seen = practice.owner()
                .call()
                .get("/api/dental/patients/{id}/documents", owner)
                .then()
                .body(json("documents[0].number", is(id)))
                .body(json("documents[0].type", is("xray")))
                .body(json("documents[0].folder_name", is("Radiografie")))
                .body(json("documents[0].content_type", is("image/png")))
                .extract()
                .as(Json.class);
        assertThat(Events.of(Topic.APPOINTMENTS, UUID.fromString(seen.at("documents[0].id")), 1))
                .extracting(Events.Published::type)
                .containsExactly("document-created");

        practice.owner()
                .call()
                .body("""
                        {"base64_data": "Q2lhbw==", "type": "identification", "name": "ciao.txt"}""")
                .post("/api/dental/patients/{id}/documents", owner)
                .then()
                .statusCode(201);
        var listed =
                get(path).statusCode(200).body(json("count", is(2))).extract().as(Json.class);
        assertThat(listed.<String>at("data[0].type")).isEqualTo("identification");
        assertThat(listed.<Object>at("data[0].folderId")).isNull();
        assertThat(listed.<Object>at("data[1]")).isEqualTo(answer.at("data"));
    }

    @ParameterizedTest
    @ValueSource(ints = {262_143, 3_000_001})
    void aLongFileComesInAndGoesOutAsItIs(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, bytes, 0, 9);
        var strokes = body("lungo.pdf", "text", bytes).replace("/", "\\/");

        var id = idOf(post(strokes).statusCode(201));

        var answer = get(documents + "/" + id + "/download").statusCode(200).extract();
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.asByteArray().length));
        assertThat(Base64.getDecoder().decode(answer.as(Json.class).<String>at("file")))
                .isEqualTo(bytes);
    }

    @Test
    void aFileThatWillBeTooLongIsNotWaitedFor() throws IOException {
        var head = """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Length: 40000000\r
                \r
                {"type": "text", "base64Data": "%s""".formatted(documents, Passports.of(practice.id(), Roles.OWNER), "Q2lh".repeat(5000));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            var answer = new StringBuilder();
            while (answer.indexOf("}") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            assertThat(answer.toString())
                    .startsWith("HTTP/1.1 413")
                    .endsWith("{\"error\":\"base64Data is too large.\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "identification",
                "electronic_signature_patient_details",
                "electronic_signature_patient_details_and_terms_and_conditions",
                "other"
            })
    void aDocumentIsOfTheTypeThatIsSent(String type) {
        practice.owner()
                .call()
                .contentType(ContentType.TEXT)
                .body(body("a.txt", type, "Ciao".getBytes(UTF_8)))
                .post(documents)
                .then()
                .statusCode(201)
                .body(json("data.type", is(type)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "base64Data | ''                 | 400 | base64Data must not be empty.",
                "base64Data | -                  | 400 | base64Data is required.",
                "base64Data | null               | 400 | base64Data is required.",
                "base64Data | 'string'           | 400 | base64Data must be Base64, with its padding.",
                "base64Data | '??'               | 400 | base64Data must be Base64, with its padding.",
                "base64Data | 12                 | 400 | base64Data is invalid.",
                "base64Data | ['Q2lhbw==']       | 400 | base64Data is invalid.",
                "base64Data | 'TVqQAAMAAAAEAA==' | 400 | base64Data is application/x-msdownload, which its name or its Content-Type contradicts.",
                "name       | 'a.exe'            | 400 | base64Data is text/plain, which its name or its Content-Type contradicts.",
                "name       | '../a.txt'         | 400 | name must be the name of a file without a path.",
                "name       | ''                 | 400 | name is required.",
                "name       | {}                 | 400 | name is invalid.",
                "type       | -                  | 400 | type is required.",
                "type       | 'photo'            | 400 | type is invalid.",
                "type       | 'xray'             | 400 | type must be another one for a file that is text/plain.",
                "type       | [1]                | 400 | type is invalid.",
                "folderName | -                  | 400 | folderName is required.",
                "folderName | null               | 400 | folderName is required.",
                "folderName | '\\u0000'          | 400 | folderName is invalid.",
            })
    void aDocumentThatCannotBeKeptIsRefused(String field, String value, int status, String sentence) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("base64Data", "\"Q2lhbw==\"");
        fields.put("type", "\"text\"");
        fields.put("name", "\"a.txt\"");
        fields.put("folderName", "\"Note\"");
        fields.put("other", "{\"x\": [1]}");
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value.replace('\'', '"'));
        }
        var body = new StringBuilder("{");
        fields.forEach((name, each) ->
                body.append('"').append(name).append("\": ").append(each).append(", "));

        post(body.append('}').toString()).statusCode(status).body(error(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]                         | The body must be a JSON object.",
                "{\"base64Data\": \"Q2lhbw== | The body is not valid JSON.",
                "nonsense                    | The body is not valid JSON.",
                "                            | The body must be a JSON object.",
            })
    void whatIsNoDocumentIsRefused(String body, String sentence) {
        post(body == null ? "" : body).statusCode(400).body(error(sentence));
    }

    @Test
    void nothingIsKeptOfSomebodyWhoWasErased() {
        var gone = practice.patient("Ada", "Neri");
        var path = PATIENTS + number(practice, gone) + "/documents";
        practice.owner().call().post("/api/dental/patients/{id}/erase", gone);

        practice.owner()
                .call()
                .body(body("a.txt", "text", "Ciao".getBytes(UTF_8)))
                .post(path)
                .then()
                .statusCode(409)
                .body(error("The patient was erased."));
        get(path).statusCode(200).body(json("data", empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  |             | patient:view",
                "POST |             | patient:create",
                "GET  | /N          | patient:view",
                "GET  | /N/download | patient:view",
            })
    void whoHasNoRightIsRefused(String method, String path, String scope) {
        var suffix = path == null ? "" : path.replace("N", String.valueOf(kept));

        send(practice.owner().call(), method, foreign + suffix).statusCode(404).body(error("Patient not found"));
        if (path != null) {
            send(practice.owner().call(), method, documents + path.replace("N", "999999999"))
                    .statusCode(404)
                    .body(error("Document not found"));
        }
        for (var archive : List.of("practices/2/archives/1", "practices/1/archives/2")) {
            send(practice.owner().call(), method, documents.replace("practices/1/archives/1", archive) + suffix)
                    .statusCode(403)
                    .body(error("You have no access to this archive"));
        }
        send(given().contentType(ContentType.JSON), method, documents + suffix).statusCode(401);
        send(app("appointment:list"), method, documents + suffix)
                .statusCode(403)
                .body(error("The access token has not the scope " + scope));
        send(app(scope), method, documents + suffix).statusCode(method.equals("GET") ? 200 : 201);
        if (!method.equals("GET")) {
            send(practice.as(Roles.VIEWER).call(), method, documents + suffix).statusCode(403);
        }
    }

    private static RequestSpecification app(String scope) {
        return given().auth()
                .oauth2(Passports.ofApp(practice.id(), Roles.OWNER, scope))
                .contentType(ContentType.JSON);
    }

    private static ValidatableResponse send(RequestSpecification request, String method, String path) {
        return (method.equals("GET") ? request : request.body(body("a.txt", "text", "Ciao".getBytes(UTF_8))))
                .request(method, path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return practice.as(Roles.VIEWER).call().get(path).then();
    }

    private static ValidatableResponse post(String body) {
        return practice.owner().call().body(body).post(documents).then();
    }

    private static String body(String name, String type, byte[] bytes) {
        return """
                {"base64Data": "%s", "type": "%s", "name": "%s", "folderName": "Radiografie"}""".formatted(Base64.getEncoder().encodeToString(bytes), type, name);
    }

    private static int idOf(ValidatableResponse added) {
        return added.extract().as(Json.class).at("data.id");
    }

    private static Matcher<String> error(String sentence) {
        return json("$", is(Map.of("error", sentence)));
    }

    private static int number(Practice of, UUID id) {
        return of.read(id).extract().as(Json.class).at("number");
    }
}
