package org.molaris.treatment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
                "delete from saved_item",
                "delete from procedure_code",
                "delete from patient",
                "truncate plan_item",
                "update treatment_plan set clinic_id = gen_random_uuid()",
                "update treatment_plan set saved_from = null",
                "update treatment_plan set saved_on = current_date",
                "update treatment_plan set created_at = now()",
                "update procedure set clinic_id = gen_random_uuid()",
                "update procedure set discount = 1",
                "update plan_item set clinic_id = gen_random_uuid()",
                "update plan_item set treatment_plan_id = gen_random_uuid()",
                "update plan_item set procedure_id = gen_random_uuid()",
                "update saved_item set fee = 1",
                "update saved_item set name = 'x'",
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

    private static void refused(String statement, UUID id, String reason) {
        assertThatThrownBy(() -> Database.execute(statement, id)).hasMessageContaining(reason);
    }
}
