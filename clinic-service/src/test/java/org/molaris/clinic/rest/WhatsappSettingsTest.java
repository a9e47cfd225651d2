package org.molaris.clinic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
class WhatsappSettingsTest {

    private static final String CLINIC = "/api/dental/clinic";
    private static final String SENDER = "/internal/clinic/whatsapp";

    private Practice practice;
    private String number;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        number = String.valueOf(ThreadLocalRandom.current().nextLong(1L << 50));
    }

    @Test
    void aClinicSaysHowItSpeaksAndNobodyHearsTheSecrets() {
        changes("""
                {"phone_number_id": "%s", "business_account_id": "123", "base_url": "https://graph.example.org/v24.0",
                 "reminder_template_name": "recordatorio_pago", "reminder_template_language": "es_MX",
                 "access_token": "sesamo-1", "app_secret": "sesamo-2"}""".formatted(number))
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("whatsapp.phone_number_id", is(number)))
                .body(json("whatsapp.business_account_id", is("123")))
                .body(json("whatsapp.base_url", is("https://graph.example.org/v24.0")))
                .body(json("whatsapp.reminder_template_name", is("recordatorio_pago")))
                .body(json("whatsapp.reminder_template_language", is("es_MX")))
                .body(json("whatsapp.access_token_set", is(true)))
                .body(json("whatsapp.app_secret_set", is(true)))
                .body(json("whatsapp.verify_token_set", is(false)))
                .body(not(containsString("sesamo")));
        practice.as(Roles.VIEWER)
                .call()
                .get(CLINIC)
                .then()
                .body(json("whatsapp.access_token_set", is(true)))
                .body(not(containsString("sesamo")));

        var told = Events.of(Topic.CLINICS, practice.id(), 2).get(1);
        assertThat(told.data().getString("clinic.whatsapp_phone_number_id")).isEqualTo(number);
        assertThat(told.data().getString("clinic.whatsapp_business_account_id")).isEqualTo("123");
        assertThat(told.data().getString("clinic.whatsapp_base_url")).isEqualTo("https://graph.example.org/v24.0");
        assertThat(told.data().getString("clinic.reminder_template_name")).isEqualTo("recordatorio_pago");
        assertThat(told.data().getString("clinic.reminder_template_language")).isEqualTo("es_MX");
        assertThat(told.raw().value()).doesNotContain("sesamo", "token", "secret");
        assertThat(Database.rows("select name, value from clinic_secret where clinic_id = ?", practice.id()))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain("sesamo"));
    }

    @Test
    void theServiceThatSpeaksIsToldTheSecrets() {
        changes("""
                {"phone_number_id": "%s", "access_token": "sesamo-1", "app_secret": "sesamo-2",
                 "verify_token": "sesamo-3"}""".formatted(number)).statusCode(200);

        practice.as(Roles.SERVICE)
                .call()
                .get(SENDER)
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body(json("phone_number_id", is(number)))
                .body(json("base_url", nullValue()))
                .body(json("access_token", is("sesamo-1")))
                .body(json("app_secret", is("sesamo-2")))
                .body(json("verify_token", is("sesamo-3")));
        Practice.open()
                .as(Roles.SERVICE)
                .call()
                .get(SENDER)
                .then()
                .statusCode(200)
                .body(json("access_token", nullValue()));
    }

    @Test
    void aClinicSaysWhenItWritesAndOfWhat() {
        changes("""
                {"quiet_from": "21:30", "quiet_until": "08:00:00", "remind_day_before": true,
                 "appointment_template_name": "recordatorio_cita", "appointment_template_language": "es"}""")
                .statusCode(200)
                .body(json("whatsapp.quiet_from", is("21:30:00")))
                .body(json("whatsapp.quiet_until", is("08:00:00")))
                .body(json("whatsapp.remind_day_before", is(true)))
                .body(json("whatsapp.remind_hour_before", is(false)))
                .body(json("whatsapp.appointment_template_name", is("recordatorio_cita")))
                .body(json("whatsapp.appointment_template_language", is("es")));
        var told = Events.of(Topic.CLINICS, practice.id(), 2).get(1).data();
        assertThat(told.getString("clinic.quiet_from")).isEqualTo("21:30:00");
        assertThat(told.getString("clinic.quiet_until")).isEqualTo("08:00:00");
        assertThat(told.getBoolean("clinic.remind_day_before")).isTrue();
        assertThat(told.getBoolean("clinic.remind_hour_before")).isFalse();
        assertThat(told.getString("clinic.appointment_template_name")).isEqualTo("recordatorio_cita");
        assertThat(told.getString("clinic.appointment_template_language")).isEqualTo("es");

        changes("{\"quiet_until\": \"07:00\", \"remind_hour_before\": true}")
                .statusCode(200)
                .body(json("whatsapp.quiet_from", is("21:30:00")))
                .body(json("whatsapp.quiet_until", is("07:00:00")))
                .body(json("whatsapp.remind_day_before", is(true)));
        changes("{\"quiet_from\": null, \"quiet_until\": null, \"appointment_template_name\": null}")
                .statusCode(200)
                .body(json("whatsapp.quiet_from", nullValue()))
                .body(json("whatsapp.quiet_until", nullValue()))
                .body(json("whatsapp.appointment_template_name", nullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                   | {\"quiet_from\": \"21:00\"}  | quiet_until",
                "{}                                                   | {\"quiet_until\": \"08:00\"} | quiet_from",
                "{\"quiet_from\": \"21:00\", \"quiet_until\": \"08:00\"}  | {\"quiet_from\": null}     | quiet_from",
                "{\"quiet_from\": \"21:00\", \"quiet_until\": \"08:00\"}  | {\"quiet_until\": null}    | quiet_until",
                "{\"quiet_from\": \"21:00\", \"quiet_until\": \"08:00\"}  | {\"quiet_from\": \"08:00\"}  | quiet_until",
            })
    void quietTimesComeInPairs(String before, String change, String field) {
        changes(before);
        var version = Database.value("select version from clinic where id = ?", practice.id());

        changes(change)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains("whatsapp." + field)));
        assertThat(Database.value("select version from clinic where id = ?", practice.id()))
                .isEqualTo(version);
    }

    @Test
    void whatIsNotSentStaysAndNullClears() {
        changes("{\"phone_number_id\": \"%s\", \"access_token\": \"uno\", \"app_secret\": \"dos\"}".formatted(number));

        changes("{\"access_token\": \"tres\", \"phone_number_id\": null}")
                .statusCode(200)
                .body(json("whatsapp.phone_number_id", nullValue()))
                .body(json("whatsapp.app_secret_set", is(true)));
        practice.as(Roles.SERVICE)
                .call()
                .get(SENDER)
                .then()
                .body(json("access_token", is("tres")))
                .body(json("app_secret", is("dos")));
        changes("{\"access_token\": null}").statusCode(200).body(json("whatsapp.access_token_set", is(false)));
        practice.as(Roles.SERVICE)
                .call()
                .get(SENDER)
                .then()
                .body(json("access_token", nullValue()))
                .body(json("app_secret", is("dos")));
        practice.owner()
                .call()
                .body("{\"name\": \"Otra\"}")
                .patch(CLINIC)
                .then()
                .statusCode(200)
                .body(json("whatsapp.app_secret_set", is(true)));
    }

    @Test
    void anotherSecretIsNewsAndTheSameIsNone() {
        changes("{\"access_token\": \"uno\"}").statusCode(200).header("ETag", is("\"2\""));
        changes("{\"access_token\": \"uno\"}").statusCode(200).header("ETag", is("\"2\""));
        changes("{\"app_secret\": null}").statusCode(200).header("ETag", is("\"2\""));
        changes("{\"access_token\": \"dos\"}").statusCode(200).header("ETag", is("\"3\""));

        assertThat(Events.of(Topic.CLINICS, practice.id(), 3))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void twoClinicsDoNotSendFromOneNumber() {
        var other = Practice.open();
        var clinics = new Practice[] {practice, other};
        var wanted = "{\"whatsapp\": {\"phone_number_id\": \"%s\", \"access_token\": \"uno\"}}".formatted(number);

        var codes = Crowd.counts(
                2, nth -> clinics[nth].owner().call().body(wanted).patch(CLINIC).statusCode());

        assertThat(codes).containsEntry(200, 1L).containsEntry(409, 1L);
        Practice.open()
                .owner()
                .call()
                .body(wanted)
                .patch(CLINIC)
                .then()
                .statusCode(409)
                .body(json("code", is("SENDER_TAKEN")))
                .body(json("details.field", contains("whatsapp.phone_number_id")));
        assertThat(Database.value(
                        "select count(*) from clinic_secret where clinic_id in (?, ?)", practice.id(), other.id()))
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void onlyTheOwnerChangesIt(String role) {
        practice.as(role)
                .call()
                .body("{\"whatsapp\": {\"access_token\": \"mine\"}}")
                .patch(CLINIC)
                .then()
                .statusCode(403);
    }

    @Test
    void onThisMachineATokenMayGoInTheClear() {
        changes("{\"base_url\": \"http://localhost:8080/v24.0\"}").statusCode(200);
        changes("{\"base_url\": \"http://127.0.0.1:8080\"}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "phone_number_id            | `\"+50370001234\"`",
                "phone_number_id            | 5",
                "phone_number_id            | `\"\"`",
                "business_account_id        | `\"abc\"`",
                "base_url                   | `\"http://graph.example.org\"`",
                "base_url                   | `\"http://localhost.example.org\"`",
                "base_url                   | `\"https://user:word@example.org\"`",
                "base_url                   | `\"https://example.org?x=1\"`",
                "base_url                   | `\"ftp://example.org\"`",
                "base_url                   | `\"https://\"`",
                "base_url                   | `\"https://ex ample\"`",
                "base_url                   | `\"example.org\"`",
                "reminder_template_name     | `\"Recordatorio\"`",
                "reminder_template_language | `\"español\"`",
                "access_token               | `\"\"`",
                "access_token               | `\"uno dos\"`",
                "access_token               | `\"uno\\n\"`",
                "app_secret                 | 5",
                "verify_token               | `\"ñ\"`",
                "access_token_set           | true",
                "quiet_from                 | `\"24:00:00\"`",
                "quiet_until                | `\"8:00\"`",
                "quiet_from                 | 8",
                "remind_day_before          | null",
                "remind_hour_before         | `\"yes\"`",
                "appointment_template_name  | `\"Cita\"`",
                "appointment_template_language | `\"español\"`",
                "quiet_hours                | null",
            })
    void whatCannotBeIsRefusedByName(String field, String value) {
        changes("{\"%s\": %s}".formatted(field, value))
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", everyItem(is("whatsapp." + field))));
        assertThat(Database.value("select version from clinic where id = ?", practice.id()))
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "5", "[]"})
    void aChangeOfNothingIsRefused(String whatsapp) {
        changes(whatsapp).statusCode(400);
    }

    private ValidatableResponse changes(String whatsapp) {
        return practice.owner()
                .call()
                .body("{\"whatsapp\": " + whatsapp + "}")
                .patch(CLINIC)
                .then();
    }
}
