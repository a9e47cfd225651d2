package org.molaris.local;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./molaris verify-audit}: whether every clinic's audit is as it was recorded; exit code 0 when so. */
@Command(
        name = "verify-audit",
        description =
                "Check the chain of every clinic's audit; exit code 0 when nothing was removed, changed or put in.")
final class VerifyAuditCommand implements Callable<Integer> {

    private static final String DATABASE = "clinic";

    @Mixin
    private OnData on;

    @Override
    public Integer call() {
        var suite = RunningSuite.on(on.folder());
        var url = LocalPostgres.jdbcUrl(suite.port(PostgresPart.NAME), DATABASE);
        var password = Secrets.in(suite.data()).passwords(DATABASE).owner();
        try (var database = DriverManager.getConnection(url, DATABASE + "_owner", password)) {
            // What is shown is what is checked, whatever is added meanwhile.
            database.setAutoCommit(false);
            database.setReadOnly(true);
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            printEnds(database, System.out);
            return printFindings(database, System.out) == 0 ? 0 : 1;
        } catch (SQLException e) {
            throw new LaunchException("The audit could not be read: %s.".formatted(e.getMessage()), e);
        }
    }

    /** Whoever keeps these elsewhere would also see an audit that was rewritten as a whole. */
    private static void printEnds(Connection database, PrintStream output) throws SQLException {
        try (var statement = database.createStatement();
                var ends = statement.executeQuery("select * from audit_ends()")) {
            while (ends.next()) {
                output.printf(
                        "clinic %s: %d entries, digest %s%n",
                        ends.getString("clinic_id"), ends.getLong("place"), ends.getString("digest"));
            }
        }
    }

    private static int printFindings(Connection database, PrintStream output) throws SQLException {
        try (var statement = database.createStatement();
                var findings = statement.executeQuery("select * from verify_audit()")) {
            int found = 0;
            while (findings.next()) {
                found++;
                output.printf(
                        "clinic %s, entry %d: %s%n",
                        findings.getString("clinic_id"), findings.getLong("place"), findings.getString("finding"));
            }
            output.println(found == 0 ? "Every audit is as it was recorded." : "Broken audits: %d.".formatted(found));
            return found;
        }
    }
}
