package org.molaris.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.molaris.local.LaunchException;
import org.molaris.local.Suite;

/** The database of a service, as the superuser sees it. */
record Database(Suite suite, String name) {

    Connection connect() throws SQLException {
        return suite.postgres().server().connect(name);
    }

    /** In one connection, each on its own. */
    void execute(String... statements) {
        try (var connection = connect();
                var executed = connection.createStatement()) {
            for (var statement : statements) {
                executed.execute(statement);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    long number(String query) {
        return Long.parseLong(word(query));
    }

    String word(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    String serverVersion() {
        return word("show server_version");
    }

    LaunchException failed(SQLException e) {
        return new LaunchException("The database %s fails: %s".formatted(name, e.getMessage()), e);
    }
}
