package org.molaris.recall.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.recall.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;

/** What a patient would read. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PreviewTest {

    private static final String PREVIEW = "/api/dental/recall-campaigns/preview";
    private static final String ALL = "{nombre}, {clinica}, {procedimiento}, {ultima_visita}";

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String stub;

    private Practice practice;
    private UUID ana;

    @BeforeEach
    void aPatient() {
        practice = Practice.open();
        ana = practice.patient("Ana", null);
    }

    @Test
    void itIsWhatThisPatientWouldRead() {
        // In the clinic it is still the day before.
        practice.visited(ana, Instant.parse("2026-03-10T03:00:00Z"), "Limpieza  Dental");
        practice.visited(ana, Instant.parse("2026-04-01T15:00:00Z"), "Corona");
        practice.booked(ana, Instant.parse("2030-01-01T15:00:00Z"), "limpieza dental");

        assertThat(preview(ALL, ana, "\"límpieza dental\"")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("""
                {"text":"Ana, Sonrisa, límpieza dental, 9 de marzo de 2026",\
                "parameters":["Ana","Sonrisa","límpieza dental","9 de marzo de 2026"],"last_visit_on":"2026-03-09"}""");
        preview(ALL, ana, "null")
                .body(json("text", equalTo("Ana, Sonrisa, Corona, 1 de abril de 2026")))
                .body(json("last_visit_on", equalTo("2026-04-01")));
        Database.execute("update patient set social_name = 'Anita' where id = ?", ana);
        preview("Hola {nombre}", ana, "null").body(json("text", equalTo("Hola Anita")));
        assertThat(Database.rows("select 1 from message where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @Test
    void todayStandsInForAVisitThatNobodyKnows() {
        practice.visited(ana, Instant.parse("2026-03-10T15:00:00Z"), "Corona");
        var today = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag("es"))
                .format(LocalDate.now(ZoneId.of("America/El_Salvador")));

        preview(ALL, ana, "\"limpieza\"")
                .statusCode(200)
                .body(json("text", equalTo("Ana, Sonrisa, limpieza, " + today)))
                .body(json("last_visit_on", nullValue()));
        preview("Vuelve", ana, "null").body(json("text", equalTo("Vuelve"))).body(json("parameters", empty()));
    }

    @Test
    void aPatientOfWhomNoEventHasToldIsAskedFor() {
        var luz = Ids.next();
        given().body("""
                        200{"id": "%s", "clinic_id": "%s", "first_name": "Luz", "last_name": "Paz", "version": 1}""".formatted(luz, practice.clinic()))
                .put(stub + "/internal/patients/" + luz)
                .then()
                .statusCode(204);

        preview("Hola {nombre}", luz, "null").statusCode(200).body(json("text", equalTo("Hola Luz")));
    }

    @Test
    void aPatientWhoIsNotOfThisClinicIsUnknown() {
        var gone = practice.patient("Eva", null);
        Database.execute("update patient set erased = true where id = ?", gone);

        for (var unknown : new UUID[] {UUID.randomUUID(), Practice.open().patient("Luz", null), gone}) {
            preview("Hola {nombre}", unknown, "null")
                    .statusCode(400)
                    .body(json("code", equalTo("UNKNOWN_PATIENT")))
                    .body(json("details.field", contains("patient_id")));
        }
    }

    @Test
    void aTemplateThatIsWrongIsRefusedAsInACampaign() {
        preview("Hola {apellido}", ana, "null")
                .statusCode(400)
                .body(json("code", equalTo("INVALID_TEMPLATE_VARS")))
                .body(json("details.field", contains("message_template")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            message_template | {"patient_id": "0190c5a0-0000-7000-8000-000000000001"}
            patient_id       | {"message_template": "x"}
            patient_id       | {"message_template": "x", "patient_id": "x"}
            procedure_type   | {"message_template": "x", "patient_id": "0190c5a0-0000-7000-8000-000000000001", "procedure_type": ""}
            name             | {"message_template": "x", "patient_id": "0190c5a0-0000-7000-8000-000000000001", "name": "x"}
            """)
    void aFieldThatIsWrongIsNamed(String field, String body) {
        practice.owner()
                .call()
                .body(body)
                .post(PREVIEW)
                .then()
                .statusCode(400)
                .body(json("details.field", contains(field)));
    }

    @Test
    void whoMayReadMayLook() {
        Caller.of(practice.clinic(), Roles.VIEWER)
                .call()
                .body("{\"message_template\": \"x\", \"patient_id\": \"%s\"}".formatted(ana))
                .post(PREVIEW)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse preview(String template, UUID patient, String procedureType) {
        return practice.owner()
                .call()
                .body("{\"message_template\": \"%s\", \"patient_id\": \"%s\", \"procedure_type\": %s}"
                        .formatted(template, patient, procedureType))
                .post(PREVIEW)
                .then();
    }
}
