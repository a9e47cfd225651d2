package org.molaris.treatment.opendental;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.opendental.Program.API;
import static org.molaris.treatment.opendental.Program.refused;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.treatment.Practice;

/** Preferences, and the settings that they are. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PreferenceResourceTest {

    private static final String PREFERENCES = "/preferences";
    private static final String SETTINGS = "/api/dental/treatment-settings";
    private static final String USUAL = """
            {"default_note":null,"save_signed_to_pdf":false,"sheet_number":0,"signature_text":true,\
            "practice_signature":true,"practice_signature_text":true}""";

    private static Program program;

    @BeforeAll
    static void aClinic() {
        program = Program.of(Practice.open(), 1);
    }

    @Test
    void theSettingsOfTheClinicAreItsPreferences() {
        program.practice().owner().call().get(SETTINGS).then().statusCode(200).body(is(USUAL));
        program.get(PREFERENCES).statusCode(200).body(is("""
                [{"PrefNum":1,"PrefName":"SheetsDefaultTreatmentPlan","ValueString":"0"},\
                {"PrefNum":2,"PrefName":"TreatmentPlanNote","ValueString":""},\
                {"PrefNum":3,"PrefName":"TreatPlanSaveSignedToPdf","ValueString":"0"}]"""));

        program.settings("{\"default_note\": \"Estimación.\", \"save_signed_to_pdf\": true}");
        program.settings("{\"sheet_number\": 12}").body(json("default_note", is("Estimación.")));

        program.get(PREFERENCES + "?PrefName=TreatmentPlanNote").body(json("ValueString", contains("Estimación.")));
        program.get(PREFERENCES + "?PrefName=TreatPlanSaveSignedToPdf").body(json("ValueString", contains("1")));
        program.get(PREFERENCES + "?PrefName=SheetsDefaultTreatmentPlan").body(json("ValueString", contains("12")));
        program.get(PREFERENCES + "?PrefName=PracticeTitle").statusCode(200).body(is("[]"));
        program.get(PREFERENCES + "?Offset=1&Limit=1").body(json("PrefNum", contains(2)));
        refused(program.get(PREFERENCES + "?Offset=x"), 400, "Offset is invalid.");
        Program.of(Practice.open(), 1).get(PREFERENCES).body(json("ValueString", contains("0", "", "0")));
    }

    @Test
    void onlyOwnersChangeThem() {
        var clinic = program.practice().clinic();

        given().get(SETTINGS).then().statusCode(401);
        given().get(API + PREFERENCES).then().statusCode(401);
        Caller.of(clinic, Roles.VIEWER).call().get(SETTINGS).then().statusCode(200);
        Caller.of(clinic, Roles.VIEWER).call().get(API + PREFERENCES).then().statusCode(200);
        for (var role : new String[] {Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER}) {
            Caller.of(clinic, role)
                    .call()
                    .body("{\"sheet_number\": 1}")
                    .patch(SETTINGS)
                    .then()
                    .statusCode(403);
        }
        for (var wrong :
                new String[] {"{}", "{\"sheet_number\": -1}", "{\"save_signed_to_pdf\": null}", "{\"x\": 1}"}) {
            program.practice().owner().call().body(wrong).patch(SETTINGS).then().statusCode(400);
        }
    }
}
