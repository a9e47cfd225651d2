package org.molaris.clinic.dentalink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
class DentalinkPatientsTest {

    private static final String PATIENTS = "/dentalink/api/v1/pacientes";
    private static final String ZONE = "America/Santiago";

    private static Practice practice;
    private static Practice other;
    private static long somebody;
    private static long foreign;

    @BeforeEach
    void practices() {
        if (practice == null) {
            practice = Practice.open(ZONE);
            other = Practice.open(ZONE);
            somebody = number(practice.patient("""
                    {"first_name": "Fernanda", "last_name": "Risopatrón", "social_name": "Ferny", "middle_name": "M",
                     "email": "Fer.Riso@example.com", "date_of_birth": "1990-05-17", "gender": "female", "city": "Santiago",
                     "district": "Ñuñoa", "address": "Av. Irarrázaval 10", "chart_number": "F-001", "notes": "alergia",
                     "national_ids": {"rut": "12.345.678-5", "passport": "AB1"}, "phones": [
                      {"phone": "+56223334444", "label": "Casa"}, {"phone": "+56987654321"}, {"phone": "+56911110000"}]}"""));
            foreign = number(
                    other, other.patient("{\"first_name\": \"Eva\", \"national_ids\": {\"rut\": \"12345678-5\"}}"));
        }
    }

    @Test
    void aPatientHasEveryFieldThatThereIs() {
        var today = LocalDate.now(ZoneId.of(ZONE)).toString();

        var shown = get("/" + somebody).statusCode(200).extract().as(Json.class).<Map<String, Object>>at("data");

        assertThat(shown.keySet())
                .containsExactly(
                        "id",
                        "rut",
                        "es_pasaporte",
                        "tipo_documento",
                        "nombre",
                        "nombre_social",
                        "apellidos",
                        "fecha_nacimiento",
                        "fecha_afiliacion",
                        "telefono",
                        "celular",
                        "ciudad",
                        "comuna",
                        "direccion",
                        "email",
                        "sexo",
                        "id_genero",
                        "numero_ficha",
                        "observaciones",
                        "tiene_cargas",
                        "es_carga",
                        "fecha_deshabilitacion",
                        "habilitado",
                        "links");
        assertThat(List.copyOf(shown.values()).subList(1, 23))
                .containsExactly(
                        "12.345.678-5",
                        0,
                        "RUT",
                        "Fernanda",
                        "Ferny",
                        "Risopatrón",
                        "1990-05-17",
                        today,
                        "+56223334444",
                        "+56987654321",
                        "Santiago",
                        "Ñuñoa",
                        "Av. Irarrázaval 10",
                        "Fer.Riso@example.com",
                        "F",
                        2,
                        "F-001",
                        "alergia",
                        0,
                        0,
                        "",
                        1);
        get("/" + somebody + "/")
                .body(json("data.links.rel", contains("self", "citas", "tratamientos", "pagos")))
                .body(json("data.links[0].href", is(href("/" + somebody))))
                .body(json("data.links[1].href", is(href("/" + somebody + "/citas"))))
                .body(json("data.links[0].method", is("GET")));
    }

    @Test
    void whatIsNotKnownIsEmptyAndNeverMissing() {
        var nobody = practice.patient("{\"first_name\": \"Solo\"}");

        var shown = get("/" + number(nobody)).extract().as(Json.class).<Map<String, Object>>at("data");

        assertThat(shown)
                .doesNotContainValue(null)
                .containsEntry("id_genero", 0)
                .containsEntry("tipo_documento", "RUT");
        assertThat(List.of("rut", "apellidos", "celular", "telefono", "email", "sexo", "fecha_nacimiento"))
                .allSatisfy(field -> assertThat(shown).containsEntry(field, ""));
    }

