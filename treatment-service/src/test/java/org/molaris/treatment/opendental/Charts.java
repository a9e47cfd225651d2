package org.molaris.treatment.opendental;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.opendental.OpenDental;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/**
 * A practice whose charts are kept by a program of Open Dental: everything that its requests name has a number, the same in
 * every such practice.
 */
record Charts(Practice practice) {

    static final long PATIENT = 31;
    static final long SOMEBODY_ELSE = 32;
    static final long OPERATOR = 7;
    static final long USUAL_OPERATOR = 8;
    static final long BRANCH = 2;
    static final long VISIT = 1023;
    static final long VISIT_OF_SOMEBODY_ELSE = 1024;
    static final long PAST_VISIT = 1025;

    /** Numbers of definitions, and what they are in Open Dental. */
    static final long URGENT = 5 * 100 + 20;

    static final long LOW = 6 * 100 + 20;
    static final long NO_DIAGNOSIS = 8 * 100 + 16;
    static final long CRACKED = 9 * 100 + 16;

    static Charts open() {
        var practice = Practice.open();
        practice.tellPatient(practice.patient(), 2, """
                "number": 31, "first_name": "Ana", "operator_id": null""");
        var usual = operator(practice, USUAL_OPERATOR, "HYG1");
        operator(practice, OPERATOR, "DOC1");
        practice.tellPatient(practice.patient(), 3, """
                "number": 31, "first_name": "Ana", "operator_id": "%s\"""".formatted(usual));
        var eva = Ids.next();
        practice.tellPatient(eva, 1, "\"number\": 32, \"first_name\": \"Eva\"");
        practice.until("patient", 3, practice.patient());
        practice.until("patient", 1, eva);
        var branch = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "branch-created", "branch", branch, 1, """
                "number": 2, "name": "Escalón", "deleted_at": null""");
        definition(practice, 5, "treatment_priority", "1", 0);
        definition(practice, 6, "treatment_priority", "Low", 1);
        definition(practice, 8, "diagnosis", "None", 0);
        definition(practice, 9, "diagnosis", "Cracked Tooth", 1);
        visit(practice, VISIT, practice.patient(), "scheduled");
        visit(practice, VISIT_OF_SOMEBODY_ELSE, eva, "scheduled");
        visit(practice, PAST_VISIT, practice.patient(), "done");
        practice.until("branch", 1, branch);
        return new Charts(practice);
    }

    private static UUID operator(Practice practice, long number, String abbreviation) {
        var id = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "operator-created", "operator", id, 1, """
                "number": %d, "first_name": "x", "abbreviation": "%s", "deleted_at": null""".formatted(number, abbreviation));
        return id;
    }

    private static void definition(Practice practice, long number, String category, String name, int sequence) {
        var id = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "definition-created", "definition", id, 1, """
                "number": %d, "category": "%s", "name": "%s", "sequence": %d, "deleted_at": null""".formatted(
                        number, category, name, sequence));
        practice.until("definition", 1, id);
    }

    private static void visit(Practice practice, long number, UUID whose, String state) {
        var id = Ids.next();
        practice.tell(
                Topic.APPOINTMENTS, "appointment-updated", "appointment", id, 1, """
                "number": %d, "patient_id": "%s", "state": "%s", "starts_at": "2026-02-01T15:00:00Z",
                "treatment_step_id": null, "operator_id": null""".formatted(number, whose, state));
        practice.until("appointment", 1, id);
    }

    UUID visit(long number) {
        return (UUID) Database.value(
                "select id from appointment where clinic_id = ? and number = ?", practice.clinic(), number);
    }

    UUID procedure(long number) {
        return (UUID) Database.value("select id from procedure where number = ?", number);
    }

    long numberOf(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }

    /** Puts a code into the catalogue; answers its CodeNum. */
    long code(String code, String area, String more) {
        return send(Method.POST, "procedurecodes", """
                        {"ProcCode": "%s", "Descript": "about %s", "AbbrDesc": "x", "procCat": "Exams & Xrays",
                         "TreatArea": "%s"%s}""".formatted(code, code, area, more))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getLong("CodeNum");
    }

    ValidatableResponse get(String path) {
        return send(Method.GET, path, null);
    }

    ValidatableResponse post(String path, String body) {
        return send(Method.POST, path, body);
    }

    ValidatableResponse put(String path, String body) {
        return send(Method.PUT, path, body);
    }

    ValidatableResponse delete(String path) {
        return send(Method.DELETE, path, null);
    }

    ValidatableResponse send(Method method, String path, String body) {
        var request = practice.owner().call().urlEncodingEnabled(false);
        return (body == null ? request : request.body(body))
                .request(method, OpenDental.PATH + "/" + path)
                .then();
    }

    /** Without a credential. */
    static ValidatableResponse stranger(Method method, String path) {
        var request = given().contentType(ContentType.JSON);
        return (method == Method.POST || method == Method.PUT ? request.body("{}") : request)
                .request(method, OpenDental.PATH + "/" + path)
                .then();
    }

    /** What the answer says when it is one sentence. */
    static String sentence(ValidatableResponse answer) {
        return answer.extract().asString();
    }
}
