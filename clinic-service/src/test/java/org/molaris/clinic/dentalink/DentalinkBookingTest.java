package org.molaris.clinic.dentalink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Parallel;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** {@code POST} and {@code PUT /citas}, sentence by sentence. Each test has a patient, a branch, a dentist and a chair of its own. */
@QuarkusTest
class DentalinkBookingTest {

    private static final String APPOINTMENTS = "/dentalink/api/v1/citas";
    private static final String FOR_VISIT = "/internal/treatment-plans/for-visit";
    private static final LocalDate DAY = LocalDate.parse("2030-03-04");

    /** Nine o'clock at the clinic on that day. */
    private static final Instant NINE = Instant.parse("2030-03-04T15:00:00Z");

    private static final AtomicInteger PLANS = new AtomicInteger(1000);

    private static Agenda agenda;
    private static Agenda another;
    private static Agenda withoutTreatments;

    @ConfigProperty(name = "quarkus.rest-client.treatment-service.url")
    String treatments;

    private UUID patient;
    private UUID branch;
    private UUID operator;
    private UUID chair;
    private UUID plan;
    private int planNumber;

    @BeforeEach
    void aPatientADentistAndAChair() {
        if (agenda == null) {
            agenda = Agenda.open();
            another = Agenda.open();
            withoutTreatments = Agenda.open();
            withoutTreatments
                    .owner()
                    .call()
                    .body("{\"appointments_without_treatment\": true}")
                    .patch("/api/dental/clinic")
                    .then()
                    .statusCode(200);
        }
        in(agenda);
    }

    private void in(Agenda where) {
        patient = where.practice().patient("Fernanda", "Risopatrón");
        branch = where.branch();
        operator = where.operator();
        chair = where.chair(branch, null);
        plan = UUID.randomUUID();
        planNumber = PLANS.incrementAndGet();
        treatmentServiceSays(
                "200{\"id\": \"%s\", \"number\": %d, \"title\": \"Exodoncia\"}".formatted(plan, planNumber));
    }

    // What the page shows

    @Test
    void theExampleOfThePageIsBookedAndSeenNatively() {
        open("both");

        var booked = given().auth()
                .oauth2(Passports.of(agenda.practice().id(), Roles.OWNER))
                .contentType("text/plain")
                .body("""
                        {"id_dentista": %d, "id_sucursal": %d, "id_estado": 7, "id_sillon": %d, "id_paciente": %d,
                         "id_tratamiento": %d, "fecha": "2030-03-04", "hora_inicio": "09:00", "duracion": 30,
                         "comentario": "Control exodoncia", "videoconsulta": 1}""".formatted(
                                number("operator", operator),
                                number("branch", branch),
                                number("chair", chair),
                                number("patient", patient),
                                planNumber))
                .post(APPOINTMENTS + "/")
                .then()
                .statusCode(201)
                .body(json("data.id_paciente", is((int) number("patient", patient))))
                .body(json("data.id_estado", is(7)))
                .body(json("data.estado_cita", is("No confirmado")))
                .body(json("data.id_tratamiento", is(planNumber)))
                .body(json("data.tratamiento_sin_asignar", is(0)))
                .body(json("data.id_dentista", is((int) number("operator", operator))))
                .body(json("data.id_sucursal", is((int) number("branch", branch))))
                .body(json("data.id_sillon", is((int) number("chair", chair))))
                .body(json("data.fecha", is("2030-03-04")))
                .body(json("data.hora_inicio", is("09:00:00")))
                .body(json("data.hora_fin", is("09:30:00")))
                .body(json("data.duracion", is(30)))
                .body(json("data.comentarios", is("Control exodoncia")));

        var told = Json.of(asked());
        assertThat(told.getUUID("patient_id")).isEqualTo(patient);
        assertThat(told.getUUID("operator_id")).isEqualTo(operator);
        assertThat(told.getUUID("branch_id")).isEqualTo(branch);
        assertThat(told.getInt("number")).isEqualTo(planNumber);
        agenda.read(id(booked))
                .body(json("starts_at", is(NINE.toString())))
                .body(json("modality", is("telehealth")))
                .body(json("description", is("Control exodoncia")))
                .body(json("treatment_plan_id", is(plan.toString())))
                .body(json("created_through_api", is(true)));
        assertThat(Events.of(Topic.APPOINTMENTS, id(booked), 1).get(0).type()).isEqualTo("appointment-booked");
    }