    @Test
    void aPatientIsCreatedAndSeenNativelyAtOnceWithTheSameEvents() {
        var key = UUID.randomUUID().toString();
        var body = """
                {"nombre": "Daniel", "apellidos": "Vergara Soto", "nombre_social": "Dani", "rut": "9.876.543-3",
                 "fecha_nacimiento": "1980-02-29", "celular": "9 8765 0001", "telefono": "+56 (2) 2345 0001",
                 "email": "daniel@example.com", "ciudad": "Valdivia", "comuna": "Corral", "direccion": "Calle 1",
                 "sexo": "M", "id_genero": 1, "numero_ficha": 77, "observaciones": "ninguna", "desconocido": {"a": []}}""";

        var created =
                practice.owner().call(key).body(body).post(PATIENTS).then().statusCode(201);

        long id = created.extract().as(Json.class).getLong("data.id");
        created.body(json("data.celular", is("+56987650001")))
                .body(json("data.telefono", is("+56223450001")))
                .body(json("data.numero_ficha", is("77")))
                .body(json("data.rut", is("9.876.543-3")));
        var known = idOf(id);
        practice.read(known)
                .body(json("first_name", is("Daniel")))
                .body(json("last_name", is("Vergara Soto")))
                .body(json("social_name", is("Dani")))
                .body(json("phones.phone", contains("+56987650001", "+56223450001")))
                .body(json("national_ids.rut", is("9.876.543-3")))
                .body(json("district", is("Corral")))
                .body(json("gender", is("male")));
        assertThat(Events.of(Topic.PATIENTS, known, 1))
                .extracting(Events.Published::type)
                .containsExactly("patient-registered");
        practice.owner()
                .call(key)
                .body(body)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .body(json("data.id", is((int) id)));
    }

    @Test
    void aFormIsAsGoodAsJson() {
        var id = given().auth()
                .oauth2(Passports.of(practice.id(), Roles.OWNER))
                .contentType("application/x-www-form-urlencoded")
                .body(
                        "nombre=Rosa+Mar%C3%ADa&apellidos=%C3%91ancul&rut=&es_pasaporte=0&fecha_nacimiento=1999-01-02&email=")
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .body(json("data.nombre", is("Rosa María")))
                .body(json("data.apellidos", is("Ñancul")))
                .body(json("data.email", is("")))
                .extract()
                .as(Json.class)
                .getLong("data.id");
        given().auth()
                .oauth2(Passports.of(practice.id(), Roles.OWNER))
                .contentType("application/x-www-form-urlencoded")
                .body("ciudad=Temuco")
                .put(PATIENTS + "/" + id)
                .then()
                .statusCode(200)
                .body(json("data.ciudad", is("Temuco")))
                .body(json("data.fecha_nacimiento", is("1999-01-02")));
        given().auth()
                .oauth2(Passports.of(practice.id(), Roles.OWNER))
                .contentType("text/plain")
                .body("{\"ciudad\": \"\"}")
                .put(PATIENTS + "/" + id)
                .then()
                .statusCode(200)
                .body(json("data.ciudad", is("")));
    }

    @Test
    void whatIsSentIsChangedAndAllElseStays() {
        var patient = practice.patient("""
                {"first_name": "Luis", "last_name": "Rojas", "middle_name": "A", "gender": "other", "email": "l@example.com",
                 "notes": "n", "province": "RM", "national_ids": {"ssn": "1", "rut": "1-9"}, "phones": [
                  {"phone": "+56911112222", "sms_enabled": false}, {"phone": "+56223334444", "label": "Ufficio"}]}""");
        var path = "/" + number(patient);

        put(path, "{\"nombre\": \"Luisa\", \"celular\": \"+56 9 3333 4444\", \"sexo\": \"\", \"email\": \"\"}")
                .statusCode(200)
                .body(json("data.nombre", is("Luisa")))
                .body(json("data.apellidos", is("Rojas")))
                .body(json("data.celular", is("+56933334444")))
                .body(json("data.telefono", is("+56223334444")))
                .body(json("data.id_genero", is(3)))
                .body(json("data.email", is("")));
        practice.read(patient)
                .body(json("middle_name", is("A")))
                .body(json("province", is("RM")))
                .body(json("national_ids.ssn", is("1")))
                .body(json("phones.phone", contains("+56933334444", "+56223334444")))
                .body(json("phones.number", contains(1, 2)))
                .body(json("phones.sms_enabled", contains(false, true)))
                .body(json("phones.label", contains(null, "Ufficio")));
        assertThat(Events.of(Topic.PATIENTS, patient, 2).get(1).type()).isEqualTo("patient-updated");
    }

