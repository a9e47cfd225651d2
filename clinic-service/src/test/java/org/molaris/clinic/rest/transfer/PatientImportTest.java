package org.molaris.clinic.rest.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class PatientImportTest {

    private static final String IMPORT = "/api/dental/patients/import";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void everyRowBecomesAPatient() {
        take("""
                first_name,last_name,phone,email,date_of_birth,gender,address,city,notes,external_id,dui,social_name
                Ana,García,7000 1234,ana@example.org,1990-02-28,F,"Calle Arce 12, 3er nivel",San Salvador,"Alérgica
                a la penicilina",A-1,01234567-8,Anita
                Luis,,+503 7111-2222,,28/02/1991,masculino,,,,,,
                """)
                .statusCode(200)
                .body(json("status", is("done")))
                .body(json("rows", is(2)))
                .body(json("created", is(2)))
                .body(json("rejected", is(0)))
                .body(json("errors", empty()))
                .body(json("errors_truncated", is(false)))
                .body(json("ignored_columns", empty()))
                .body(json("message", is("Successfully imported 2 patients")));

        practice.list("")
                .body(json("patients", hasSize(2)))
                .body(json("patients.first_name", contains("Luis", "Ana")))
                .body(json("patients.phone", contains("+50371112222", "+50370001234")))
                .body(json("patients.date_of_birth", contains("1991-02-28", "1990-02-28")))
                .body(json("patients.gender", contains("male", "female")))
                .body(json("patients.notes", contains(null, "Alérgica\na la penicilina")));
        assertThat(Database.rows(
                        "select social_name, external_id, national_ids::text as ids, phones::text as phones, version"
                                + " from patient where clinic_id = ? and first_name = 'Ana'",
                        practice.id()))
                .containsExactly(Map.of(
                        "social_name", "Anita",
                        "external_id", "A-1",
                        "ids", "{\"dui\": \"01234567-8\"}",
                        "phones",
                                "[{\"label\": null, \"phone\": \"+50370001234\", \"number\": 1, \"sms_enabled\": true}]",
                        "version", 1L));
    }

    @Test
    void theOthersHearOfEveryPatientAsIfRegisteredByHand() {
        var byHand = practice.patient("{\"first_name\": \"Eva\", \"phone\": \"+50370009999\"}");
        take("nombre,telefono\nAna García,+50370001234\n").statusCode(200);
        var id = idOf("Ana");

        var event = Events.of(Topic.PATIENTS, id, 1).get(0);
        var like = Events.of(Topic.PATIENTS, byHand, 1).get(0);

        assertThat(event.type()).isEqualTo("patient-registered");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.header("ce_actor")).isEqualTo("owner@test");
        assertThat(event.data().getMap("patient").keySet())
                .containsAll(like.data().getMap("patient").keySet());
        assertThat(event.data().getString("patient.first_name")).isEqualTo("Ana");
        assertThat(event.data().getString("patient.last_name")).isEqualTo("García");
        assertThat(event.data().getString("patient.phone")).isEqualTo("+50370001234");
        assertThat(event.data().getList("patient.phones.phone")).isEqualTo(List.of("+50370001234"));
        assertThat(event.data().getString("patient.clinic_id"))
                .isEqualTo(practice.id().toString());
        assertThat(event.data().getBoolean("patient.recall_opted_out")).isFalse();
        var known = practice.read(id)
                .body(json("number", is(event.data().getInt("patient.number"))))
                .extract()
                .as(Json.class);
        assertThat(Instant.parse(known.getString("created_at")))
                .isEqualTo(event.data().getString("patient.created_at"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first_name,last_name,phone | Ana,García,70001234",
                "Nombre;Apellido;Teléfono | Ana;García;7000-1234",
                "NOMBRES;Apellidos;CELULAR | Ana;García;+503 7000 1234",
                "\"First Name\",\"Last-Name\",Whats App | Ana,García,50370001234",
                "name,mobile | Ana García,70001234",
                "full_name,phone | Ana García,0050370001234",
                "Nombre Completo;whatsapp | Ana García;70001234",
                "given_name,surname,cellulare | Ana,García,70001234",
                "nombre,cognome,phone | Ana,García,70001234",
            })
    void aColumnGoesByManyNames(String header, String row) {
        take(header + "\r\n" + row + "\r\n")
                .statusCode(200)
                .body(json("created", is(1)))
                .body(json("ignored_columns", empty()));

        practice.list("")
                .body(json("patients.first_name", contains("Ana")))
                .body(json("patients.last_name", contains("García")))
                .body(json("patients.phone", contains("+50370001234")));
    }

    @ParameterizedTest
    @CsvSource({
        "Ana,Ana,",
        "Ana García,Ana,García",
        "Ana García López,Ana,García López",
        "Ana María García López,Ana María,García López",
    })
    void aWholeNameIsTakenApart(String name, String first, String last) {
        take("nombre,telefono\n%s,70001234\n".formatted(name)).body(json("created", is(1)));

        practice.list("")
                .body(json("patients.first_name", contains(first)))
                .body(json("patients.last_name", contains(last)));
    }

    @Test
    void tabsSeparateColumnsToo() {
        take("nombre\ttelefono\nAna García\t70001234\n").body(json("created", is(1)));
        take("nombre\ttelefono\nAna García\t70001234\n", "?delimiter=tab").body(json("unchanged", is(1)));
        take("nombre;telefono\nAna García;70001234\n", "?delimiter=semicolon").body(json("unchanged", is(1)));
    }

    @Test
    void columnsThatMeanNothingAreIgnoredAndNamed() {
        take("nombre,signo,telefono,mascota\nAna,Leo,70001234,gato\n")
                .statusCode(200)
                .body(json("created", is(1)))
                .body(json("ignored_columns", contains("signo", "mascota")));
    }

    @Test
    void theSameFileAgainChangesNothingAndTellsNobody() {
        var file = """
                nombre,telefono,codigo,ciudad
                Ana García,70001234,,Apopa
                Luis Paz,,77,
                Eva Sol,,,Ilopango
                """;
        take(file).body(json("created", is(3)));
        var before = practice.list("").extract().as(Json.class).at("patients").toString();
        long told = told();

        take(file)
                .statusCode(200)
                .body(json("created", is(0)))
                .body(json("updated", is(0)))
                .body(json("unchanged", is(3)))
                .body(json("message", is("Successfully imported 3 patients")));

        assertThat(practice.list("").extract().as(Json.class).at("patients").toString())
                .isEqualTo(before);
        assertThat(told()).isEqualTo(told);
    }

    @Test
    void whatARowDoesNotSayStays() {
        take("nombre,telefono,ciudad,notas\nAna García,70001234,Apopa,Nueva\n").body(json("created", is(1)));
        var id = idOf("Ana");

        take("nombre,telefono,ciudad,email\nAna García,70001234,,ana@example.org\n")
                .body(json("updated", is(1)));

        practice.read(id)
                .header("ETag", is("\"2\""))
                .body(json("city", is("Apopa")))
                .body(json("notes", is("Nueva")))
                .body(json("email", is("ana@example.org")));
        var event = Events.of(Topic.PATIENTS, id, 2).get(1);
        assertThat(event.type()).isEqualTo("patient-updated");
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.data().getString("patient.email")).isEqualTo("ana@example.org");
    }

    @Test
    void anExternalIdIsAPatientForGood() {
        take("nombre,telefono,codigo\nAna García,70001234,A1\n").body(json("created", is(1)));

        take("nombre,apellido,telefono,codigo\nAna,García de Paz,71112222,A1\n").body(json("updated", is(1)));

        practice.list("")
                .body(json("patients", hasSize(1)))
                .body(json("patients.last_name", contains("García de Paz")))
                .body(json("patients.phone", contains("+50371112222")));
        assertThat(Database.value("select phones ->> 0 from patient where clinic_id = ?", practice.id()))
                .asString()
                .contains("+50371112222");
    }

    @Test
    void aPatientWithoutAnExternalIdGetsTheOneOfTheSameNameAndPhone() {
        take("nombre,telefono\nAna García,70001234\n").body(json("created", is(1)));

        take("nombre,telefono,codigo\nANA GARCIA,70001234,A1\nLuis García,70001234,A2\n")
                .body(json("updated", is(1)))
                .body(json("created", is(1)));

        practice.list("").body(json("patients", hasSize(2)));
    }

    @Test
    void theSamePhoneTwiceInAFileIsOnePatient() {
        take("nombre,telefono,ciudad,notas\nAna García,70001234,Apopa,Uno\nAna M. García,+50370001234,Ilopango,\n")
                .statusCode(200)
                .body(json("created", is(1)))
                .body(json("updated", is(1)));

        practice.list("")
                .body(json("patients", hasSize(1)))
                .body(json("patients.city", contains("Ilopango")))
                .body(json("patients.notes", contains("Uno")));
        assertThat(Events.of(Topic.PATIENTS, idOf("Ana"), 2))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aPhoneIsNotGivenToSomebodyElseUnlessThatIsAskedFor() {
        take("nombre,telefono\nAna García,70001234\n").body(json("created", is(1)));
        var son = "nombre,telefono\nLuis García,70001234\n";

        take(son)
                .statusCode(200)
                .body(json("rejected", is(1)))
                .body(json("errors.line", contains(2)))
                .body(json("errors.field", contains("telefono")))
                .body(json("errors.message", contains(containsString("another name"))));
        practice.list("").body(json("patients.first_name", contains("Ana")));

        take(son, "?key=phone").body(json("updated", is(1)));
        practice.list("").body(json("patients.first_name", contains("Luis")));
    }

    @Test
    void ofAFamilyWithOnePhoneTheNameTellsWho() {
        practice.patient("{\"first_name\": \"Ana\", \"last_name\": \"García\", \"phone\": \"+50370001234\"}");
        practice.patient("{\"first_name\": \"Luis\", \"last_name\": \"García\", \"phone\": \"+50370001234\"}");
        practice.patient("{\"first_name\": \"Luis\", \"last_name\": \"García P.\", \"phone\": \"+50370001234\"}");

        take("""
                nombre,apellido,telefono,ciudad
                ANA,GARCIA,70001234,Apopa
                Luis,García,70001234,Ilopango
                Luis,Gómez,70001234,Soyapango
                """)
                .body(json("updated", is(2)))
                .body(json("rejected", is(1)))
                .body(json("errors.line", contains(4)))
                .body(json("errors.message", contains(containsString("several patients"))));

        practice.list("").body(json("patients.city", contains(null, "Ilopango", "Apopa")));
    }

    @Test
    void whoHasNoPhoneIsTheSameOnlyIfAllIsTheSame() {
        take("nombre,ciudad\nJosé García,Apopa\nJosé García,Apopa\nJosé García,Ilopango\n")
                .body(json("created", is(2)))
                .body(json("unchanged", is(1)));
    }

    @Test
    void anotherClinicsPatientIsNobodyHere() {
        var other = Practice.open();
        other.patient("{\"first_name\": \"Eva\", \"phone\": \"+50370001234\"}");

        take("nombre,telefono\nAna García,70001234\n").body(json("created", is(1)));

        other.list("").body(json("patients.first_name", contains("Eva")));
        practice.list("").body(json("patients.first_name", contains("Ana")));
    }

    @Test
    void aRecordThatWasPutAwayIsChangedAndStaysAway() {
        take("nombre,telefono\nAna García,70001234\n").body(json("created", is(1)));
        Database.execute("update patient set archived_at = now() where clinic_id = ?", practice.id());

        take("nombre,telefono,ciudad\nAna García,70001234,Apopa\n")
                .body(json("updated", is(1)))
                .body(json("archived", is(1)));

        assertThat(Database.rows(
                        "select city from patient where clinic_id = ? and archived_at is not null", practice.id()))
                .containsExactly(Map.of("city", "Apopa"));
    }

    @Test
    void whoWasErasedIsNeverFoundAgain() {
        take("nombre,telefono\nAna García,70001234\n").body(json("created", is(1)));
        Database.execute("update patient set erased_at = now() where clinic_id = ?", practice.id());

        take("nombre,telefono\nAna García,70001234\n").body(json("created", is(1)));
    }

    @Test
    void aFileOptsOutButNotInAgain() {
        take("nombre,telefono,recall_opted_out\nAna,70001234,false\n").body(json("created", is(1)));
        var id = idOf("Ana");

        take("nombre,telefono,recall_opted_out\nAna,70001234,sí\n").body(json("updated", is(1)));
        take("nombre,telefono,recall_opted_out\nAna,70001234,no\n").body(json("unchanged", is(1)));

        practice.read(id).body(json("recall_opted_out", is(true)));
        assertThat(Events.of(Topic.PATIENTS, id, 2).get(1).type()).isEqualTo("patient-opted-out");
    }

    @Test
    void aBadRowIsNamedAndTakesNoOtherWithIt() {
        take("""
                nombre,telefono,correo,nacimiento,sexo,notas
                Ana,70001234,,,,
                Bea,123,,,,
                Caro,70001235,no es,,,
                Dina,70001236,,31/02/1990,,
                Eva,70001237,,2999-01-01,,
                Fani,70001238,,,planta,
                ,70001239,,,,
                Gina,70001240,,,
                Hilda,70001241,,,,,
                Inés,70001242,,,,%s
                Juana,70001243,,,,
                """.formatted("x".repeat(10_001)))
                .statusCode(200)
                .body(json("rows", is(11)))
                .body(json("created", is(2)))
                .body(json("rejected", is(9)))
                .body(json("errors.line", contains(3, 4, 5, 6, 7, 8, 9, 10, 11)))
                .body(json("errors[0].field", is("telefono")))
                .body(json("errors[1].field", is("correo")))
                .body(json("errors[2].field", is("nacimiento")))
                .body(json("errors[3].field", is("nacimiento")))
                .body(json("errors[4].field", is("sexo")))
                .body(json("errors[5].field", is("nombre")))
                .body(json("errors[6].field", nullValue()))
                .body(json("errors[6].message", is("has 5 fields, and the header 6")))
                .body(json("errors[7].message", is("has 7 fields, and the header 6")))
                .body(json("errors[8].field", is("notas")));

        practice.list("").body(json("patients.first_name", contains("Juana", "Ana")));
    }

    @Test
    void aRutIsOnePatientsHoweverAFileWritesIt() {
        take("nombre,telefono,rut\nAna,70001239,12.345.678-K\n").body(json("created", is(1)));
        var file = "nombre,telefono,rut\nBea,70001240,12345678-k\n";

        take(file, "?preview=true").body(json("rejected", is(1)));
        take(file).body(json("rejected", is(1))).body(json("errors.field", contains("rut")));
    }

    @Test
    void aCodeOfAnotherPatientIsNotTakenAway() {
        take("nombre,telefono,dui\nAna,70001234,1-1\n").body(json("created", is(1)));
        var file = "nombre,telefono,dui\nBea,70001235,1-1\nCaro,70001236,2-2\nDina,70001237,2-2\nEva,70001238,\n";

        take(file, "?preview=true").body(json("created", is(3))).body(json("rejected", is(1)));
        take(file)
                .body(json("created", is(2)))
                .body(json("rejected", is(2)))
                .body(json("errors.line", contains(2, 4)))
                .body(json("errors.field", contains("dui", "dui")))
                .body(json("errors.message", contains("belongs to another patient", "belongs to another patient")));

        take("nombre,telefono,dui,ciudad\nCaro,70001236,1-1,Apopa\nEva,70001238,3-3,Ilopango\n")
                .body(json("updated", is(1)))
                .body(json("errors.line", contains(2)));
    }

    @Test
    void noMoreThanAThousandErrorsAreTold() {
        take("nombre,telefono\n" + "Ana,1\n".repeat(2500))
                .body(json("rows", is(2500)))
                .body(json("rejected", is(2500)))
                .body(json("errors", hasSize(1000)))
                .body(json("errors_truncated", is(true)));
    }

    @Test
    void aPreviewTellsTheSameAndWritesNothing() {
        take("nombre,telefono\nAna García,70001234\nEva Sol,70001235\n").body(json("created", is(2)));
        var before = practice.list("").extract().as(Json.class).at("patients").toString();
        long told = told();
        long numbers = numbers();
        var file = "nombre,telefono,ciudad\nAna García,70001234,Apopa\nEva Sol,70001235,\nBea Luz,70001236,\nBea"
                + " Luz,70001236,Apopa\nX,1,\nLuis,70001234,\n";

        var preview = take(file, "?preview=true")
                .statusCode(200)
                .body(json("preview", is(true)))
                .body(json("message", is("4 patients could be imported")))
                .extract();

        assertThat(practice.list("").extract().as(Json.class).at("patients").toString())
                .isEqualTo(before);
        assertThat(told()).isEqualTo(told);
        assertThat(numbers()).isEqualTo(numbers);
        var report = take(file).body(json("preview", is(false))).extract();
        for (var figure : List.of("rows", "created", "updated", "unchanged", "rejected", "errors")) {
            assertThat(preview.<Object>path(figure)).as(figure).isEqualTo(report.path(figure));
        }
    }

    @Test
    void aPreviewForeseesWhatComesTwiceInBatchesFarApart() {
        var file = "nombre,telefono\nAna,70001234\n" + "X,1\n".repeat(3000)
                + "Ana,70001234\nAna Paz,70001234\nLuis,70001234\n";

        take(file, "?preview=true")
                .body(json("created", is(1)))
                .body(json("unchanged", is(1)))
                .body(json("updated", is(1)))
                .body(json("rejected", is(3001)));
    }

    @Test
    void jsonByTheLineIsTakenInToo() {
        send("""
                        {"first_name": "Ana", "last_name": "García", "phone": "70001234", "recall_opted_out": true}

                        {"nombre": "Luis Paz", "telefono": 70001235, "mascota": "gato", "ciudad": null}
                        {"nombre": "Eva", "telefono": "70001236", "ciudad": ["Apopa"]}
                        {"nombre": "Eva"
                        ["Eva"]
                        {"nombre": "Eva", "name": "Eva"}
                        {"telefono": "70001237"}
                        """.getBytes(StandardCharsets.UTF_8), "application/x-ndjson", "")
                .statusCode(200)
                .body(json("created", is(2)))
                .body(json("rejected", is(5)))
                .body(json("ignored_columns", contains("mascota")))
                .body(json("errors.line", contains(4, 5, 6, 7, 8)))
                .body(json("errors.field", contains("ciudad", null, null, "name", "first_name")));

        practice.list("")
                .body(json("patients.first_name", contains("Luis", "Ana")))
                .body(json("patients.recall_opted_out", contains(false, true)));
    }

    @Test
    void aFormMayCarryTheFile() {
        given().auth()
                .oauth2(org.molaris.test.Passports.of(practice.id(), Roles.RECEPTIONIST))
                .multiPart(
                        "file",
                        "pacientes.csv",
                        "nombre,telefono\nAna García,70001234\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("preview", "true")
                .post(IMPORT)
                .then()
                .statusCode(200)
                .body(json("preview", is(true)))
                .body(json("created", is(1)));
        given().auth()
                .oauth2(org.molaris.test.Passports.of(practice.id(), Roles.RECEPTIONIST))
                .multiPart("file", "p.ndjson", "{\"nombre\": \"Eva\"}\n".getBytes(StandardCharsets.UTF_8))
                .post(IMPORT)
                .then()
                .statusCode(200)
                .body(json("created", is(1)));
        given().auth()
                .oauth2(org.molaris.test.Passports.of(practice.id(), Roles.RECEPTIONIST))
                .multiPart("preview", "true")
                .post(IMPORT)
                .then()
                .statusCode(400)
                .body(json("details.field", contains("file")));
    }

    @Test
    void windows1252IsReadWhenItIsSaid() {
        var file = "nombre,telefono\nIñaki Muñoz,70001234\n".getBytes(Charset.forName("windows-1252"));

        send(file, "text/csv", "?preview=true").statusCode(400).body(json("code", is("UNREADABLE_FILE")));
        send(file, "text/csv;charset=windows-1252", "").statusCode(200).body(json("created", is(1)));
        send(file, "text/csv", "?charset=windows-1252").statusCode(200).body(json("unchanged", is(1)));
        send(file, "text/csv", "?charset=ebcdic").statusCode(400).body(json("details.field", contains("charset")));

        practice.list("").body(json("patients.first_name", contains("Iñaki")));
    }

    @Test
    void aByteOrderMarkIsNoText() {
        take("\uFEFFnombre,telefono\nAna,70001234\n")
                .body(json("created", is(1)))
                .body(json("ignored_columns", empty()));
    }

    @Test
    void aBrokenByteIsNamedByItsLineAndTheRowsBeforeAreKept() {
        var file = ("nombre,telefono\n" + "Ana,70001234\n".repeat(1) + "Eva,70001235\n"
                        + "Pe?,70001236\nUma,70001237\n")
                .getBytes(StandardCharsets.UTF_8);
        file[new String(file, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xF1;

        var id = send(file, "text/csv", "")
                .statusCode(400)
                .body(json("code", is("UNREADABLE_FILE")))
                .body(json("details.message", contains("Line 4 is not valid UTF-8")))
                .body(json("report.status", is("failed")))
                .body(json("report.created", is(2)))
                .extract()
                .as(Json.class)
                .<String>at("report.id");

        practice.list("").body(json("patients.first_name", contains("Eva", "Ana")));
        read(id).statusCode(200)
                .body(json("status", is("failed")))
                .body(json("failure", is("Line 4 is not valid UTF-8")));
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedByTheLineWhereItOpens() {
        take("nombre,telefono\nAna,70001234\n\"Eva,70001235\nBea,70001236\n")
                .statusCode(400)
                .body(json("details.message", contains("Line 3 has a quote that is never closed")))
                .body(json("report.created", is(1)));
        take("nombre,telefono\nAna,70001234\n\"Eva,70001235\n" + "Bea,70001236\n".repeat(200_000))
                .statusCode(400)
                .body(json("details.message", contains(containsString("Line 3 has a field of more than"))))
                .body(json("report.unchanged", is(1)));
        practice.list("").body(json("patients.first_name", contains("Ana")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void anEmptyFileIsNone(String file) {
        take(file).statusCode(400).body(json("code", is("UNREADABLE_FILE")));
    }

    @Test
    void aHeaderAloneIsAFileWithoutPatients() {
        take("nombre,telefono\n")
                .statusCode(200)
                .body(json("rows", is(0)))
                .body(json("message", is("Successfully imported 0 patients")));
        take("nombre,telefono").statusCode(200).body(json("rows", is(0)));
    }

    @Test
    void aHeaderThatMeansNothingIsRefusedAndNothingIsLeftBehind() {
        take("nombre;telefono\nAna;70001234\n", "?delimiter=comma")
                .statusCode(400)
                .body(json("details.message", contains(containsString("delimiter"))));
        take("telefono,correo\n70001234,a@b.org\n")
                .statusCode(400)
                .body(json("details.message", contains(containsString("no column for the name"))));
        take("nombre,telefono,Móvil,celular\nAna,1,2,3\n")
                .statusCode(400)
                .body(json("details.message", contains(containsString("'telefono' and 'celular'"))));
        take("nombre,full name\nAna,Ana\n").statusCode(400);
        take("nombre,first_name\nAna,Ana\n").statusCode(400);
        take("nombre" + ",x".repeat(200) + "\nAna\n")
                .statusCode(400)
                .body(json("details.message", contains(containsString("201 columns"))));
        take("nombre,telefono\nAna,70001234\n", "?country=XX")
                .statusCode(400)
                .body(json("details.field", contains("country")));
        take("nombre,telefono\nAna,70001234\n", "?key=name")
                .statusCode(400)
                .body(json("details.field", contains("key")));
        take("nombre,telefono\nAna,70001234\n", "?delimiter=x").statusCode(400);
        take("nombre,telefono\nAna,70001234\n", "?preview=yes").statusCode(400);

        practice.list("").body(json("patients", empty()));
        imports("").body(json("imports", empty()));
    }

    @Test
    void phonesAreThoseOfTheCountryThatIsSaid() {
        take("nombre,cellulare\nAda Rossi,347 123 4567\n", "?country=it").body(json("created", is(1)));

        practice.list("").body(json("patients.phone", contains("+393471234567")));
    }

    @Test
    void aKeyOfTheRequestDoesNoHarm() {
        for (int time = 0; time < 2; time++) {
            practice.owner()
                    .call("one")
                    .contentType("text/csv")
                    .body("nombre,telefono\nAna,70001234\n")
                    .post(IMPORT)
                    .then()
                    .statusCode(200)
                    .body(json("rows", is(1)));
        }
        practice.list("").body(json("patients", hasSize(1)));
    }

    @Test
    void twoWhoImportTheSameFileAtOnceDoubleNobody() {
        var file = new StringBuilder("nombre,telefono\n");
        for (int i = 0; i < 3000; i++) {
            file.append("Ana García,7%07d\n".formatted(i));
        }

        var codes = Parallel.times(
                4,
                () -> practice.owner()
                        .call()
                        .contentType("text/csv")
                        .body(file.toString())
                        .post(IMPORT)
                        .statusCode());

        assertThat(codes).containsOnly(200);
        assertThat(Database.value("select count(*) from patient where clinic_id = ?", practice.id()))
                .isEqualTo(
                        Database.value("select count(distinct phone) from patient where clinic_id = ?", practice.id()));
        assertThat(told()).isEqualTo(3000L);
    }

    @Test
    void howItWentIsReadAfterwards() {
        var id = take("nombre,telefono,x\nAna,70001234,\nEva,1,\n")
                .extract()
                .as(Json.class)
                .<String>at("id");

        read(id).statusCode(200)
                .body(json("status", is("done")))
                .body(json("rows", is(2)))
                .body(json("created", is(1)))
                .body(json("rejected", is(1)))
                .body(json("ignored_columns", contains("x")))
                .body(json("errors.line", contains(3)))
                .body(json("actor", is("owner@test")))
                .body(json("finished_at", notNullValue()));
        imports("?total=true")
                .body(json("imports.id", contains(id)))
                .body(json("imports[0].rejected", is(1)))
                .body(json("imports[0].errors", nullValue()))
                .body(json("total", is(1)));
    }

    @Test
    void anImportWhoseServiceDiedHasFailed() {
        var id = take("nombre\nAna\n").extract().as(Json.class).<String>at("id");
        Database.execute(
                "update import_run set status = 'running', finished_at = null, updated_at = now() - interval '1 hour'"
                        + " where id = ?",
                UUID.fromString(id));

        read(id).body(json("status", is("failed"))).body(json("failure", containsString("stopped")));
        imports("").body(json("imports[0].status", is("failed")));
    }

    @Test
    void importsAreTheClinicsOwn() {
        var id = take("nombre\nAna\n").extract().as(Json.class).<String>at("id");
        var other = Practice.open();

        other.owner()
                .call()
                .get("/api/dental/patients/imports/{id}", id)
                .then()
                .statusCode(404)
                .body(json("code", is("IMPORT_NOT_FOUND")));
        other.owner().call().get("/api/dental/patients/imports").then().body(json("imports", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.VIEWER, Roles.DENTIST})
    void whoWritesNoPatientsImportsNone(String role) {
        practice.as(role)
                .call()
                .contentType("text/csv")
                .body("nombre\nAna\n")
                .post(IMPORT)
                .then()
                .statusCode(403);
        practice.as(role).call().get("/api/dental/patients/imports").then().statusCode(403);
        practice.as(role)
                .call()
                .get("/api/dental/patients/imports/" + UUID.randomUUID())
                .then()
                .statusCode(403);
        practice.as(role).call().get("/api/dental/patients/export").then().statusCode(403);
    }

    @Test
    void withoutACredentialNothingIsTaken() {
        given().contentType("text/csv")
                .body("nombre\nAna\n")
                .post(IMPORT)
                .then()
                .statusCode(401);
        given().get("/api/dental/patients/imports").then().statusCode(401);
        given().get("/api/dental/patients/export").then().statusCode(401);
    }

    @Test
    void whatIsNoTableIsNotTaken() {
        practice.owner().call().body("{}").post(IMPORT).then().statusCode(415);
    }

    @Test
    void otherBodiesStayAsShortAsTheyWere() {
        practice.register("{\"first_name\": \"Ana\", \"notes\": \"%s\"}".formatted("x".repeat(2_000_000)))
                .statusCode(413);
    }

    private ValidatableResponse take(String file) {
        return take(file, "");
    }

    private ValidatableResponse take(String file, String query) {
        return send(file.getBytes(StandardCharsets.UTF_8), "text/csv", query);
    }

    private ValidatableResponse send(byte[] file, String type, String query) {
        return given().auth()
                .oauth2(org.molaris.test.Passports.of(practice.id(), Roles.OWNER))
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type)
                .body(file)
                .urlEncodingEnabled(false)
                .post(IMPORT + query)
                .then();
    }

    private ValidatableResponse read(String id) {
        return practice.owner()
                .call()
                .get("/api/dental/patients/imports/{id}", id)
                .then();
    }

    private ValidatableResponse imports(String query) {
        return practice.owner()
                .call()
                .urlEncodingEnabled(false)
                .get("/api/dental/patients/imports" + query)
                .then();
    }

    private UUID idOf(String firstName) {
        return (UUID) Database.value(
                "select id from patient where clinic_id = ? and first_name = ?", practice.id(), firstName);
    }

    /** Versions add up to the events that were ever told, whether or not they have left. */
    private long told() {
        return ((Number) Database.value(
                        "select coalesce(sum(version), 0)::bigint from patient where clinic_id = ?", practice.id()))
                .longValue();
    }

    private static long numbers() {
        return ((Number) Database.value("select last_value from patient_number_seq")).longValue();
    }
}
