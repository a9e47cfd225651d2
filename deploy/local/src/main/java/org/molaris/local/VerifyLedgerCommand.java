package org.molaris.local;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./molaris verify-ledger}: whether every plan of every clinic agrees with its payments; exit code 0 when so. */
@Command(name = "verify-ledger", description = "Check every payment plan of every clinic; exit code 0 when all add up.")
final class VerifyLedgerCommand implements Callable<Integer> {

    private static final String DATABASE = "payment";
    private static final int SHOWN = 100;

    @Mixin
    private OnData on;

    @Override
    public Integer call() {
        var suite = RunningSuite.on(on.folder());
        var url = LocalPostgres.jdbcUrl(suite.port(PostgresPart.NAME), DATABASE);
        var password = Secrets.in(suite.data()).passwords(DATABASE).owner();
        try (var database = DriverManager.getConnection(url, DATABASE + "_owner", password)) {
            // What is counted is what is checked, whatever is paid meanwhile.
            database.setAutoCommit(false);
            database.setReadOnly(true);
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            printSize(database, System.out);
            return printFindings(database, System.out) == 0 ? 0 : 1;
        } catch (SQLException e) {
            throw new LaunchException("The ledger could not be read: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void printSize(Connection database, PrintStream output) throws SQLException {
        try (var statement = database.createStatement();
                var size = statement.executeQuery("select * from ledger_size()")) {
            size.next();
            output.printf(
                    "Checking every plan of every clinic: clinics %d, plans %d, payments %d (of them voided %d),"
                            + " instalments %d.%n",
                    size.getLong("clinics"),
                    size.getLong("plans"),
                    size.getLong("payments"),
                    size.getLong("voided"),
                    size.getLong("instalments"));
        }
    }

    private static long printFindings(Connection database, PrintStream output) throws SQLException {
        try (var statement = database.createStatement();
                var findings = statement.executeQuery("select * from verify_ledger()")) {
            long found = 0;
            while (findings.next()) {
                if (++found <= SHOWN) {
                    output.printf(
                            "clinic %s, plan %s: %s%n",
                            findings.getString("clinic_id"),
                            findings.getString("payment_plan_id"),
                            findings.getString("finding"));
                }
            }
            if (found > SHOWN) {
                output.printf("... and %d more.%n", found - SHOWN);
            }
            output.println(found == 0 ? "Everything adds up." : "Findings: %d.".formatted(found));
            return found;
        }
    }
}
