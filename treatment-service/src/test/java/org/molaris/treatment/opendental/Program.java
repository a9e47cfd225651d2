package org.molaris.treatment.opendental;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.molaris.auth.Roles;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.test.Passports;
import org.molaris.treatment.Practice;

/**
 * A program that speaks Open Dental's language, with a key of a clinic.
 *
 * @param patNum the clinic's patient
 */
record Program(Practice practice, long patNum) {

    static final String API = "/opendental/api/v1";
    static final String TREATPLANS = "/treatplans";
    static final String PROCTPS = "/proctps";

    static Program of(Practice practice, long patNum) {
        practice.tellPatient(practice.patient(), 2, """
                "number": %d, "first_name": "Ana", "last_name": "García\"""".formatted(patNum));
        practice.until("patient", 2, practice.patient());
        return new Program(practice, patNum);
    }

    RequestSpecification call() {
        return given().auth()
                .oauth2(Passports.ofDeveloper(practice.clinic(), Roles.DENTIST, "Amazing Smiles"))
                .contentType(ContentType.JSON);
    }

    ValidatableResponse get(String path) {
        return call().urlEncodingEnabled(false).get(API + path).then();
    }

    ValidatableResponse post(String path, String body) {
        return call().body(body).post(API + path).then();
    }

    ValidatableResponse put(String path, String body) {
        return call().body(body).put(API + path).then();
    }

    ValidatableResponse delete(String path) {
        return call().delete(API + path).then();
    }

    /** The TreatPlanNum of an Inactive one. */
    long plan(String heading) {
        return numberOf(post(TREATPLANS, "{\"PatNum\": %d, \"Heading\": \"%s\"}".formatted(patNum, heading)));
    }

    /** The TreatPlanNum of what was saved of another. */
    long saved(long plan) {
        return numberOf(post(TREATPLANS + "/Saved", "{\"TreatPlanNum\": %d}".formatted(plan)));
    }

    static long numberOf(ValidatableResponse answer) {
        return answer.statusCode(201).extract().as(Json.class).getLong("TreatPlanNum");
    }

    UUID idOf(long plan) {
        return (UUID) Database.value(
                "select id from treatment_plan where clinic_id = ? and number = ?", practice.clinic(), plan);
    }

    static void refused(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status).contentType(ContentType.JSON).body(is('"' + sentence + '"'));
    }

    ValidatableResponse settings(String body) {
        return practice.owner()
                .call()
                .body(body)
                .patch("/api/dental/treatment-settings")
                .then()
                .statusCode(200);
    }
}
