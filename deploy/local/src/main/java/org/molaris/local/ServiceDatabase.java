package org.molaris.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of one service and its roles: the owner migrates, app and system work and own nothing. */
public record ServiceDatabase(String name, String rolePrefix, String jdbcUrl) {

    /** Makes what is missing: a database named as the service, and the service's three roles. */
    public static ServiceDatabase create(LocalPostgres postgres, String service, Passwords passwords) {
        return create(postgres, service, service, passwords);
    }

    /** Makes what is missing: a database of any name that the roles of the prefix use. */
    public static ServiceDatabase create(LocalPostgres postgres, String name, String rolePrefix, Passwords passwords) {
        var database = new ServiceDatabase(name, rolePrefix, postgres.jdbcUrl(name));
        try {
            try (var connection = postgres.connect("postgres")) {
                database.makeRoles(connection, passwords);
                database.makeDatabase(connection);
            }
            try (var connection = postgres.connect(name)) {
                database.grant(connection);
            }
        } catch (SQLException e) {
            throw new LaunchException("The database %s could not be made: %s.".formatted(name, e.getMessage()), e);
        }
        return database;
    }

    /** An empty one beside that of the service, of its roles, which are there; one of the name goes first. */
    static ServiceDatabase fresh(int port, String superuserPassword, String name, String rolePrefix)
            throws SQLException {
        var database = new ServiceDatabase(name, rolePrefix, LocalPostgres.jdbcUrl(port, name));
        var server = LocalPostgres.jdbcUrl(port, "postgres");
        try (var connection = DriverManager.getConnection(server, LocalPostgres.SUPERUSER, superuserPassword)) {
            execute(connection, "drop database if exists %I with (force)", name);
            database.makeDatabase(connection);
        }
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), LocalPostgres.SUPERUSER, superuserPassword)) {
            database.grant(connection);
        }
        return database;
    }

    /** It goes, whoever uses it. */
    void drop(int port, String superuserPassword) throws SQLException {
        var server = LocalPostgres.jdbcUrl(port, "postgres");
        try (var connection = DriverManager.getConnection(server, LocalPostgres.SUPERUSER, superuserPassword)) {
            execute(connection, "drop database if exists %I with (force)", name);
        }
    }

    /** Owns the schema; runs the migrations. */
    public String owner() {
        return rolePrefix + "_owner";
    }

    /** Works for one clinic at a time. */
    public String app() {
        return rolePrefix + "_app";
    }

    /** Finds work that has no clinic yet. */
    public String system() {
        return rolePrefix + "_system";
    }

    private void makeRoles(Connection connection, Passwords passwords) throws SQLException {
        makeRole(connection, owner(), passwords.owner());
        makeRole(connection, app(), passwords.app());
        makeRole(connection, system(), passwords.system());
        execute(connection, "alter role %I set transaction_timeout = '10s'", app());
        execute(connection, "alter role %I set idle_in_transaction_session_timeout = '15s'", app());
        execute(connection, "alter role %I set idle_in_transaction_session_timeout = '15s'", system());
    }

    private static void makeRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "create role %I", role);
        }
        execute(
                connection,
                "alter role %I login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication",
                role);
        execute(connection, "alter role %I password %L", role, password);
    }

    private void makeDatabase(Connection connection) throws SQLException {
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database %I owner %I", name, owner());
        }
        execute(connection, "revoke all on database %I from public", name);
        execute(connection, "revoke all on database postgres from public");
        execute(connection, "grant connect on database %I to %I, %I", name, app(), system());
    }

    private void grant(Connection connection) throws SQLException {
        execute(connection, "alter schema public owner to %I", owner());
        execute(connection, "revoke all on schema public from public");
        execute(connection, "grant usage on schema public to %I, %I", app(), system());
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Runs a statement whose names and passwords the server itself has quoted. */
    private static void execute(Connection connection, String form, String... words) throws SQLException {
        var placeholders = ", ?".repeat(words.length);
        String quoted;
        try (var format = connection.prepareStatement("select format(?" + placeholders + ")")) {
            format.setString(1, form);
            for (int i = 0; i < words.length; i++) {
                format.setString(i + 2, words[i]);
            }
            try (var row = format.executeQuery()) {
                row.next();
                quoted = row.getString(1);
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute(quoted);
        }
    }
}
