package org.molaris.payment;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PaymentRightsTest extends DatabaseRights {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from payment",
                "delete from payment_plan",
                "update payment set amount = 1",
                "update payment set paid_on = current_date",
                "update payment set payment_plan_id = gen_random_uuid()",
                "update payment_plan set clinic_id = gen_random_uuid()",
                "update payment_plan set treatment_plan_id = null",
                "update payment set plan_version = 1",
                "update instalment set amount = 1",
                "truncate payment"
            })
    void moneyCannotBeUndone(String statement) throws SQLException {
        try (var app = Database.asApp()) {
            assertThatThrownBy(() -> app.createStatement().execute(statement))
                    .hasMessageContaining("permission denied");
        }
    }

    @Override
    protected void somethingIsThere() {
        var practice = Practice.open();
        practice.pays(practice.planOf("10"), "1").statusCode(201);
    }

    @Test
    void aVoidIsForGood() {
        var practice = Practice.open();
        String payment = practice.pays(practice.planOf("10"), "1")
                .extract()
                .as(Json.class)
                .at("payment.id");
        practice.voids(payment, "x").statusCode(200);

        assertThatThrownBy(() -> Database.execute(
                        "update payment set voided_at = null, void_reason = null, voided_by = null where id = ?",
                        UUID.fromString(payment)))
                .hasMessageContaining("was voided before");
    }

    /** Each would leave a plan and its payments telling two stories: the application itself may not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payment_plan set amount_paid = amount_paid + 1, version = version + 1 where id = '%1$s'",
                "update payment_plan set amount_paid = amount_paid - 1, version = version + 1 where id = '%1$s'",
                """
                insert into payment (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, created_at)
                select gen_random_uuid(), clinic_id, id, version, 1, current_date, now()
                  from payment_plan where id = '%1$s'""",
                """
                with plan as (update payment_plan set version = version + 1 where id = '%1$s' returning *)
                insert into payment (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, created_at)
                select gen_random_uuid(), clinic_id, id, version, 1, current_date, now() from plan""",
                """
                with plan as (update payment_plan set amount_paid = amount_paid + 2, version = version + 1
                               where id = '%1$s' returning *)
                insert into payment (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, created_at)
                select gen_random_uuid(), clinic_id, id, version, 1, current_date, now() from plan""",
                """
                update payment set voided_at = now(), void_reason = 'x', voided_by = 'x', void_version = plan_version
                 where payment_plan_id = '%1$s'""",
                """
                with plan as (update payment_plan set version = version + 1 where id = '%1$s' returning *)
                update payment m set voided_at = now(), void_reason = 'x', voided_by = 'x', void_version = plan.version
                  from plan where m.payment_plan_id = plan.id""",
                "insert into instalment select clinic_id, id, current_date, 9, 9 from payment_plan where id = '%1$s'",
                """
                insert into payment_plan (id, clinic_id, patient_id, description, total_amount, amount_paid, created_at, updated_at)
                select gen_random_uuid(), clinic_id, patient_id, 'x', 10, 1, now(), now()
                  from payment_plan where id = '%1$s'"""
            })
    void moneyMovesByPaymentsAlone(String statement) throws SQLException {
        var practice = Practice.open();
        var plan = practice.planOf("10");
        practice.pays(plan, "1").statusCode(201);

        try (var app = Database.asApp()) {
            app.setAutoCommit(false);
            app.createStatement()
                    .execute("select set_config('app.clinic_id', '%s', true)".formatted(practice.clinic()));
            assertThatThrownBy(() -> {
                        app.createStatement().execute(statement.formatted(plan));
                        app.commit();
                    })
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .asString()
                    .startsWith("23");
        }
        assertThat(Database.rows("select finding from verify_ledger() where payment_plan_id = ?", plan))
                .isEmpty();
    }

    @Test
    void whatDoesNotAddUpIsFound() throws SQLException {
        var practice = Practice.open();
        var plan = practice.planOf("10");
        practice.pays(plan, "1").statusCode(201);

        try (var owner = Database.asSuperuser()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("set local session_replication_role = replica");
            owner.createStatement().execute("update payment_plan set amount_paid = 2 where id = '" + plan + "'");
            var found = owner.createStatement()
                    .executeQuery("select finding from verify_ledger() where payment_plan_id = '" + plan + "'");
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("amount_paid is 2.00, its payments are 1.00");
            owner.rollback();
        }
    }

    @Test
    void moreThanAgreedIsRefusedByTheTableItself() {
        var practice = Practice.open();
        var plan = practice.planOf("10");

        assertThatThrownBy(() -> Database.execute("update payment_plan set amount_paid = 10.01 where id = ?", plan))
                .hasMessageContaining("never_more_than_agreed");
        assertThatThrownBy(() -> Database.execute("update payment_plan set amount_paid = -0.01 where id = ?", plan))
                .hasMessageContaining("never_more_than_agreed");
    }

    @Test
    void aPlanOfAPatientOfAnotherClinicIsRefusedByTheTableItself() {
        var practice = Practice.open();
        var neighbour = Practice.open();

        assertThatThrownBy(() -> Database.execute(
                        "insert into payment_plan (id, clinic_id, patient_id, description, total_amount, created_at, updated_at)"
                                + " values (?, ?, ?, 'x', 1, now(), now())",
                        UUID.randomUUID(),
                        practice.clinic(),
                        neighbour.patient()))
                .hasMessageContaining("foreign key");
        assertThat(practice.planOf("1")).isNotNull();
    }
}
