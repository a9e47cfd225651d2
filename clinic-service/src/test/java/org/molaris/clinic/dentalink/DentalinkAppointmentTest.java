package org.molaris.clinic.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.clinic.dentalink.Surgery.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** An appointment as programs written for Dentalink read it. */
@QuarkusTest
class DentalinkAppointmentTest {

    private static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private Agenda agenda;
    private Surgery surgery;

    @BeforeEach
    void aSurgery() {
        agenda = Agenda.of(Practice.open(ZONE.getId()));
        surgery = new Surgery(agenda.practice());
    }

    @Test
    void itHasTheFieldsOfThePageInTheirOrder() {
        var patient = agenda.practice().patient("""
                {"first_name": "Fernanda", "last_name": "Risopatrón", "social_name": "Ferny"}""");
        var operator = agenda.operator();
        Database.execute("update operator set first_name = 'Daniel', last_name = 'Vergara' where id = ?", operator);
        var branch = agenda.branch();
        var chair = agenda.chair(branch, null);
        var plan = UUID.randomUUID();
        var id = agenda.booked("""
                {"patient_id": "%s", "operator_id": "%s", "chair_id": "%s", "starts_at": "2030-11-02T12:00:00Z",
                 "duration_minutes": 30, "description": "Control exodoncia", "treatment_plan_id": "%s"}""".formatted(patient, operator, chair, plan));
        told(plan, 1, "{\"treatment_plan\": {\"number\": 88, \"title\": \"Exodoncia\"}}");
        long n = number("appointment", id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> surgery.get("/citas/" + n).body(json("data.id_tratamiento", is(88))));
        Database.execute("update appointment set state_changed_at = '2018-11-05 17:09:01.7-03' where id = ?", id);

        var self = "http://localhost:%d/dentalink/api/v1/".formatted(RestAssured.port);
        surgery.get("/citas/" + n).statusCode(200).body(equalTo("""
                {"data":{"id":%1$d,"id_paciente":%2$d,"nombre_paciente":"Fernanda Risopatrón",\
                "nombre_social_paciente":"Ferny","id_estado":7,"estado_cita":"No confirmado","estado_anulacion":0,\
                "estado_confirmacion":0,"id_tratamiento":88,"nombre_tratamiento":"Exodoncia",\
                "tratamiento_sin_asignar":0,"id_dentista":%3$d,"nombre_dentista":"Daniel Vergara","id_sucursal":%4$d,\
                "nombre_sucursal":"Centro","id_sillon":%5$d,"nombre_sillon":"Sillón","fecha":"2030-11-02",\
                "hora_inicio":"09:00:00","hora_fin":"09:30:00","duracion":30,"comentarios":"Control exodoncia",\
                "fecha_actualizacion":"2018-11-05 17:09:01","links":[\
                {"rel":"self","href":"%6$scitas/%1$d","method":"GET"},\
                {"rel":"pacientes","href":"%6$spacientes/%2$d","method":"GET"},\
                {"rel":"tratamientos","href":"%6$stratamientos/88","method":"GET"},\
                {"rel":"dentistas","href":"%6$sdentistas/%3$d","method":"GET"}]}}""".formatted(
                        n,
                        number("patient", patient),
                        number("operator", operator),
                        number("branch", branch),
                        number("chair", chair),
                        self)));
    }

    @Test
    void timeKeptForNobodyHasNoNulls() {
        long n = number("appointment", agenda.booked("{\"starts_at\": \"2030-01-09T15:00:00Z\"}"));

        surgery.get("/citas/" + n)
                .statusCode(200)
                .body(json("data.id_paciente", is(0)))
                .body(json("data.nombre_paciente", is("")))
                .body(json("data.nombre_social_paciente", is("")))
                .body(json("data.id_tratamiento", is(0)))
                .body(json("data.nombre_tratamiento", is("")))
                .body(json("data.tratamiento_sin_asignar", is(1)))
                .body(json("data.id_dentista", is(0)))
                .body(json("data.nombre_dentista", is("")))
                .body(json("data.id_sucursal", is(0)))
                .body(json("data.nombre_sucursal", is("")))
                .body(json("data.id_sillon", is(0)))
                .body(json("data.nombre_sillon", is("")))
                .body(json("data.comentarios", is("")))
                .body(json("data.links.size()", is(1)))
                .body(json("data.links[0].rel", is("self")));
    }

