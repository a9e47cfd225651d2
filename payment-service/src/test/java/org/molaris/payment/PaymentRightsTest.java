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
        String payment = practice.pays(practice.planOf("10"), "1").extract().path("payment.id");
        practice.voids(payment, "x").statusCode(200);

        assertThatThrownBy(() -> Database.execute(
                        "update payment set voided_at = null, void_reason = null, voided_by = null where id = ?",
                        UUID.fromString(payment)))
                .hasMessageContaining("was voided before");
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
