package org.molaris.recall;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.DatabaseRights;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class RecallRightsTest extends DatabaseRights {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from campaign",
                "delete from campaign_night",
                "delete from message",
                "delete from patient",
                "truncate message",
                "update campaign set clinic_id = gen_random_uuid()",
                "update campaign set created_at = now()",
                "update campaign_night set night = current_date",
                "update message set clinic_id = gen_random_uuid()",
                "update message set campaign_id = gen_random_uuid()",
                "update message set night = current_date",
                "update message set occasion = 'x'",
                "update suppressed_phone set phone = 'x'"
            })
    void whatMayNeverHappenIsNotAllowed(String statement) throws SQLException {
        try (var app = Database.asApp()) {
            assertThatThrownBy(() -> app.createStatement().execute(statement))
                    .hasMessageContaining("permission denied");
        }
    }

    /** Who finds work across clinics sees neither names nor phones nor words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from clinic",
                "select phone from message",
                "select text from message",
                "select patient_id from message",
                "select first_name from patient",
                "select name from campaign"
            })
    void whatCrossesClinicsIsNobodysName(String statement) throws SQLException {
        try (var system = Database.asSystem()) {
            assertThatThrownBy(() -> system.createStatement().execute(statement))
                    .hasMessageContaining("permission denied");
        }
    }

    @Override
    protected void somethingIsThere() {
        var practice = Practice.open();
        var patient = practice.patient("Ana", "+50370000001");
        practice.visited(patient, Instant.parse("2026-01-10T15:00:00Z"), "limpieza");
        contact(practice.clinic(), practice.campaign(null, 180, LocalTime.of(9, 0)), patient);
    }

    @Test
    void nobodyIsCalledBackTwiceOnOneDay() {
        var practice = Practice.open();
        var patient = practice.patient("Ana", "+50370000001");
        contact(practice.clinic(), practice.campaign(null, 180, LocalTime.of(9, 0)), patient);
        var another = practice.campaign(null, 90, LocalTime.of(9, 0));

        assertThatThrownBy(() -> contact(practice.clinic(), another, patient))
                .hasMessageContaining("contact_once_a_day");
    }

    @Test
    void aContactOfACampaignOfAnotherClinicIsRefusedByTheTableItself() {
        var practice = Practice.open();
        var theirs = Practice.open().campaign(null, 180, LocalTime.of(9, 0));

        assertThatThrownBy(() -> contact(practice.clinic(), theirs, UUID.randomUUID()))
                .hasMessageContaining("foreign key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send_time = '24:00'",
                "max_attempts = 6",
                "max_attempts = 0",
                "recall_interval_days = 0",
                "name = ''",
                "message_template = ''",
                "template_name = 'x'"
            })
    void theTableItselfRefusesWhatIsNoCampaign(String wrong) {
        var campaign = Practice.open().campaign(null, 180, LocalTime.of(9, 0));

        assertThatThrownBy(() -> Database.execute("update campaign set " + wrong + " where id = ?", campaign))
                .hasMessageContaining("violates check constraint");
    }

    private static void contact(UUID clinic, UUID campaign, UUID patient) {
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, due_at, queued_at)"
                        + " values (gen_random_uuid(), ?, 'recall', ?, ?, '2026-01-10', '2025-01-10', now(), now())",
                clinic,
                patient,
                campaign);
    }
}