    @Test
    void whoeverSendsBackWhatWasReadChangesNothing() {
        var patient = practice.patient("""
                {"first_name": "Eco", "last_name": "Lalia", "gender": "other", "national_ids": {"passport": "P-1"}, "phones": [
                  {"phone": "+56955550001", "label": "Trabajo"}, {"phone": "+56955550002", "label": "x"}, {"phone": "+56955550003"}]}""");
        var path = "/" + number(patient);
        var data = get(path)
                .body(json("data.es_pasaporte", is(1)))
                .body(json("data.tipo_documento", is("PASAPORTE")))
                .body(json("data.rut", is("P-1")))
                .body(json("data.celular", is("+56955550002")))
                .body(json("data.telefono", is("+56955550001")))
                .extract()
                .asString();
        var before = practice.read(patient).extract().asString();

        put(path, data.substring("{\"data\":".length(), data.length() - 1)).statusCode(200);

        assertThat(practice.read(patient).extract().asString()).isEqualTo(before);
    }

    @Test
    void aPhoneMovesFromOnePlaceToTheOtherAndIsInBothIfThatIsSaid() {
        var patient = practice.patient("""
                {"first_name": "Tele", "last_name": "Fono", "phones": [{"phone": "+56944440001"}, {"phone": "+56944440002"}]}""");
        var path = "/" + number(patient);

        put(path, "{\"celular\": \"\"}")
                .body(json("data.celular", is("")))
                .body(json("data.telefono", is("+56944440002")));
        put(path, "{\"celular\": \"+56944440002\"}")
                .body(json("data.celular", is("+56944440002")))
                .body(json("data.telefono", is("+56944440002")));
        practice.read(patient).body(json("phones.label", contains("Celular, Teléfono")));
        put(path, "{\"telefono\": \"+56944440003\"}")
                .body(json("data.celular", is("+56944440002")))
                .body(json("data.telefono", is("+56944440003")));
        put(path, "{\"telefono\": null, \"celular\": null}")
                .body(json("data.celular", is("")))
                .body(json("data.telefono", is("")));
    }

    @Test
    void aRutIsOnePatientsHoweverItIsWritten() {
        for (var rut : List.of("12.345.678-5", "12345678-5", "012345678 5")) {
            post("", "{\"nombre\": \"Otra\", \"apellidos\": \"Vez\", \"rut\": \"%s\"}".formatted(rut))
                    .statusCode(400)
                    .body(said(400, "Ya existe un paciente con este rut"));
            practice.register("{\"first_name\": \"Otra\", \"national_ids\": {\"rut\": \"%s\"}}".formatted(rut))
                    .statusCode(409);
        }
        var lower = practice.patient("{\"first_name\": \"Ka\", \"national_ids\": {\"rut\": \"7.654.321-k\"}}");
        assertThat(listed("{\"rut\": {\"eq\": \"7654321-K\"}}")).containsExactly(number(lower));
        put("/" + number(lower), "{\"rut\": \"12345678-5\"}")
                .statusCode(400)
                .body(said(400, "Ya existe un paciente con este rut"));
        get("/" + somebody).body(json("data.rut", is("12.345.678-5")));
    }

    @Test
    void aDocumentMayBeAnother() {
        var created = post(
                        "",
                        "{\"nombre\": \"Pa\", \"apellidos\": \"Saporte\", \"rut\": \"XY99\", \"es_pasaporte\": true}")
                .statusCode(201)
                .body(json("data.rut", is("XY99")))
                .body(json("data.es_pasaporte", is(1)))
                .body(json("data.tipo_documento", is("PASAPORTE")));
        long id = created.extract().as(Json.class).getLong("data.id");
        practice.read(idOf(id)).body(json("national_ids.passport", is("XY99")));
        assertThat(listed("{\"rut\": {\"eq\": \"xy-99\"}}")).containsExactly(id);
        put("/" + id, "{\"rut\": \"5.555.555-5\", \"es_pasaporte\": 0}")
                .body(json("data.rut", is("5.555.555-5")))
                .body(json("data.tipo_documento", is("RUT")));
        practice.read(idOf(id)).body(json("national_ids.passport", is((Object) null)));
        put("/" + id, "{\"rut\": \"07654321-0\", \"tipo_documento\": \"dui\"}")
                .body(json("data.tipo_documento", is("DUI")));
        practice.read(idOf(id)).body(json("national_ids.dui", is("07654321-0")));
    }

