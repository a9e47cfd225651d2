package org.molaris.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The module's database as it really is: seen by the superuser, whom no policy hides a row from. */
public final class Database {

    /** Kept for the next question: to open one costs more than most that is asked. */
    private static final Queue<Connection> IDLE = new ConcurrentLinkedQueue<>();

    private Database() {}

    /** Every row, by column name. */
    public static List<Map<String, Object>> rows(String query, Object... values) {
        try {
            var kept = IDLE.poll();
            var connection = kept != null && kept.isValid(1) ? kept : asSuperuser();
            var rows = rows(connection, query, values);
            IDLE.add(connection);
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query + ": " + e.getMessage(), e);
        }
    }

    /** Leaves nothing behind in the session; one that failed is not used again. */
    private static List<Map<String, Object>> rows(Connection connection, String query, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(query);
                var cleaning = connection.createStatement()) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var rows = new ArrayList<Map<String, Object>>();
            if (statement.execute()) {
                var found = statement.getResultSet();
                while (found.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.put(found.getMetaData().getColumnLabel(column), found.getObject(column));
                    }
                    rows.add(row);
                }
            }
            cleaning.execute("discard all");
            return rows;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The one value of a query. */
    public static Object value(String query, Object... values) {
        return rows(query, values).get(0).values().iterator().next();
    }

    public static void execute(String statement, Object... values) {
        rows(statement, values);
    }

    /** A connection that no policy binds. */
    public static Connection asSuperuser() throws SQLException {
        return as("postgres", Infrastructure.setting(Infrastructure.SUPERUSER_PASSWORD));
    }

    /** A connection of the application's own role, to see what the policies let through. */
    public static Connection asApp() throws SQLException {
        return as(
                Infrastructure.setting("molaris.database.name") + "_app",
                Infrastructure.setting("molaris.database.app.password"));
    }

    /** A connection of the role that works across clinics. */
    public static Connection asSystem() throws SQLException {
        return as(
                Infrastructure.setting("molaris.database.name") + "_system",
                Infrastructure.setting("molaris.database.system.password"));
    }

    private static Connection as(String role, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s?prepareThreshold=0"
                        .formatted(
                                Infrastructure.setting("molaris.database.host"),
                                Infrastructure.setting("molaris.database.port"),
                                Infrastructure.setting("molaris.database.name")),
                role,
                password);
    }
}
