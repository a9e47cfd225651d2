package org.molaris.payment.ledger;

import java.sql.SQLException;
import java.util.UUID;
import org.molaris.test.Database;

/** Payments of one cent each that were recorded one a second, as if one by one: their triggers alone are spared. */
final class ManyPayments {

    private ManyPayments() {}

    static void on(UUID plan, int count) {
        try (var connection = Database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    insert into payment (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, notes, created_at)
                    select gen_random_uuid(), clinic_id, id, version + n, 0.01, date '2026-01-31', repeat('x', 200),
                           created_at + n * interval '1 second'
                      from payment_plan, generate_series(1, %2$d) n
                     where id = '%1$s'""".formatted(plan, count));
            statement.execute("""
                    update payment_plan set amount_paid = amount_paid + %2$d * 0.01, version = version + %2$d
                     where id = '%1$s'""".formatted(plan, count));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