    @Test
    void whoIsPutAwayIsNotEnabledAndComesBack() {
        var id = post("", "{\"nombre\": \"In\", \"apellidos\": \"Hábil\", \"habilitado\": 0}")
                .statusCode(201)
                .body(json("data.habilitado", is(0)))
                .body(json(
                        "data.fecha_deshabilitacion",
                        is(LocalDate.now(ZoneId.of(ZONE)).toString())))
                .extract()
                .as(Json.class)
                .getLong("data.id");
        assertThat(listed("{\"apellidos\": {\"eq\": \"habil\"}, \"habilitado\": {\"eq\": \"1\"}}"))
                .isEmpty();
        assertThat(listed("{\"apellidos\": {\"eq\": \"habil\"}, \"habilitado\": {\"eq\": \"0\"}}"))
                .containsExactly(id);
        put("/" + id, "{\"habilitado\": \"1\"}").statusCode(200).body(json("data.habilitado", is(1)));
        put("/" + id, "{\"habilitado\": 0, \"ciudad\": \"Lota\"}").body(json("data.habilitado", is(0)));
        assertThat(Events.of(Topic.PATIENTS, idOf(id), 5))
                .extracting(Events.Published::type)
                .containsExactly(
                        "patient-registered",
                        "patient-archived",
                        "patient-updated",
                        "patient-updated",
                        "patient-archived");
    }