    @Test
    void aFormIsTakenAsWell() {
        given().auth()
                .oauth2(Passports.of(agenda.practice().id(), Roles.RECEPTIONIST))
                .contentType(ContentType.URLENC)
                .formParam("id_dentista", number("operator", operator))
                .formParam("id_sucursal", number("branch", branch))
                .formParam("id_paciente", number("patient", patient))
                .formParam("fecha", "2030-03-04")
                .formParam("hora_inicio", "09:00:00")
                .formParam("duracion", "30")
                .formParam("return_options", "1")
                .formParam("id_tratamiento", "")
                .post(APPOINTMENTS)
                .then()
                .statusCode(201)
                .body(json("data.hora_inicio", is("09:00:00")));
    }

    // The treatment

    @Test
    void whoNamesNoTreatmentGetsTheOneThatTreatmentServiceFindsOrMakes() {
        var booked = book().body(json("data.id_tratamiento", is(planNumber)))
                .body(json("data.nombre_tratamiento", is("Exodoncia")))
                .body(json("data.tratamiento_sin_asignar", is(0)));

        var told = Json.of(asked());
        assertThat(told.<Object>at("number")).isNull();
        assertThat(told.getString("title")).isEqualTo("Diagnóstico");
        assertThat(told.getUUID("operator_id")).isEqualTo(operator);
        assertThat(told.getUUID("branch_id")).isEqualTo(branch);
        assertThat(given().get(treatments + "/asked").asString()).contains(FOR_VISIT + " Bearer ey");
        agenda.read(id(booked)).body(json("treatment_plan_id", is(plan.toString())));
    }

    @Test
    void theEventOfThePlanComesLateAndChangesNoNumber() {
        var booked = book();

        Events.publish(
                Topic.TREATMENTS,
                UUID.randomUUID(),
                "treatment-plan-created",
                agenda.practice().id(),
                plan,
                1,
                "{\"treatment_plan\": {\"id\": \"%s\", \"number\": %d, \"title\": \"Exodoncia\"}}"
                        .formatted(plan, planNumber));
        var later = UUID.randomUUID();
        Events.publish(
                Topic.TREATMENTS,
                UUID.randomUUID(),
                "treatment-plan-created",
                agenda.practice().id(),
                later,
                1,
                "{\"treatment_plan\": {\"id\": \"%s\", \"number\": 5}}".formatted(later));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> (long) Database.value("select count(*) from treatment_plan where id = ?", later) == 1);

