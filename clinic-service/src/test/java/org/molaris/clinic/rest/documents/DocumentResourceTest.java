package org.molaris.clinic.rest.documents;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.clinic.rest.documents.Folder.CONTENT;
import static org.molaris.clinic.rest.documents.Folder.DOCUMENT;
import static org.molaris.clinic.rest.documents.Folder.DOCUMENTS;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class DocumentResourceTest {

    private Folder folder;

    @BeforeEach
    void aPatient() {
        folder = Folder.open();
    }

    @Test
    void aFileOfAFormIsKeptAndReadBack() throws Exception {
        var bytes = Papers.pdf(700_000);
        var kept = folder.send(folder.form()
                        .multiPart("file", "x.pdf", bytes, "application/pdf")
                        .multiPart("name", "Informe médico.pdf", "text/plain; charset=UTF-8")
                        .multiPart("type", "text")
                        .multiPart("folder_name", "Informes 2026"))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .extract();

        var id = kept.as(Json.class).<String>at("id");
        var path = "/api/dental/patients/" + folder.patient() + "/documents/" + id;
        assertThat(kept.header("Location")).endsWith(path);
        assertThat(kept.asString()).isEqualTo("""
                {"id":"%s","number":%s,"patient_id":"%s","name":"Informe médico.pdf","type":"text",\
                "folder_name":"Informes 2026","content_type":"application/pdf","size":700000,"sha256":"%s",\
                "created_at":"%s","url":"%s/content"}""".formatted(
                        id,
                        kept.as(Json.class).at("number"),
                        folder.patient(),
                        sha256(bytes),
                        kept.as(Json.class).<String>at("created_at"),
                        path));
        folder.read(UUID.fromString(id))
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(equalTo(kept.asString()));
        assertThat(folder.chunks()).isEqualTo(3);

        var read = folder.content(UUID.fromString(id))
                .statusCode(200)
                .header("Content-Type", is("application/pdf"))
                .header("Content-Length", is("700000"))
                .header("Transfer-Encoding", nullValue())
                .header("X-Content-Type-Options", is("nosniff"))
                .header("ETag", is('"' + sha256(bytes) + '"'))
                .header(
                        "Content-Disposition",
                        is("attachment; filename=\"Informe m_dico.pdf\"; filename*=UTF-8''Informe%20m%C3%A9dico.pdf"))
                .extract()
                .asByteArray();
        assertThat(read).isEqualTo(bytes);
    }

    @Test
    void theOthersHearOfAFileButNotItsName() throws Exception {
        var id = folder.keep("xray", "Ana García.png", Papers.PNG);
        folder.practice()
                .owner()
                .call()
                .delete(DOCUMENT, folder.patient(), id)
                .then()
                .statusCode(204);

        var events = Events.of(Topic.APPOINTMENTS, id, 2);
        assertThat(events).extracting(Events.Published::type).containsExactly("document-created", "document-deleted");
        assertThat(events).extracting(Events.Published::sequence).containsExactly(1L, 2L);
        assertThat(events.get(0).header(CloudEvent.ACTOR)).isEqualTo("owner@test");
        assertThat(events.get(0).data().getString("document.patient_id"))
                .isEqualTo(folder.patient().toString());
        assertThat(events.get(0).data().getString("document.type")).isEqualTo("xray");
        assertThat(events.get(0).data().getString("document.sha256")).isEqualTo(sha256(Papers.PNG));
        assertThat(events).allSatisfy(event -> assertThat(event.raw().value()).doesNotContain("Ana", "García"));
    }

    @Test
    void aFileComesAsBase64WithLineBreaksOrWithout() {
        var bytes = Papers.pdf(100_000);
        var plain =
                folder.sendJson("text", "informe.pdf", bytes).statusCode(201).extract();
        var mime = folder.sendJson("""
                        {"name": "informe.pdf", "folder_name": null, "type": "text", "base64_data": "%s"}""".formatted(
                                Base64.getMimeEncoder().encodeToString(bytes).replace("\r\n", "\\r\\n")))
                .statusCode(201)
                .body(json("folder_name", nullValue()))
                .body(json("sha256", is(plain.as(Json.class).<String>at("sha256"))))
                .extract();

        for (var kept :
                new String[] {plain.as(Json.class).at("id"), mime.as(Json.class).at("id")}) {
            assertThat(folder.content(UUID.fromString(kept)).extract().asByteArray())
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pdf,  application/pdf",
        "png,  image/png",
        "jpg,  image/jpeg",
        "gif,  image/gif",
        "webp, image/webp",
        "tif,  image/tiff",
        "bmp,  image/bmp",
        "heic, image/heic",
        "heif, image/heif",
        "dcm,  application/dicom",
        "txt,  text/plain",
        "csv,  text/csv",
        "rtf,  application/rtf",
        "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt,  application/vnd.oasis.opendocument.text",
    })
    void aFileIsWhatItsBytesSay(String kind, String contentType) {
        folder.send("other", "x." + kind, Papers.file(kind))
                .statusCode(201)
                .body(json("content_type", is(contentType)));
        folder.sendJson("other", "x." + kind, Papers.file(kind))
                .statusCode(201)
                .body(json("content_type", is(contentType)));
    }

    @ParameterizedTest
    @CsvSource({
        "exe,  application/x-msdownload",
        "elf,  application/x-elf",
        "sh,   application/x-sh",
        "js,   text/javascript",
        "html, text/html",
        "svg,  image/svg+xml",
        "zip,  application/zip",
        "jar,  application/zip",
        "docm, application/x-tika-ooxml",
        "doc,  application/x-tika-msoffice",
        "bin,  application/octet-stream",
    })
    void whatCanCarryAProgramIsNotKept(String kind, String found) {
        folder.send("other", "x." + kind, Papers.file(kind))
                .statusCode(415)
                .body(json("code", is("UNSUPPORTED_TYPE")))
                .body(json("details.field", contains("file")))
                .body(json("details[0].message", is("is " + found)));
        folder.sendJson("other", "x." + kind, Papers.file(kind))
                .statusCode(415)
                .body(json("details.field", contains("base64_data")));
        assertThat(folder.documents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "pdf, exe",
        "pdf, png",
        "png, pdf",
        "jpg, png",
        "pdf, html",
        "txt, pdf",
        "rtf, txt",
        "pdf, zip",
        "csv, html",
        "png, svg",
        "docx, xlsx",
        "dcm.pdf, dcm",
    })
    void aFileThatIsNotWhatItsNameSaysIsRefused(String extension, String kind) {
        folder.send("other", "informe." + extension, Papers.file(kind))
                .statusCode(400)
                .body(json("code", is("TYPE_MISMATCH")))
                .body(json("details.field", contains("file")));
        folder.send(folder.form()
                        .multiPart("file", "informe", Papers.file(kind))
                        .multiPart("name", "informe." + extension)
                        .multiPart("type", "other"))
                .statusCode(400)
                .body(json("code", is("TYPE_MISMATCH")));
        folder.sendJson("other", "informe." + extension, Papers.file(kind))
                .statusCode(400)
                .body(json("code", is("TYPE_MISMATCH")))
                .body(json("details.field", contains("base64_data")));
        assertThat(folder.documents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, png, false",
        "image/png, pdf, false",
        "text/html, txt, false",
        "image/jpeg, exe, false",
        "application/octet-stream, pdf, true",
        "image/jpg, jpg, true",
        "text/csv, csv, true",
        "text/plain, csv, true",
        "application/zip, docx, true",
        "text/plain; charset=utf-8, txt, true",
        "nonsense, pdf, true",
    })
    void aSenderMaySayLessThanAFileIsButNothingElse(String declared, String kind, boolean kept) {
        var answer = folder.send(folder.form()
                .multiPart("file", "x." + kind, Papers.file(kind), declared)
                .multiPart("type", "other"));

        if (kept) {
            answer.statusCode(201);
        } else {
            answer.statusCode(400)
                    .body(json("code", is("TYPE_MISMATCH")))
                    .body(json("details.field", contains("file")));
        }
    }

    @ParameterizedTest
    @CsvSource({"image, png, 201", "xray, dcm, 201", "xray, pdf, 201", "image, txt, 400", "xray, docx, 400"})
    void aPictureIsSomethingToBeLookedAt(String type, String kind, int status) {
        var answer = folder.send(type, "x." + kind, Papers.file(kind)).statusCode(status);

        if (status == 400) {
            answer.body(json("code", is("TYPE_MISMATCH"))).body(json("details.field", contains("type")));
        }
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsNoDocument() {
        var bomb = Papers.zip("word/document.xml", "0".repeat(300 << 20), "[Content_Types].xml", """
                <x ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>""");

        folder.send("other", "x.bin", bomb).statusCode(415).body(json("details[0].message", is("is application/zip")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "name        | null",
                "name        | `\"\"`",
                "name        | `\" \"`",
                "name        | `\"a/b.pdf\"`",
                "name        | `\"..\\\\b.pdf\"`",
                "name        | `\"..\"`",
                "name        | `\"a\\nb.pdf\"`",
                "name        | `\"a\\u0000.pdf\"`",
                "name        | `\"a\\u202efdp.exe\"`",
                "name        | 5",
                "type        | null",
                "type        | `\"letter\"`",
                "type        | `\"TEXT\"`",
                "type        | 1",
                "folder_name | 1",
                "base64_data | null",
                "base64_data | 5",
                "base64_data | `\"\"`",
                "base64_data | `\"JVBERi0xLjc\"`",
                "base64_data | `\"JVBERi0xLj*=\"`",
                "base64_data | `\"JVBE-i0xLjc=\"`",
                "size        | 5",
            })
    void whatCannotBeIsRefusedByName(String field, String value) {
        var others = Map.of("name", "\"x.pdf\"", "type", "\"text\"", "base64_data", "\"JVBERi0xLjc=\"");
        var json = new StringBuilder("{\"" + field + "\": " + value);
        others.forEach((name, given) -> {
            if (!name.equals(field)) {
                json.append(", \"").append(name).append("\": ").append(given);
            }
        });

        folder.sendJson(json.append('}').toString())
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
        assertThat(folder.documents()).isZero();
    }

    @Test
    void aNameHas255Characters() {
        folder.sendJson("text", "ñ".repeat(251) + ".pdf", Papers.PDF).statusCode(201);
        folder.sendJson("text", "ñ".repeat(252) + ".pdf", Papers.PDF)
                .statusCode(400)
                .body(json("details.field", contains("name")));
    }

    @Test
    void nonsenseIsRefused() {
        for (var nonsense : new String[] {
            "", "null", "[]", "\"x\"", "{\"type\": \"text\"", "{\"base64_data\": \"JVBE", "{\"type\": \"text\"} {}"
        }) {
            folder.sendJson(nonsense).statusCode(400);
        }
        folder.sendJson("{\"type\": \"text\", \"type\": \"text\"}")
                .statusCode(400)
                .body(json("code", is("MALFORMED_JSON")));
        folder.practice()
                .owner()
                .call()
                .contentType("application/pdf")
                .body(Papers.PDF)
                .post(DOCUMENTS, folder.patient())
                .then()
                .statusCode(415);
    }

    @Test
    void aFormIsRefusedForWhatIsMissingOrTooMuch() {
        folder.send(folder.form().multiPart("type", "text"))
                .statusCode(400)
                .body(json("details.field", contains("file")));
        folder.send(folder.form().multiPart("file", "x.pdf", Papers.PDF))
                .statusCode(400)
                .body(json("details.field", contains("type")));
        folder.send(folder.form().multiPart("file", "x.pdf", Papers.PDF).multiPart("type", "letter"))
                .statusCode(400)
                .body(json("details.field", contains("type")))
                .body(json("details[0].message", containsString("xray")));
        folder.send(folder.form()
                        .multiPart("file", "x.pdf", Papers.PDF)
                        .multiPart("type", "text")
                        .multiPart("clinic_id", "x"))
                .statusCode(400)
                .body(json("details.field", contains("clinic_id")));
        folder.send(folder.form()
                        .multiPart("file", "x.pdf", Papers.PDF)
                        .multiPart("file", "y.pdf", Papers.PDF)
                        .multiPart("type", "text"))
                .statusCode(400)
                .body(json("details.field", contains("file")));
        folder.send(folder.form()
                        .multiPart("type", "text")
                        .multiPart("folder_name", "x".repeat(100_000))
                        .multiPart("file", "x.pdf", Papers.PDF))
                .statusCode(400)
                .body(json("code", is("MALFORMED_FORM")));
        folder.send("text", "x.pdf", new byte[0])
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains("file")));
        assertThat(folder.documents()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=x.pdf                          | x.pdf",
                "filename=\"x.pdf\"                      | x.pdf",
                "filename*=UTF-8''Informe%20m%C3%A9dico.pdf | Informe médico.pdf",
                "filename*=NOPE''x.pdf                   | none",
                "filename*=UTF-8''%ZZ.pdf                | none",
            })
    void aFilesNameIsReadAsItsHeaderWritesIt(String header, String name) {
        var form = String.join(
                "\r\n",
                "--x",
                "Content-Disposition: form-data; name=\"type\"",
                "",
                "text",
                "--x",
                "Content-Disposition: form-data; name=\"file\"; " + header,
                "",
                "%PDF-1.7",
                "--x--",
                "");
        var answer = folder.practice()
                .owner()
                .call()
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .contentType("multipart/form-data; boundary=x")
                .body(form)
                .post(DOCUMENTS, folder.patient())
                .then();

        if (name.equals("none")) {
            answer.statusCode(400).body(json("details.field", contains("file")));
        } else {
            answer.statusCode(201).body(json("name", is(name)));
        }
    }

    @Test
    void aPathBeforeAFilesNameIsDropped() {
        folder.send("text", "C:\\Ana\\informe.pdf", Papers.PDF).statusCode(201).body(json("name", is("informe.pdf")));
        folder.send("text", "../../etc/informe.pdf", Papers.PDF).statusCode(201).body(json("name", is("informe.pdf")));
        folder.send(folder.form()
                        .multiPart("file", "x.pdf", Papers.PDF)
                        .multiPart("name", "a/b.pdf")
                        .multiPart("type", "text"))
                .statusCode(400)
                .body(json("details.field", contains("name")));
    }

    @Test
    void theSameKeyKeepsOneDocumentWhateverTheBoundary() {
        var key = UUID.randomUUID().toString();
        var first = folder.send(folder.form()
                        .header("Idempotency-Key", key)
                        .contentType("multipart/form-data; boundary=one")
                        .multiPart("file", "x.pdf", Papers.pdf(90_000))
                        .multiPart("type", "text"))
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .extract();

        folder.send(folder.form()
                        .header("Idempotency-Key", key)
                        .contentType("multipart/form-data; boundary=two")
                        .multiPart("file", "x.pdf", Papers.pdf(90_000))
                        .multiPart("type", "text"))
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .header("Location", is(first.header("Location")))
                .body(equalTo(first.asString()));
        folder.send(folder.form()
                        .header("Idempotency-Key", key)
                        .contentType("multipart/form-data; boundary=one")
                        .multiPart("file", "x.pdf", Papers.pdf(90_001))
                        .multiPart("type", "text"))
                .statusCode(422)
                .body(json("code", is("IDEMPOTENCY_KEY_REUSED")));
        folder.send(folder.form()
                        .header("Idempotency-Key", key)
                        .contentType("multipart/form-data; boundary=one")
                        .multiPart("file", "x.pdf", Papers.pdf(90_000))
                        .multiPart("type", "other"))
                .statusCode(422);
        assertThat(folder.documents()).isEqualTo(1);
    }

    @Test
    void tenAtOnceUnderOneKeyKeepOneDocument() {
        var key = UUID.randomUUID().toString();
        var json = """
                {"base64_data": "%s", "type": "text", "name": "x.pdf"}""".formatted(Base64.getEncoder().encodeToString(Papers.pdf(300_000)));

        var ids = Parallel.times(
                10,
                () -> folder.practice()
                        .owner()
                        .call(key)
                        .body(json)
                        .post(DOCUMENTS, folder.patient())
                        .then()
                        .statusCode(201)
                        .extract()
                        .as(Json.class)
                        .<String>at("id"));

        assertThat(ids).hasSize(10).containsOnly(ids.get(0));
        assertThat(folder.documents()).isEqualTo(1);
    }

    @Test
    void documentsAreListedNewestFirst() {
        var first = folder.keep("text", "uno.pdf", Papers.PDF);
        var second = folder.keep("image", "dos.png", Papers.PNG);
        var third = folder.keep("other", "tres.txt", Papers.file("txt"));
        Folder.in(folder.practice()).keep("text", "de otra persona.pdf", Papers.PDF);

        folder.practice()
                .owner()
                .call()
                .get(DOCUMENTS + "?total=true&limit=2", folder.patient())
                .then()
                .statusCode(200)
                .body(json("documents.id", contains(third.toString(), second.toString())))
                .body(json("total", is(3)))
                .header("Link", containsString("cursor="));
        var cursor = folder.practice()
                .owner()
                .call()
                .get(DOCUMENTS + "?limit=2", folder.patient())
                .then()
                .body(json("total", nullValue()))
                .extract()
                .as(Json.class)
                .<String>at("cursor");
        folder.practice()
                .owner()
                .call()
                .get(DOCUMENTS + "?limit=2&cursor=" + cursor, folder.patient())
                .then()
                .body(json("documents.id", contains(first.toString())))
                .body(json("cursor", nullValue()));
        folder.practice()
                .owner()
                .call()
                .get(DOCUMENTS + "?updated_since=2999-01-01T00:00:00Z", folder.patient())
                .then()
                .statusCode(200)
                .body(json("documents", empty()));
    }

    @Test
    void aDocumentIsDestroyedWithItsContent() {
        var id = folder.keep("text", "x.pdf", Papers.pdf(600_000));
        var call = folder.practice().owner();

        call.call()
                .header("If-Match", "\"2\"")
                .delete(DOCUMENT, folder.patient(), id)
                .then()
                .statusCode(412);
        call.call()
                .header("If-Match", "\"1\"")
                .delete(DOCUMENT, folder.patient(), id)
                .then()
                .statusCode(204);

        folder.read(id).statusCode(404).body(json("code", is("DOCUMENT_NOT_FOUND")));
        folder.content(id).statusCode(404);
        call.call().delete(DOCUMENT, folder.patient(), id).then().statusCode(404);
        assertThat(folder.documents()).isZero();
        assertThat(folder.chunks()).isZero();
    }

    @Test
    void aPartIsReadWithoutTheRest() {
        var bytes = Papers.pdf(600_000);
        var id = folder.keep("text", "x.pdf", bytes);

        part(id, "bytes=262140-262150", 206, Arrays.copyOfRange(bytes, 262_140, 262_151), "bytes 262140-262150/600000");
        part(id, "bytes=599990-", 206, Arrays.copyOfRange(bytes, 599_990, 600_000), "bytes 599990-599999/600000");
        part(id, "bytes=-10", 206, Arrays.copyOfRange(bytes, 599_990, 600_000), "bytes 599990-599999/600000");
        part(id, "bytes=100-9999999", 206, Arrays.copyOfRange(bytes, 100, 600_000), "bytes 100-599999/600000");
        part(id, "bytes=0-1,5-6", 200, bytes, null);
        part(id, "bytes=6-5", 200, bytes, null);
        part(id, "pages=1-2", 200, bytes, null);
        part(id, "bytes=600000-", 416, new byte[0], "bytes */600000");
        folder.practice()
                .owner()
                .call()
                .header("Range", "bytes=0-9")
                .header("If-Range", "\"another\"")
                .get(CONTENT, folder.patient(), id)
                .then()
                .statusCode(200);
    }

    private void part(UUID id, String range, int status, byte[] expected, String told) {
        var answer = folder.practice()
                .owner()
                .call()
                .header("Range", range)
                .get(CONTENT, folder.patient(), id)
                .then()
                .statusCode(status)
                .header("Content-Range", is(told))
                .header("Content-Length", is(String.valueOf(expected.length)))
                .extract();
        assertThat(answer.asByteArray()).as(range).isEqualTo(expected);
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() throws Exception {
        var id = folder.keep("text", "x.pdf", Papers.PDF);

        folder.practice()
                .owner()
                .call()
                .header("If-None-Match", '"' + sha256(Papers.PDF) + '"')
                .get(CONTENT, folder.patient(), id)
                .then()
                .statusCode(304)
                .header("ETag", is('"' + sha256(Papers.PDF) + '"'))
                .body(is(""));
        folder.practice()
                .owner()
                .call()
                .header("If-None-Match", "\"another\"")
                .get(CONTENT, folder.patient(), id)
                .then()
                .statusCode(200);
    }

    @Test
    void anotherClinicsDocumentDoesNotExist() {
        var id = folder.keep("text", "x.pdf", Papers.PDF);
        var theirs = Folder.open();

        for (var patient : new UUID[] {folder.patient(), theirs.patient()}) {
            var stranger = theirs.practice().owner();
            stranger.call()
                    .get(DOCUMENT, patient, id)
                    .then()
                    .statusCode(404)
                    .body(json("code", is("DOCUMENT_NOT_FOUND")));
            stranger.call().get(CONTENT, patient, id).then().statusCode(404);
            stranger.call().delete(DOCUMENT, patient, id).then().statusCode(404);
        }
        theirs.practice()
                .owner()
                .call()
                .get(DOCUMENTS, folder.patient())
                .then()
                .statusCode(404)
                .body(json("code", is("PATIENT_NOT_FOUND")));
        new Folder(theirs.practice(), folder.patient())
                .send("text", "x.pdf", Papers.PDF)
                .statusCode(404)
                .body(json("code", is("PATIENT_NOT_FOUND")));

        folder.content(id).statusCode(200);
        assertThat(folder.documents()).isEqualTo(1);
        assertThat(theirs.documents()).isZero();
    }

    @Test
    void anotherPatientsDocumentIsNotFoundUnderThisOne() {
        var id = folder.keep("text", "x.pdf", Papers.PDF);
        var other = Folder.in(folder.practice());

        other.read(id).statusCode(404);
        other.content(id).statusCode(404);
        other.practice()
                .owner()
                .call()
                .delete(DOCUMENT, other.patient(), id)
                .then()
                .statusCode(404);
        folder.read(id).statusCode(200);
    }

    @Test
    void nothingIsKeptOfAPatientWhoWasErased() {
        Database.execute("update patient set erased_at = now() where id = ?", folder.patient());

        folder.send("text", "x.pdf", Papers.PDF).statusCode(409).body(json("code", is("PATIENT_ERASED")));
        assertThat(folder.documents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void everybodyInAClinicReads(String role) {
        var id = folder.keep("text", "x.pdf", Papers.PDF);
        var somebody = folder.practice().as(role);

        somebody.call().get(DOCUMENTS, folder.patient()).then().statusCode(200);
        somebody.call().get(DOCUMENT, folder.patient(), id).then().statusCode(200);
        somebody.call().get(CONTENT, folder.patient(), id).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"dentist, 201, 204", "receptionist, 201, 204", "viewer, 403, 403", "platform-admin, 403, 403"})
    void notEverybodyWrites(String role, int created, int deleted) {
        var id = folder.keep("text", "x.pdf", Papers.PDF);
        var somebody = folder.practice().as(role);

        somebody.call()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "x.pdf", Papers.PDF)
                .multiPart("type", "text")
                .post(DOCUMENTS, folder.patient())
                .then()
                .statusCode(created);
        somebody.call().delete(DOCUMENT, folder.patient(), id).then().statusCode(deleted);
    }

    @Test
    void withoutACredentialThereAreNoDocuments() {
        var id = folder.keep("text", "x.pdf", Papers.PDF);

        given().get(DOCUMENTS, folder.patient()).then().statusCode(401);
        given().get(DOCUMENT, folder.patient(), id).then().statusCode(401);
        given().get(CONTENT, folder.patient(), id).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().delete(DOCUMENT, folder.patient(), id).then().statusCode(401);
        given().multiPart("file", "x.pdf", Papers.PDF)
                .multiPart("type", "text")
                .post(DOCUMENTS, folder.patient())
                .then()
                .statusCode(401);
    }

    @Test
    void everythingElseIsAsShortAsEver() {
        var notes = "{\"first_name\": \"Ana\", \"notes\": \"%s\"}".formatted("x".repeat(1 << 20));

        folder.practice().register(notes).statusCode(413).body(json("code", is("PAYLOAD_TOO_LARGE")));
        assertThat(Database.value(
                        "select count(*) from patient where clinic_id = ?",
                        folder.practice().id()))
                .isEqualTo(1L);
    }

    @Test
    void theDescriptionOfTheApiHasBothWaysIn() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body(json(
                        "paths.'/api/dental/patients/{id}/documents'.post.requestBody.content.'multipart/form-data'.schema.properties.file.format",
                        is("binary")))
                .body(json(
                        "paths.'/api/dental/patients/{id}/documents'.post.requestBody.content.'application/json'.schema.properties",
                        not(nullValue())));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