    @Test
    void whoPaysForWhomIsShown() {
        var parent = practice.patient("{\"first_name\": \"Madre\"}");
        var child = practice.patient("{\"first_name\": \"Hija\", \"guarantor_id\": \"%s\"}".formatted(parent));

        get("/" + number(parent)).body(json("data.tiene_cargas", is(1))).body(json("data.es_carga", is(0)));
        get("/" + number(child)).body(json("data.tiene_cargas", is(0))).body(json("data.es_carga", is(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'rut': {'eq': '12345678-5'}}",
                "{'rut': {'lk': '345.678'}}",
                "{'email': {'eq': 'fer.riso@EXAMPLE.com'}}",
                "{'email': {'lk': 'riso@'}}",
                "{'celular': {'eq': '+56987654321'}}",
                "{'celular': {'eq': '9 8765 4321'}}",
                "{'celular': {'eq': '56987654321'}}",
                "{'telefono': {'lk': '2333'}, 'nombre': {'eq': 'fernanda'}}",
                "{'nombre': {'lk': 'ERNAN'}}",
                "{'nombre_social': {'eq': 'ferny'}}",
                "{'apellidos': {'eq': 'Risopatron'}}",
                "{'apellidos': [{'gte': 'Risopa'}, {'lt': 'Risopb'}]}",
                "{'fecha_nacimiento': {'eq': '1990-05-17'}}",
                "{'fecha_nacimiento': [{'gt': '1990-05-16'}, {'lte': '1990-05-17'}]}",
                "{'ciudad': {'eq': 'santiago'}}",
                "{'comuna': {'lk': 'nunoa'}}",
                "{'direccion': {'lk': 'irarr'}}",
                "{'numero_ficha': {'eq': 'f-001'}}",
                "{'observaciones': {'eq': 'Alergia'}}",
                "{'nombre': {'neq': 'x'}, 'email': {'lk': 'fer.riso'}}",
            })
    void whoeverIsAskedForIsFound(String q) {
        assertThat(listed(q.replace('\'', '"'))).containsExactly(somebody);
    }

    @Test
    void daysAreThoseOfTheClinicAndNothingIsAsGoodAsEmpty() {
        var clinic = Practice.open(ZONE);
        var early = clinic.patient("{\"first_name\": \"Uno\", \"email\": \"u@example.com\"}");
        var late = clinic.patient("{\"first_name\": \"Dos\"}");
        // The last second of one day in Santiago, and the first of the next.
        Database.execute("update patient set created_at = '2026-07-10T03:59:59Z' where id = ?", early);
        Database.execute("update patient set created_at = '2026-07-10T04:00:00Z' where id = ?", late);
        var one = number(clinic, early);
        var two = number(clinic, late);

        assertThat(listed(clinic, "{\"fecha_afiliacion\": {\"eq\": \"2026-07-09\"}}"))
                .containsExactly(one);
        assertThat(listed(clinic, "{\"fecha_afiliacion\": {\"neq\": \"2026-07-09\"}}"))
                .containsExactly(two);
        assertThat(listed(clinic, "{\"fecha_afiliacion\": {\"gt\": \"2026-07-09\"}}"))
                .containsExactly(two);
        assertThat(listed(clinic, "{\"fecha_afiliacion\": {\"gte\": \"2026-07-10\"}}"))
                .containsExactly(two);
        assertThat(listed(clinic, "{\"fecha_afiliacion\": {\"lt\": \"2026-07-10\"}}"))
                .containsExactly(one);
        assertThat(listed(clinic, "{\"fecha_afiliacion\": {\"lte\": \"2026-07-10\"}}"))
                .containsExactly(one, two);
        assertThat(listed(clinic, "{\"fecha_deshabilitacion\": {\"gte\": \"2026-07-10\"}}"))
                .isEmpty();
        assertThat(listed(clinic, "{\"fecha_nacimiento\": {\"neq\": \"2026-07-10\"}}"))
                .containsExactly(one, two);
        assertThat(listed(clinic, "{\"email\": {\"neq\": \"\"}}")).containsExactly(one);
        assertThat(listed(clinic, "{\"email\": {\"eq\": \"\"}}")).containsExactly(two);
        assertThat(listed(clinic, "{\"celular\": {\"eq\": \"\"}}")).containsExactly(one, two);
        assertThat(listed(clinic, "{\"id\": {\"gt\": \"%d\"}}".formatted(one))).containsExactly(two);
        assertThat(listed(clinic, "{\"nombre\": {\"lk\": \"%\"}}")).isEmpty();
        get(clinic, "/" + two).body(json("data.fecha_afiliacion", is("2026-07-10")));
    }

    @Test
    void aLongListGoesOnBothWaysAndKeepsWhatWasAsked() {
        var clinic = Practice.open(ZONE);
        clinic.patient("{\"first_name\": \"Nadie\"}");
        var wanted = IntStream.range(0, 103)
                .mapToObj(each -> number(clinic, clinic.patient("{\"first_name\": \"Pag\"}")))
                .toList();

        var first = get(clinic, "?q=" + encoded("{\"nombre\": {\"eq\": \"pag\"}}"))
                .body(json("links", not(hasKey("prev"))))
                .body(json("links.current", containsString("?q=")))
                .extract()
                .as(Json.class);
        var second = follow(clinic, first.at("links.next"));
        var third = follow(clinic, second.at("links.next"));
        var back = follow(clinic, third.at("links.prev"));

        var all = new ArrayList<Long>(first.getList("data.id", Long.class));
        all.addAll(second.getList("data.id", Long.class));
        all.addAll(third.getList("data.id", Long.class));
        assertThat(all).isEqualTo(wanted);
        assertThat(third.<Map<String, ?>>at("links")).doesNotContainKey("next");
        assertThat(back.getList("data.id", Long.class)).isEqualTo(second.getList("data.id", Long.class));
        assertThat(first.<String>at("links.next")).matches("http.*" + PATIENTS + "\\?cursor=[A-Za-z0-9_-]+");
    }

    @Test
    void whoWasMergedOrErasedIsNobody() {
        var kept = practice.patient("{\"first_name\": \"Merge\", \"last_name\": \"Do\"}");
        var merged = practice.patient("{\"first_name\": \"Merge\", \"last_name\": \"Do\"}");
        var erased = practice.patient("{\"first_name\": \"Merge\", \"last_name\": \"Do\"}");
        practice.owner()
                .call()
                .body("{\"into\": \"%s\"}".formatted(kept))
                .post("/api/dental/patients/{id}/merge", merged)
                .then()
                .statusCode(200);
        practice.owner()
                .call()
                .post("/api/dental/patients/{id}/erase", erased)
                .then()
                .statusCode(200);

        assertThat(listed("{\"nombre\": {\"eq\": \"merge\"}}")).containsExactly(number(kept));
        for (var gone : List.of(merged, erased)) {
            get("/" + number(gone)).statusCode(404).body(said(404, "Paciente no encontrado"));
            get("/" + number(gone) + "/archivos").statusCode(404).body(said(404, "Paciente no encontrado"));
            put("/" + number(gone), "{}").statusCode(404);
        }
    }

    @Test
    void filesAreListedAndRead() {
        var patient = practice.patient("{\"first_name\": \"Ar\", \"last_name\": \"Chivo\"}");
        var path = "/" + number(patient) + "/archivos";
        get(path).statusCode(200).body(json("data", empty())).body(json("links.current", is(href(path))));
        practice.owner()
                .call()
                .body("""
                        {"base64_data": "aG9sYQ==", "type": "other", "name": "nota.txt", "folder_name": "Notas"}""")
                .post("/api/dental/patients/{id}/documents", patient)
                .then()
                .statusCode(201);

        var url = get(path)
                .body(json("data", hasSize(1)))
                .body(json("data[0].nombre", is("nota.txt")))
                .body(json("data[0].carpeta", is("Notas")))
                .body(json("data[0].tamano", is(4)))
                .body(json("data[0].tipo", startsWith("text/plain")))
                .body(json("data[0].fecha", is(LocalDate.now(ZoneId.of(ZONE)).toString())))
                .extract()
                .as(Json.class)
                .<String>at("data[0].url");
        var file = practice.as(Roles.VIEWER)
                .call()
                .get(URI.create(url).getPath())
                .then()
                .statusCode(200)
                .extract();
        assertThat(file.asString()).isEqualTo("hola");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment");
        other.owner().call().get(URI.create(url).getPath()).then().statusCode(404);
        given().get(URI.create(url).getPath()).then().statusCode(401);
        get(path + "/999999/contenido").statusCode(404).body(said(404, "Archivo no encontrado"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'apellidos': 'B'}                                            | El parámetro nombre es requerido",
                "{'nombre': 'A', 'apellidos': ' '}                             | El parámetro apellidos es requerido",
                "{'nombre': 'A', 'apellidos': 'B', 'email': 'nada'}            | El parámetro email no es válido",
                "{'nombre': 'A', 'apellidos': 'B', 'fecha_nacimiento': '1/2/1990'} | El parámetro fecha_nacimiento debe tener el formato AAAA-MM-DD",
                "{'nombre': 'A', 'apellidos': 'B', 'fecha_nacimiento': '2990-01-01'} | El parámetro fecha_nacimiento debe estar entre 1800-01-01 y hoy",
                "{'nombre': 'A', 'apellidos': 'B', 'id_genero': 9}             | El parámetro id_genero no es válido",
                "{'nombre': 'A', 'apellidos': 'B', 'sexo': 'X'}                | El parámetro sexo no es válido",
                "{'nombre': 'A', 'apellidos': 'B', 'sexo': 'M', 'id_genero': 2} | sexo e id_genero se contradicen",
                "{'nombre': 'A', 'apellidos': 'B', 'celular': '123'}           | El parámetro celular no es un número de teléfono válido",
                "{'nombre': 'A', 'apellidos': 'B', 'telefono': 'abc'}          | El parámetro telefono no es un número de teléfono válido",
                "{'nombre': 'A', 'apellidos': 'B', 'es_pasaporte': 'quiz'}   | El parámetro es_pasaporte no es válido",
                "{'nombre': 'A', 'apellidos': 'B', 'es_pasaporte': 1, 'tipo_documento': 'DUI'} | es_pasaporte y tipo_documento se contradicen",
                "{'nombre': 'A', 'apellidos': 'B', 'tipo_documento': '??'}     | El parámetro tipo_documento debe ser uno de CODICE FISCALE, DUI, OTRO, PASAPORTE, RUT",
                "{'nombre': 'A', 'apellidos': 'B', 'habilitado': 2}            | El parámetro habilitado no es válido",
                "{'nombre': ['A'], 'apellidos': 'B'}                           | El parámetro nombre no es válido",
                "[]                                                            | El cuerpo debe ser un objeto JSON",
                "{'nombre'                                                     | El cuerpo no es JSON válido",
            })
    void whatCannotBeTrueIsRefused(String body, String sentence) {
        post("", body.replace('\'', '"')).statusCode(400).body(said(400, sentence));
    }

    @Test
    void whatIsThereIsNotTakenAwayByNothing() {
        put("/" + somebody, "{\"nombre\": \"\"}").statusCode(400).body(said(400, "El parámetro nombre es requerido"));
        put("/" + somebody, "{\"apellidos\": null}")
                .statusCode(400)
                .body(said(400, "El parámetro apellidos es requerido"));
        post("", "{\"nombre\": \"%s\", \"apellidos\": \"B\"}".formatted("x".repeat(201)))
                .statusCode(400)
                .body(said(400, "El parámetro nombre no puede tener más de 200 caracteres"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q={\"nada\": {\"eq\": \"1\"}}",
                "q={\"id\": {\"lk\": \"1\"}}",
                "q={\"id\": {\"eq\": \"x\"}}",
                "q={\"habilitado\": {\"eq\": \"x\"}}",
                "q={\"fecha_nacimiento\": {\"eq\": \"ayer\"}}",
                "q={\"nombre\": \"Ana\"}",
                "q=nada",
                "cursor=abc"
            })
    void whatCannotBeAskedIsRefused(String query) {
        var at = query.indexOf('=');
        get("?" + query.substring(0, at + 1) + encoded(query.substring(at + 1)))
                .statusCode(400)
                .body(json("error.code", is(400)));
    }

    @ParameterizedTest
    @CsvSource({"GET,", "POST,", "GET,/N", "PUT,/N", "GET,/N/archivos"})
    void whoHasNoRightIsRefused(String method, String path) {
        var suffix = path == null ? "" : path;
        var own = PATIENTS + suffix.replace("N", String.valueOf(somebody));
        if (!suffix.isEmpty()) {
            send(practice, Roles.OWNER, method, PATIENTS + suffix.replace("N", String.valueOf(foreign)))
                    .statusCode(404)
                    .body(said(404, "Paciente no encontrado"));
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, own)
                .then()
                .statusCode(401)
                .body(json("error.code", is(401)));
        for (var role : List.of(Roles.VIEWER, Roles.DENTIST)) {
            send(practice, role, method, own).statusCode("GET".equals(method) ? 200 : 403);
        }
        assertThat(listed(practice, "{\"id\": {\"eq\": \"%d\"}}".formatted(foreign)))
                .isEmpty();
    }

    private static ValidatableResponse send(Practice who, String role, String method, String path) {
        var request = who.as(role).call();
        return ("GET".equals(method) ? request : request.body("{\"nombre\": \"A\", \"apellidos\": \"B\"}"))
                .request(method, path)
                .then();
    }

    private static List<Long> listed(String q) {
        return listed(practice, q);
    }

    private static List<Long> listed(Practice clinic, String q) {
        return get(clinic, "?q=" + encoded(q))
                .statusCode(200)
                .extract()
                .as(Json.class)
                .getList("data.id", Long.class);
    }

    private static Json follow(Practice clinic, String link) {
        var uri = URI.create(link);
        return get(clinic, "?" + uri.getRawQuery()).statusCode(200).extract().as(Json.class);
    }

    private static String encoded(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ValidatableResponse get(String path) {
        return get(practice, path);
    }

    private static ValidatableResponse get(Practice clinic, String path) {
        return clinic.as(Roles.VIEWER)
                .call()
                .urlEncodingEnabled(false)
                .get(PATIENTS + path)
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return practice.owner().call().body(body).post(PATIENTS + path).then();
    }

    private static ValidatableResponse put(String path, String body) {
        return practice.owner().call().body(body).put(PATIENTS + path).then();
    }

    private static String href(String path) {
        return RestAssured.baseURI + ":" + RestAssured.port + PATIENTS + path;
    }

    private static Matcher<String> said(int code, String sentence) {
        return json("error", is(Map.of("code", code, "message", sentence)));
    }

    private static UUID idOf(long number) {
        return (UUID)
                Database.value("select id from patient where number = ? and clinic_id = ?", number, practice.id());
    }

    private static long number(UUID patient) {
        return number(practice, patient);
    }

    private static long number(Practice clinic, UUID patient) {
        return clinic.read(patient).extract().as(Json.class).getLong("number");
    }
}
