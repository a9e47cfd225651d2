package org.molaris.clinic.rest.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;

@QuarkusTest
class PatientExportTest {

    private static final String EXPORT = "/api/dental/patients/export";
    private static final String HEADER =
            "first_name,last_name,social_name,phone,email,date_of_birth,gender,address,city,notes,external_id,"
                    + "chart_number,dui,rut,fiscal_code,recall_opted_out,archived_at,created_at";
    private static final String ALL_THERE_IS =
            "select first_name, last_name, social_name, phone, phones::text, email, date_of_birth, gender, address, city,"
                    + " notes, external_id, chart_number, national_ids::text, recall_opted_out"
                    + " from patient where clinic_id = ? order by number";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void theFileHasEveryPatientOldestFirst() {
        practice.patient("""
                {"first_name": "Ana", "last_name": "García", "phone": "+50370001234", "email": "ana@example.org",
                 "date_of_birth": "1990-02-28", "gender": "female", "address": "Calle Arce 12, \\"B\\"",
                 "city": "San Salvador", "notes": "Uno\\nDos"}""");
        practice.patient("{\"first_name\": \"Luis\"}");

        var lines = export("")
                .statusCode(200)
                .contentType(is("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"pacientes.csv\"")
                .extract()
                .asString();

        assertThat(lines)
                .startsWith(HEADER
                        + "\r\nAna,García,,+50370001234,ana@example.org,1990-02-28,female,\"Calle Arce 12, \"\"B\"\"\","
                        + "San Salvador,\"Uno\nDos\",,,,,,false,,2")
                .containsPattern("\\r\\nLuis,,,,,,,,,,,,,,,false,,2\\S+Z\\r\\n$");
    }

    @Test
    void aClinicWithoutPatientsHasAHeader() {
        assertThat(export("").extract().asString()).isEqualTo(HEADER + "\r\n");
        assertThat(export("?bom=true").extract().asByteArray()).startsWith(0xEF, 0xBB, 0xBF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void whatGoesOutComesInAgainAsItWas(String type) {
        take(practice, "text/csv", """
                nombre,apellido,telefono,correo,nacimiento,sexo,direccion,ciudad,notas,codigo,dui,rut,codice fiscale,numero_ficha,recall_opted_out,nombre_social
                Ana,García,70001234,ana@example.org,1990-02-28,F,"Calle ""Arce"" 1",Apopa,"=1+1",A-1,1-1,2-2,X9,7,si,Anita
                "'-Luis","+Paz",70001235,,,,"'@x","''=x","-
                dos",,,,,,,
                "Éva ñ 𝒳",,,,,,"O'Higgins","'sola",",;",,,,,,,
                "@Uma",,,,,,,,,,,,,,,
                """).body(json("created", is(4)));
        var other = Practice.open();

        var file = export(practice, type, "").extract().asByteArray();

        take(practice, type, new String(file, UTF_8))
                .body(json("unchanged", is(4)))
                .body(json("rows", is(4)));
        take(other, type, new String(file, UTF_8))
                .body(json("created", is(4)))
                .body(json("ignored_columns", contains("archived_at", "created_at")));
        assertThat(Database.rows(ALL_THERE_IS, other.id())).isEqualTo(Database.rows(ALL_THERE_IS, practice.id()));
        var again = export(other, type, "").extract().asString();
        assertThat(again.replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\",\\r]+", ""))
                .isEqualTo(new String(file, UTF_8).replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\",\\r]+", ""));
    }

    @Test
    void aSpreadsheetCalculatesNothingOfWhatPatientsWrote() {
        practice.patient("""
                {"first_name": "=HYPERLINK(1)", "last_name": "+1", "address": "-1", "city": "@x", "phone": "+50370001234",
                 "notes": "normal - text"}""");

        assertThat(export("").extract().asString())
                .contains("\r\n'=HYPERLINK(1),'+1,,+50370001234,,,,'-1,'@x,normal - text,");
    }

    @Test
    void recordsPutAwayComeWhenAskedForAndForgottenOnesNever() {
        var away = practice.patient("Ana", "Away");
        var erased = practice.patient("Eva", "Erased");
        var merged = practice.patient("Mia", "Merged");
        practice.patient("Here", "Here");
        Database.execute("update patient set archived_at = now() where id = ?", away);
        Database.execute("update patient set erased_at = now() where id = ?", erased);
        Database.execute("update patient set merged_into = ? where id = ?", away, merged);

        assertThat(export("").extract().asString()).contains("Here").doesNotContain("Away", "Erased", "Merged");
        assertThat(export("?include_archived=true").extract().asString())
                .contains("Here", "Away")
                .doesNotContain("Erased", "Merged");
    }

    @Test
    void manyPagesAreOneFile() {
        var file = new StringBuilder("nombre,telefono\n");
        for (int i = 0; i < 2500; i++) {
            file.append("Ana %d,7%07d\n".formatted(i, i));
        }
        take(practice, "text/csv", file.toString()).body(json("created", is(2500)));

        var lines = export("").extract().asString().lines().skip(1).toList();

        assertThat(lines).hasSize(2500).doesNotHaveDuplicates();
        assertThat(lines.get(2499)).startsWith("Ana,2499,");
        assertThat(export(practice, "application/x-ndjson", "")
                        .extract()
                        .asString()
                        .lines())
                .hasSize(2500);
    }

    @Test
    void noOtherClinicIsInIt() {
        Practice.open().patient("Ajena", "Otra");
        practice.patient("Ana", "García");

        assertThat(export("").extract().asString()).contains("Ana").doesNotContain("Ajena");
    }

    private ValidatableResponse export(String query) {
        return export(practice, "*/*", query);
    }

    private static ValidatableResponse export(Practice practice, String accept, String query) {
        return practice.owner().call().accept(accept).get(EXPORT + query).then().statusCode(200);
    }

    private static ValidatableResponse take(Practice practice, String type, String file) {
        return practice.owner()
                .call()
                .contentType(type + ";charset=utf-8")
                .body(file.getBytes(UTF_8))
                .post("/api/dental/patients/import")
                .then()
                .statusCode(200);
    }
}