        get(n(booked)).body(json("data.id_tratamiento", is(planNumber)));
    }

    @Test
    void aTreatmentThatThePatientDoesNotHaveIsNotFoundAndNothingIsBooked() {
        treatmentServiceSays("404{\"error\": \"Treatment plan not found\", \"code\": \"PLAN_NOT_FOUND\"}");

        assertSaid(post("id_tratamiento", "77"), 404, "El paciente no tiene ese tratamiento");
        assertNothingBooked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500{}", "404{}", "200{}"})
    void withoutAnAnswerOfTreatmentServiceNothingIsBooked(String answer) {
        treatmentServiceSays(answer);

        assertSaid(post(), 503, "El servicio no está disponible en este momento");
        assertNothingBooked();
    }

    @Test
    void theClinicMaySayThatAppointmentsGoWithoutTreatment() {
        in(withoutTreatments);
        treatmentServiceSays("500{}");

        book().body(json("data.tratamiento_sin_asignar", is(1))).body(json("data.id_tratamiento", is(0)));

        in(withoutTreatments);
        book("id_tratamiento", "" + planNumber)
                .body(json("data.tratamiento_sin_asignar", is(0)))
                .body(json("data.id_tratamiento", is(planNumber)));
    }

    // Whom with

    @Test
    void itIsByDentistOrBySpecialty() {
        assertSaid(post("id_dentista", null), 400, "Se requiere id_dentista o id_especialidad");

        var orthodontics = agenda.specialty();
        assertSaid(
                post("id_especialidad", "" + number("specialty", orthodontics)),
                400,
                "El dentista no tiene la especialidad indicada");
        learns(operator, orthodontics);
        var booked = book("id_especialidad", "" + number("specialty", orthodontics))
                .body(json("data.id_dentista", is((int) number("operator", operator))));
        agenda.read(id(booked)).body(json("specialty_id", is(orthodontics.toString())));
    }

    @Test
    void ofASpecialtyTheFirstInTheClinicsOrderIsBookedWhoIsFree() {
        var specialty = agenda.specialty();
        var others =
                List.of(agenda.operator(), agenda.operator(), agenda.operator(), agenda.operator(), agenda.operator());
        learns(operator, specialty);
        others.forEach(other -> learns(other, specialty));
        ordered(operator, 9);
        ordered(others.get(0), 1);
        ordered(others.get(1), 2);
        ordered(others.get(2), 3);
        ordered(others.get(3), 4);
        ordered(others.get(4), 5);
        agenda.appointment(others.get(0), null, NINE.plusSeconds(600), NINE.plusSeconds(3600), "confirmed");
        agenda.block(others.get(1), null, null, NINE.minusSeconds(600), NINE.plusSeconds(60));
        agenda.hours(others.get(2), null, 1, LocalTime.parse("14:00"), LocalTime.parse("18:00"), "in_practice");
        agenda.hours(
                others.get(3), agenda.branch(), 1, LocalTime.parse("08:00"), LocalTime.parse("18:00"), "in_practice");
        agenda.delete("operator", others.get(4));

        book("id_dentista", null, "id_especialidad", "" + number("specialty", specialty))
                .body(json("data.id_dentista", is((int) number("operator", operator))));

        agenda.chair(branch, null);
        post("id_dentista", null, "id_especialidad", "" + number("specialty", specialty))
                .statusCode(409)
                .body(json("data", nullValue()));
        var free = post(
                        "id_dentista",
                        null,
                        "id_especialidad",
                        "" + number("specialty", specialty),
                        "return_options",
                        "1")
                .statusCode(409)
                .body(json("error.message", is("El horario no está disponible")))
                .body(json("data.fecha", everyItem(is("2030-03-04"))))
                .body(json("data[0].hora_inicio", is("09:15:00")))
                .body(json("data[0].id_dentista", is((int) number("operator", others.get(1)))));
        String at = free.extract().as(Json.class).at("data[0].hora_inicio");
        book("id_dentista", null, "id_especialidad", "" + number("specialty", specialty), "hora_inicio", quoted(at))
                .body(json("data.id_dentista", is((int) number("operator", others.get(1)))));
    }

    @Test
    void ofASpecialtyThatNobodyHasNobodyIsFree() {
        post(
                        "id_dentista",
                        null,
                        "id_especialidad",
                        "" + number("specialty", agenda.specialty()),
                        "return_options",
                        "true")
                .statusCode(409)
                .body(json("data", empty()));
    }

    @Test
    void whatIsWrongWithEverybodyOfTheSpecialtyIsSaid() {
        var specialty = agenda.specialty();
        learns(operator, specialty);
        learns(agenda.operator(30), specialty);

        assertSaid(
                post("id_dentista", null, "id_especialidad", "" + number("specialty", specialty), "duracion", "20"),
                400,
                "La duración no es compatible con el intervalo de atención del profesional");
    }

    @Test
    void manyAtOnceOfASpecialtyGetEachAPlaceOfTheirOwn() {
        var specialty = agenda.specialty();
        learns(operator, specialty);
        for (int i = 0; i < 2; i++) {
            learns(agenda.operator(), specialty);
            agenda.chair(branch, null);
        }

        var answers = Parallel.times(
                6,
                () -> post("id_dentista", null, "id_especialidad", "" + number("specialty", specialty))
                        .extract());

        var booked =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(booked).hasSize(3);
        assertThat(booked.stream().map(answer -> answer.as(Json.class).getLong("data.id_dentista")))
                .doesNotHaveDuplicates();
        assertThat(booked.stream().map(answer -> answer.as(Json.class).getLong("data.id_sillon")))
                .doesNotHaveDuplicates();
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allMatch(answer -> answer.statusCode() == 409);
    }

    // State and chair

    @Test
    void itIsUnconfirmedUnlessAnotherOfTheClinicsStatesIsNamed() {
        book().body(json("data.id_estado", is(7))).body(json("data.estado_cita", is("No confirmado")));

        var own = agenda.state("Por WhatsApp", "confirmed");
        var booked = book("id_estado", "" + number("appointment_state", own), "hora_inicio", "\"10:00\"")
                .body(json("data.estado_cita", is("Por WhatsApp")));
        agenda.read(id(booked)).body(json("state", is("confirmed")));
        assertSaid(post("id_estado", "9999", "hora_inicio", "\"11:00\""), 400, "El estado de la cita no existe");
    }

    @Test
    void onChairSevenAppointmentsOverlap() {
        book();
        assertSaid(post(), 409, "El horario no está disponible");
        assertSaid(
                post("id_sillon", "" + number("chair", agenda.chair(branch, null))),
                409,
                "El horario no está disponible");

        book("id_sillon", "7").body(json("data.id_sillon", is(7)));
        book("id_sillon", "7", "hora_inicio", "\"09:10\"").body(json("data.id_sillon", is(7)));
    }

    @Test
    void whoNamesNoChairGetsOneThatIsFreeInThatBranch() {
        agenda.chair(agenda.branch(), operator);
        var own = agenda.chair(branch, operator);

        book().body(json("data.id_sillon", is((int) number("chair", own))));
        operator = agenda.operator();
        book().body(json("data.id_sillon", is((int) number("chair", chair))));
        operator = agenda.operator();
        assertSaid(post(), 409, "El horario no está disponible");
        book("videoconsulta", "1").body(json("data.id_sillon", is(0)));
    }

    @Test
    void aChairOfAnotherBranchIsRefused() {
        assertSaid(
                post("id_sillon", "" + number("chair", agenda.chair(agenda.branch(), null))),
                400,
                "El sillón no es de la sucursal indicada");
    }

    // How long

    @Test
    void itTakesWholeIntervalsOfTheDentistAndBeginsAtAnyMinute() {
        operator = agenda.operator(20);

        for (var minutes : List.of("30", "10", "50")) {
            assertSaid(
                    post("duracion", minutes),
                    400,
                    "La duración no es compatible con el intervalo de atención del profesional");
        }
        book("duracion", "\"40\"", "hora_inicio", "\"09:07\"")
                .body(json("data.hora_inicio", is("09:07:00")))
                .body(json("data.hora_fin", is("09:47:00")))
                .body(json("data.duracion", is(40)));
    }

    // How patients are seen

    @ParameterizedTest
    @CsvSource({
        "in_practice,    , 201, in_practice",
        "in_practice,   0, 201, in_practice",
        "in_practice,   1, 400, El horario de atención no tiene la modalidad indicada en videoconsulta",
        "telehealth,     , 201, telehealth",
        "telehealth, true, 201, telehealth",
        "telehealth,false, 400, El horario de atención no tiene la modalidad indicada en videoconsulta",
        "both,           , 400, El horario tiene ambas modalidades: el parámetro videoconsulta es requerido",
        "both,          0, 201, in_practice",
        "both,          1, 201, telehealth",
        "none,           , 201, in_practice",
        "none,          1, 201, telehealth"
    })
    void itIsAsTheHoursOffer(String hours, String video, int status, String outcome) {
        if (!"none".equals(hours)) {
            open(hours);
        }

        var answer = post("videoconsulta", video).statusCode(status);

        if (status == 201) {
            agenda.read(id(answer)).body(json("modality", is(outcome)));
        } else {
            assertSaid(answer, 400, outcome);
            assertNothingBooked();
        }
    }

    @Test
    void theHoursOfThatTimeCount() {
        agenda.hours(operator, null, 1, LocalTime.parse("08:00"), LocalTime.parse("10:00"), "telehealth");
        agenda.hours(operator, null, 1, LocalTime.parse("10:00"), LocalTime.parse("12:00"), "both");

        var early = book("hora_inicio", "\"09:00\"");
        agenda.read(id(early)).body(json("modality", is("telehealth")));
        var across = book("hora_inicio", "\"09:45\"");
        agenda.read(id(across)).body(json("modality", is("telehealth")));
        post("hora_inicio", "\"10:30\"").statusCode(400);
    }

    // When it cannot be

    @Test
    void whatIsFreeInsteadIsNamedOnlyToWhoAsks() {
        open("in_practice");
        book();

        for (var no : new String[] {null, "0", "false"}) {
            post("return_options", no).statusCode(409).body(equalTo("""
                    {"error":{"code":409,"message":"El horario no está disponible"}}"""));
        }
        for (var yes : List.of("1", "true", "\"1\"")) {
            post("return_options", yes).statusCode(409).body(equalTo("""
                    {"error":{"code":409,"message":"El horario no está disponible"},"data":[\
                    {"fecha":"2030-03-04","hora_inicio":"09:30:00","id_dentista":%1$d,"id_sillon":%2$d},\
                    {"fecha":"2030-03-11","hora_inicio":"08:00:00","id_dentista":%1$d,"id_sillon":%2$d},\
                    {"fecha":"2030-03-11","hora_inicio":"08:15:00","id_dentista":%1$d,"id_sillon":%2$d},\
                    {"fecha":"2030-03-11","hora_inicio":"08:30:00","id_dentista":%1$d,"id_sillon":%2$d},\
                    {"fecha":"2030-03-11","hora_inicio":"08:45:00","id_dentista":%1$d,"id_sillon":%2$d}]}""".formatted(
                            number("operator", operator), number("chair", chair))));
        }
    }

    @Test
    void sheWhoComesWhenItIsClosedOrBlockedOrPastIsOfferedOtherTimesToo() {
        open("in_practice");
        agenda.block(operator, null, null, NINE, NINE.plusSeconds(1800));

        post("hora_inicio", "\"12:00\"", "return_options", "1")
                .statusCode(409)
                .body(json("error.message", is("El horario está fuera del horario de atención")))
                .body(json("data[0].fecha", is("2030-03-11")));
        post("return_options", "1")
                .statusCode(409)
                .body(json("error.message", is("El horario está bloqueado")))
                .body(json("data[0].hora_inicio", is("09:30:00")));
        post("fecha", "\"2020-03-02\"", "return_options", "1")
                .statusCode(409)
                .body(json("error.message", is("La fecha y hora de la cita ya pasaron")))
                .body(json("data", not(empty())));
        post("hora_inicio", "\"12:00\"").statusCode(409).body(json("data", nullValue()));
        assertSaid(
                post("id_sillon", "7", "hora_inicio", "\"12:00\""),
                409,
                "El horario está fuera del horario de atención");
        assertNothingBooked();
        assertThat(given().get(treatments + "/asked").asString()).doesNotContain(patient.toString());
    }

    // What it has to say

    @ParameterizedTest
    @CsvSource({
        "id_paciente,  , El parámetro id_paciente es requerido",
        "id_sucursal,  , El parámetro id_sucursal es requerido",
        "fecha,        , El parámetro fecha es requerido",
        "hora_inicio,  , El parámetro hora_inicio es requerido",
        "duracion,     , El parámetro duracion es requerido",
        "fecha,        2024-13-45, El parámetro fecha debe tener el formato AAAA-MM-DD",
        "fecha,        04/03/2030, El parámetro fecha debe tener el formato AAAA-MM-DD",
        "fecha,        1030-03-04, El parámetro fecha no es válido",
        "hora_inicio,  25:00, El parámetro hora_inicio debe tener el formato HH:MM",
        "hora_inicio,  nueve, El parámetro hora_inicio debe tener el formato HH:MM",
        "duracion,     0, El parámetro duracion debe ser de 5 a 720 minutos",
        "duracion,     735, El parámetro duracion debe ser de 5 a 720 minutos",
        "duracion,     -15, El parámetro duracion no es válido",
        "duracion,     media hora, El parámetro duracion no es válido",
        "id_dentista,  x, El parámetro id_dentista no es válido",
        "id_sillon,    1.5, El parámetro id_sillon no es válido",
        "videoconsulta,2, El parámetro videoconsulta no es válido",
        "return_options, nunca, El parámetro return_options no es válido"
    })
    void whatIsMissingOrMakesNoSenseIsNamed(String field, String value, String sentence) {
        assertSaid(post(field, value == null ? null : quoted(value)), 400, sentence);
    }

    @Test
    void aBodyThatIsNoneIsRefused() {
        for (var body : List.of("{", "[]", "")) {
            agenda.owner()
                    .call()
                    .body(body)
                    .post(APPOINTMENTS)
                    .then()
                    .statusCode(400)
                    .body(json("error.code", is(400)));
        }
        post("comentario", quoted("x".repeat(10_001))).statusCode(400);
        post("comentario", "\"\\u0000\"").statusCode(400);
        post("fecha", "{\"a\": 1}").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "id_paciente, patient, Paciente no encontrado",
        "id_dentista, operator, Dentista no encontrado",
        "id_especialidad, specialty, Especialidad no encontrada",
        "id_sucursal, branch, Sucursal no encontrada",
        "id_sillon, chair, Sillón no encontrado"
    })
    void whatIsNotThereOrAnotherClinicsIsNotFound(String field, String table, String sentence) {
        var ours =
                switch (table) {
                    case "patient" -> another.practice().patient("Otra", "Persona");
                    case "operator" -> another.operator();
                    case "specialty" -> another.specialty();
                    case "branch" -> another.branch();
                    default -> another.chair();
                };
        var deleted =
                switch (table) {
                    case "patient" -> null;
                    case "operator" -> agenda.operator();
                    case "specialty" -> agenda.specialty();
                    case "branch" -> agenda.branch();
                    default -> agenda.chair();
                };

        assertSaid(post(field, "999999999999"), 404, sentence);
        if (!"chair".equals(table)) {
            assertSaid(post(field, "" + number(table, ours)), 404, sentence);
        }
        if (deleted != null) {
            agenda.delete(table, deleted);
            assertSaid(post(field, "" + number(table, deleted)), 404, sentence);
        }
        assertNothingBooked();
    }

    @Test
    void whoMayNotBookIsToldSo() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(APPOINTMENTS)
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(APPOINTMENTS + "/1")
                .then()
                .statusCode(401);
        var viewer = Caller.of(agenda.practice().id(), Roles.VIEWER);
        viewer.call().body("{}").post(APPOINTMENTS).then().statusCode(403).body(json("error.code", is(403)));
        viewer.call().body("{}").put(APPOINTMENTS + "/1").then().statusCode(403);
    }

    // Again

    @Test
    void theSameKeyBooksOnceAlsoWhenNobodyElseIsFree() {
        var specialty = agenda.specialty();
        learns(operator, specialty);
        var key = UUID.randomUUID().toString();
        var body = visit("id_dentista", null, "id_especialidad", "" + number("specialty", specialty));

        var first =
                agenda.owner().call(key).body(body).post(APPOINTMENTS).then().statusCode(201);
        treatmentServiceSays("500{}");
        agenda.owner()
                .call(key)
                .body(body)
                .post(APPOINTMENTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body(equalTo(first.extract().asString()));
        agenda.owner()
                .call(key)
                .body(visit("hora_inicio", "\"15:00\""))
                .post(APPOINTMENTS)
                .then()
                .statusCode(422)
                .body(json("error.code", is(422)));
    }

    @Test
    void theSameKeyAtOnceBooksOnce() {
        var key = UUID.randomUUID().toString();
        var body = visit();

        var answers = Parallel.times(
                4,
                () -> agenda.owner()
                        .call(key)
                        .body(body)
                        .post(APPOINTMENTS)
                        .then()
                        .extract());

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream()
                        .map(answer -> answer.as(Json.class).getLong("data.id"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void whatFailsAfterTheTreatmentWasFoundIsBookedForItNextTime() {
        agenda.appointment(operator, null, NINE, NINE.plusSeconds(1800), "scheduled");
        post().statusCode(409);

        book("hora_inicio", "\"10:00\"").body(json("data.id_tratamiento", is(planNumber)));
    }

    // Changes

    @Test
    void onlyWhatIsNamedChanges() {
        var n = n(book("comentario", "\"Control\"", "videoconsulta", "0"));
        var id = id("appointment", n);

        put(n, "{}").statusCode(200).body(json("data.hora_inicio", is("09:00:00")));
        agenda.read(id).header("ETag", is("\"1\""));
        put(n, "{\"hora_inicio\": \"10:00\"}")
                .statusCode(200)
                .body(json("data.fecha", is("2030-03-04")))
                .body(json("data.hora_inicio", is("10:00:00")))
                .body(json("data.hora_fin", is("10:30:00")))
                .body(json("data.comentarios", is("Control")));
        put(n, "{\"fecha\": \"2030-03-05\", \"duracion\": 45}")
                .statusCode(200)
                .body(json("data.fecha", is("2030-03-05")))
                .body(json("data.hora_inicio", is("10:00:00")))
                .body(json("data.hora_fin", is("10:45:00")));
        put(n, "{\"comentarios\": \"Otro\"}").statusCode(200).body(json("data.comentarios", is("Otro")));
        put(n, "{\"comentario\": \"\"}").statusCode(200).body(json("data.comentarios", is("")));
        var dentist = agenda.operator();
        var room = agenda.chair(branch, null);
        put(n, "{\"id_dentista\": %d, \"id_sillon\": %d}".formatted(number("operator", dentist), number("chair", room)))
                .statusCode(200)
                .body(json("data.id_dentista", is((int) number("operator", dentist))))
                .body(json("data.id_sillon", is((int) number("chair", room))))
                .body(json("data.fecha", is("2030-03-05")));
        put(n, "{\"videoconsulta\": 1}").statusCode(200);
        agenda.read(id).body(json("modality", is("telehealth"))).body(json("treatment_plan_id", is(plan.toString())));
        assertThat(Events.of(Topic.APPOINTMENTS, id, 7))
                .extracting(Events.Published::type)
                .containsExactly(
                        "appointment-booked",
                        "appointment-rescheduled",
                        "appointment-rescheduled",
                        "appointment-updated",
                        "appointment-updated",
                        "appointment-rescheduled",
                        "appointment-updated");
    }

    @Test
    void anotherBranchTakesAChairOfItsOwn() {
        var n = n(book());
        var elsewhere = agenda.branch();
        var room = agenda.chair(elsewhere, null);

        put(n, "{\"id_sucursal\": %d}".formatted(number("branch", elsewhere)))
                .statusCode(200)
                .body(json("data.id_sucursal", is((int) number("branch", elsewhere))))
                .body(json("data.id_sillon", is((int) number("chair", room))));
        assertSaid(
                put(n, "{\"id_sillon\": %d}".formatted(number("chair", chair))),
                400,
                "El sillón no es de la sucursal indicada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "true"})
    void aStateOfCancellationCancelsAndFreesTheTime(String told) {
        var n = n(book());

        put(
                        n,
                        "{\"id_estado\": %d, \"comentarios\": \"Avisa\", \"flag_notificar_anulacion\": %s}"
                                .formatted(number("appointment_state", agenda.reserved("cancelled")), told))
                .statusCode(200)
                .body(json("data.comentarios", is("Avisa")));
        agenda.read(id("appointment", n)).body(json("state", is("cancelled")));
        assertThat(Events.of(Topic.APPOINTMENTS, id("appointment", n), 2).get(1).type())
                .isEqualTo("appointment-cancelled");
        book();
        assertSaid(put(n, "{\"id_estado\": 7}"), 409, "El horario no está disponible");
        assertSaid(put(n, "{\"id_estado\": 9999}"), 400, "El estado de la cita no existe");
        assertSaid(
                put(n, "{\"flag_notificar_anulacion\": 2}"), 400, "El parámetro flag_notificar_anulacion no es válido");
    }

    @Test
    void aMoveIsLookedAtAsABooking() {
        open("in_practice");
        var n = n(book());
        book("hora_inicio", "\"08:00\"", "duracion", "45");

        put(n, "{\"hora_inicio\": \"08:30\"}").statusCode(409).body(equalTo("""
                {"error":{"code":409,"message":"El horario no está disponible"}}"""));
        put(n, "{\"hora_inicio\": \"08:30\", \"return_options\": 1}")
                .statusCode(409)
                .body(json("data[0].hora_inicio", is("08:45:00")))
                .body(json("data[0].id_dentista", is((int) number("operator", operator))))
                .body(json("data[0].id_sillon", is((int) number("chair", chair))));
        put(n, "{\"hora_inicio\": \"12:00\"}").statusCode(409);
        put(n, "{\"fecha\": \"2020-03-02\"}").statusCode(409);
        assertSaid(
                put(n, "{\"duracion\": 20}"),
                400,
                "La duración no es compatible con el intervalo de atención del profesional");
        assertSaid(
                put(n, "{\"videoconsulta\": 1}"),
                400,
                "El horario de atención no tiene la modalidad indicada en videoconsulta");
        put(n, "{\"hora_inicio\": \"08:45\"}").statusCode(200).body(json("data.hora_inicio", is("08:45:00")));
        put(n, "{\"id_sillon\": 7, \"hora_inicio\": \"08:00\"}").statusCode(200);
    }

    @Test
    void movedItIsAsTheHoursOfferThere() {
        agenda.hours(operator, null, 1, LocalTime.parse("08:00"), LocalTime.parse("10:00"), "in_practice");
        agenda.hours(operator, null, 1, LocalTime.parse("10:00"), LocalTime.parse("12:00"), "telehealth");
        agenda.hours(operator, null, 1, LocalTime.parse("14:00"), LocalTime.parse("16:00"), "both");
        var n = n(book());
        var id = id("appointment", n);

        put(n, "{\"hora_inicio\": \"10:30\"}").statusCode(200);
        agenda.read(id).body(json("modality", is("telehealth")));
        put(n, "{\"hora_inicio\": \"14:30\"}").statusCode(200);
        agenda.read(id).body(json("modality", is("telehealth")));
        put(n, "{\"hora_inicio\": \"08:30\"}").statusCode(200);
        agenda.read(id).body(json("modality", is("in_practice")));
    }

    @Test
    void whatHasPassedIsStillSaidToBeDone() {
        var id = agenda.appointment(
                operator,
                chair,
                NINE.minus(Duration.ofDays(3650)),
                NINE.minus(Duration.ofDays(3650)).plusSeconds(1260),
                "scheduled");
        var n = number("appointment", id);

        put(n, "{\"id_estado\": %d}".formatted(number("appointment_state", agenda.reserved("done"))))
                .statusCode(200);
        agenda.read(id).body(json("state", is("done")));
        put(n, "{\"id_tratamiento\": 4}").statusCode(404);
    }

    @Test
    void itIsGivenAnotherTreatment() {
        var n = n(book());
        var next = UUID.randomUUID();
        treatmentServiceSays("200{\"id\": \"%s\", \"number\": 31, \"title\": \"Corona\"}".formatted(next));

        put(n, "{\"id_tratamiento\": 31}").statusCode(200).body(json("data.id_tratamiento", is(31)));
        assertThat(Json.of(asked()).getInt("number")).isEqualTo(31);
        treatmentServiceSays("404{\"code\": \"PLAN_NOT_FOUND\"}");
        assertSaid(put(n, "{\"id_tratamiento\": 32}"), 404, "El paciente no tiene ese tratamiento");
        treatmentServiceSays("500{}");
        put(n, "{\"id_tratamiento\": 33, \"comentario\": \"x\"}").statusCode(503);
        get(n).body(json("data.id_tratamiento", is(31))).body(json("data.comentarios", is("")));
    }

    @Test
    void anAppointmentThatIsNotThereOrAnotherClinicsIsNotFound() {
        var n = n(book());

        assertSaid(put(999_999_999_999L, "{}"), 404, "Cita no encontrada");
        another.owner()
                .call()
                .body("{\"comentario\": \"x\"}")
                .put(APPOINTMENTS + "/" + n)
                .then()
                .statusCode(404);
        assertSaid(put(n, "{\"id_dentista\": 999999999999}"), 404, "Dentista no encontrado");
        assertSaid(
                put(n, "{\"id_sucursal\": %d}".formatted(number("branch", another.branch()))),
                404,
                "Sucursal no encontrada");
        assertSaid(put(n, "{\"hora_inicio\": \"x\"}"), 400, "El parámetro hora_inicio debe tener el formato HH:MM");
        get(n).body(json("data.comentarios", is("")));
    }

    @Test
    void manyChangesAtOnceAreAllMade() {
        var n = n(book());

        var answers = Parallel.times(
                4,
                () -> put(n, "{\"comentario\": \"%s\"}".formatted(UUID.randomUUID()))
                        .extract()
                        .statusCode());

        assertThat(answers).containsOnly(200);
        agenda.read(id("appointment", n)).header("ETag", is("\"5\""));
    }

    // How all that is said

    /** The fields of a booking, some of them otherwise: name, value in JSON (null for without), and so on. */
    private String visit(String... otherwise) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id_dentista", "" + number("operator", operator));
        fields.put("id_sucursal", "" + number("branch", branch));
        fields.put("id_paciente", "" + number("patient", patient));
        fields.put("fecha", quoted(DAY.toString()));
        fields.put("hora_inicio", "\"09:00\"");
        fields.put("duracion", "30");
        for (int i = 0; i < otherwise.length; i += 2) {
            fields.put(otherwise[i], otherwise[i + 1]);
        }
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> quoted(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private Caller owner() {
        return withoutTreatments.practice().id().equals(clinicOf(patient)) ? withoutTreatments.owner() : agenda.owner();
    }

    private static UUID clinicOf(UUID patient) {
        return (UUID) Database.value("select clinic_id from patient where id = ?", patient);
    }

    private ValidatableResponse post(String... otherwise) {
        return owner().call().body(visit(otherwise)).post(APPOINTMENTS).then();
    }

    private ValidatableResponse book(String... otherwise) {
        return post(otherwise).statusCode(201);
    }

    private static ValidatableResponse put(long n, String body) {
        return agenda.owner().call().body(body).put(APPOINTMENTS + "/" + n).then();
    }

    private static ValidatableResponse get(long n) {
        return agenda.owner().call().get(APPOINTMENTS + "/" + n).then().statusCode(200);
    }

    private static long n(ValidatableResponse booked) {
        return booked.extract().as(Json.class).getLong("data.id");
    }

    private static UUID id(ValidatableResponse booked) {
        return id("appointment", n(booked));
    }

    private static UUID id(String table, long number) {
        return (UUID) Database.value("select id from " + table + " where number = ?", number);
    }

    private static long number(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** On Mondays from eight to ten. */
    private void open(String modality) {
        agenda.hours(operator, null, 1, LocalTime.parse("08:00"), LocalTime.parse("10:00"), modality);
    }

    private static void learns(UUID operator, UUID specialty) {
        Database.execute("update operator set specialty_ids = array[?]::uuid[] where id = ?", specialty, operator);
    }

    private static void ordered(UUID operator, int place) {
        Database.execute("update operator set sequence = ? where id = ?", place, operator);
    }

    private void treatmentServiceSays(String answer) {
        given().body(answer).put(treatments + FOR_VISIT + "/" + patient).then().statusCode(204);
    }

    /** What treatment-service was asked last. */
    private String asked() {
        return given().get(treatments + "/brought/internal/treatment-plans").asString();
    }

    private void assertNothingBooked() {
        assertThat((long) Database.value("select count(*) from appointment where patient_id = ?", patient))
                .isZero();
    }

    private static void assertSaid(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status)
                .contentType(ContentType.JSON)
                .body(equalTo("{\"error\":{\"code\":%d,\"message\":\"%s\"}}".formatted(status, sentence)));
    }
}
