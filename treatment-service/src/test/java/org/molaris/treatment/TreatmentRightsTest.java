package org.molaris.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.data.Ids;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.DatabaseRights;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentRightsTest extends DatabaseRights {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from treatment_plan",
                "delete from procedure_code",
                "delete from procedure",
                "update procedure_category set name = 'x'",
                "delete from patient",
                "truncate plan_item",
                "update treatment_plan set clinic_id = gen_random_uuid()",
                "update treatment_plan set saved_from = null",
                "update treatment_plan set created_at = now()",
                "update procedure set clinic_id = gen_random_uuid()",
                "update procedure set created_at = now()",
                "update plan_item set clinic_id = gen_random_uuid()",
                "update plan_item set treatment_plan_id = gen_random_uuid()",
                "update plan_item set procedure_id = gen_random_uuid()",
                "update saved_item set treatment_plan_id = gen_random_uuid()",
                "update saved_item set procedure_number = 1",
                "delete from treatment_settings",
                "update procedure_code set clinic_id = gen_random_uuid()"
            })
    void whatMayNeverHappenIsNotAllowed(String statement) throws SQLException {
        try (var app = Database.asApp()) {
            assertThatThrownBy(() -> app.createStatement().execute(statement))
                    .hasMessageContaining("permission denied");
        }
    }

    @Override
    protected void somethingIsThere() {
        var practice = Practice.open();
        practice.step(practice.plan("x"), "x");
        practice.owner()
                .call()
                .body("{\"save_signed_to_pdf\": true}")
                .patch("/api/dental/treatment-settings")
                .then()
                .statusCode(200);
    }

    @Test
    void theTablesThemselvesRefuseWhatIsNoPlan() {
        var practice = Practice.open();
        var plan = practice.plan("x");
        var step = practice.step(plan, "x");
        practice.step(plan, "y");
        var theirs = Practice.open().plan("x");

        refused("update plan_item set step_order = 2 where id = ?", step, "one_step_at_each_place");
        refused("update plan_item set step_order = 0 where id = ?", step, "step_order_check");
        refused("update plan_item set treatment_plan_id = '%s' where id = ?".formatted(theirs), step, "foreign key");
        refused("update treatment_plan set estimated_total = 0 where id = ?", plan, "estimated_total_check");
        refused("update treatment_plan set status = 'done' where id = ?", plan, "status_check");
        refused("update treatment_plan set title = '' where id = ?", plan, "title_check");
        refused("update treatment_plan set signature_text = 'x' where id = ?", plan, "only_copies_are_signed");
        refused("update treatment_plan set patient_id = gen_random_uuid() where id = ?", plan, "foreign key");
        refused(
                "update procedure set done_at = now() where id = (select procedure_id from plan_item where id = ?)",
                step,
                "done_at_some_time");
        refused("delete from treatment_plan where id = ?", plan, "foreign key");
    }

    /** Whatever the code does: the paper that somebody has signed stays as it was. */
    @Test
    void whatIsSignedNobodyCorrects() throws SQLException {
        var practice = Practice.open();
        var plan = practice.plan("x");
        var copy = Ids.next();
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title, saved_from, saved_on)
                select ?, clinic_id, patient_id, title, id, '2026-01-15' from treatment_plan where id = ?""", copy, plan);
        Database.execute("""
                insert into saved_item (id, clinic_id, treatment_plan_id, procedure_id, item_order, name)
                select uuid_v7(), clinic_id, id, uuid_v7(), 1, 'x' from treatment_plan where id = ?""", copy);

        assertThat(corrects(practice)).isEqualTo(1);
        Database.execute("update treatment_plan set signature = 'x', signed_at = now() where id = ?", copy);
        assertThat(corrects(practice)).isZero();
        assertThat(asApp(practice, "delete from saved_item")).isZero();
    }

    private static int corrects(Practice practice) throws SQLException {
        return asApp(practice, "update saved_item set fee = 1, name = 'y'");
    }

    private static int asApp(Practice practice, String statement) throws SQLException {
        try (var app = Database.asApp();
                var session = app.createStatement()) {
            session.execute("set app.clinic_id = '" + practice.clinic() + "'");
            return session.executeUpdate(statement);
        }
    }

    private static void refused(String statement, UUID id, String reason) {
        assertThatThrownBy(() -> Database.execute(statement, id)).hasMessageContaining(reason);
    }
}
