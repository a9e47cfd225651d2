package org.molaris.suite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.molaris.local.Suite;

/** What the database of payments really holds, whatever anybody was answered. */
record Ledger(Suite suite) {

    Set<String> paymentsOf(UUID plan) {
        return new TreeSet<>(column("select id::text from payment where payment_plan_id = '" + plan + "'"));
    }

    /** What is wrong with the books: there must be nothing. */
    List<String> findings() {
        return column("select coalesce(payment_plan_id::text, 'no plan') || ': ' || finding from verify_ledger()");
    }

    /** How many of these patients payment-service knows of. */
    long known(Collection<UUID> patients) {
        var ids = patients.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return column("select id::text from patient where id in (" + ids + ")").size();
    }

    String nameOf(UUID patient) {
        return column("select first_name from patient where id = '" + patient + "'")
                .get(0);
    }

    /** As a database made anew has none, while the broker still has the offsets of the old one. */
    void loseCopies() {
        try (var connection = suite.postgres().server().connect("payment");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // plans refer to the copies
            statement.execute("delete from patient; delete from treatment_plan; delete from clinic; delete from inbox;"
                    + " delete from heard_partition");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody else changes the plan until this commits. */
    Connection lock(UUID plan) throws SQLException {
        var connection = suite.postgres().server().connect("payment");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select from payment_plan where id = '" + plan + "' for update");
        }
        return connection;
    }

    boolean waitsForALock() {
        return !column("select pid::text from pg_stat_activity where wait_event_type = 'Lock'")
                .isEmpty();
    }

    long connectionsIdleInTransaction() {
        return column("select pid::text from pg_stat_activity where state like 'idle in transaction%'")
                .size();
    }

    long eventsWaiting() {
        return column("select id::text from outbox").size();
    }

    private List<String> column(String query) {
        try (var connection = suite.postgres().server().connect("payment");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