    @Test
    void whereItStandsIsAFlagAndTheClinicsOwnWord() {
        var id = agenda.booked("{\"starts_at\": \"2030-01-09T15:00:00Z\"}");
        long n = number("appointment", id);

        agenda.change(id, "{\"state\": \"confirmed\"}").statusCode(200);
        surgery.get("/citas/" + n)
                .body(json("data.estado_confirmacion", is(1)))
                .body(json("data.estado_anulacion", is(0)));
        agenda.cancel(id).statusCode(200);
        surgery.get("/citas/" + n)
                .body(json("data.estado_confirmacion", is(0)))
                .body(json("data.estado_anulacion", is(1)))
                .body(json("data.id_estado", is(1)))
                .body(json("data.estado_cita", is("Anulado")));
    }

    @Test
    void onlyAnotherStateMovesTheDayOfTheState() {
        var id = agenda.booked("{\"starts_at\": \"2030-01-09T15:00:00Z\"}");
        var own = agenda.state("Notificado", "scheduled");
        Database.execute("update appointment set state_changed_at = '2020-01-01 12:00Z' where id = ?", id);

        agenda.change(id, "{\"description\": \"x\"}")
                .statusCode(200)
                .body(json("state_changed_at", is("2020-01-01T12:00:00Z")));
        surgery.get("/citas/" + number("appointment", id))
                .body(json("data.fecha_actualizacion", is("2020-01-01 09:00:00")));

        agenda.change(id, "{\"state_id\": \"%s\"}".formatted(own)).statusCode(200);
        var moved = agenda.read(id).extract().as(Json.class);
        assertThat(moved.<String>at("state_changed_at")).isEqualTo(moved.<String>at("updated_at"));
    }

    @Test
    void anErasedPatientHasNoNameAndNoLink() {
        var patient = agenda.practice().patient("Eva", "Paz");
        long n = number("appointment", agenda.booked("""
                {"starts_at": "2030-01-09T15:00:00Z", "patient_id": "%s"}""".formatted(patient)));
        agenda.owner()
                .call()
                .post("/api/dental/patients/{id}/erase", patient)
                .then()
                .statusCode(200);

        surgery.get("/citas/" + n)
                .statusCode(200)
                .body(json("data.id_paciente", is((int) number("patient", patient))))
                .body(json("data.nombre_paciente", is("")))
                .body(json("data.links.size()", is(1)));
    }

    @Test
    void aTitleIsTheNewestThatWasHeard() {
        var plan = UUID.randomUUID();
        long n = number("appointment", agenda.booked("""
                {"starts_at": "2030-01-09T15:00:00Z", "treatment_plan_id": "%s"}""".formatted(plan)));

        var newer = told(plan, 3, "{\"treatment_plan\": {\"number\": 5, \"title\": \"Ortodoncia\"}}");
        var older = told(plan, 2, "{\"treatment_plan\": {\"number\": 5, \"title\": \"Diagnóstico\"}}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.rows("select from inbox where event_id in (?, ?)", newer, older)
                                .size()
                        == 2);

        surgery.get("/citas/" + n).body(json("data.nombre_tratamiento", is("Ortodoncia")));
    }

    @Test
    void nobodyElsesIsThere() {
        var another = Agenda.open();
        long n = number("appointment", another.booked("{\"starts_at\": \"2030-01-09T15:00:00Z\"}"));

        assertSaid(surgery.get("/citas/" + n), 404, "Cita no encontrada");
        assertSaid(surgery.get("/citas/999999999999999999"), 404, "Cita no encontrada");
        assertSaid(surgery.get("/citas/9999999999999999999"), 404, "Recurso no encontrado");
        RestAssured.given()
                .get(Surgery.API + "/citas/" + n)
                .then()
                .statusCode(401)
                .body(json("error.code", is(401)));
    }

    private UUID told(UUID plan, int version, String data) {
        var event = UUID.randomUUID();
        Events.publish(
                Topic.TREATMENTS,
                event,
                "treatment-plan-updated",
                agenda.practice().id(),
                plan,
                version,
                data);
        return event;
    }
}
