package org.molaris.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Makes a service's copies of what others own anew. A process of the service that publishes nothing and does no job hears the
 * topics on an empty database of its own; what it knows in the end is taken over in one transaction, while the service goes
 * on. What copies once brought about does not come about again: in that database there is nothing else.
 */
final class Rebuild {

    /** The tables of which a schema says that they follow from the topics alone. */
    private static final String TABLES = """
            select relname from pg_class where relkind = 'r' and obj_description(oid, 'pg_class') = 'copy' order by oid""";

    private static final String COLUMNS = """
            select attname, attnum = any(coalesce((select conkey from pg_constraint c where c.conrelid = attrelid and contype = 'p'), '{}'))
              from pg_attribute
             where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum""";

    private static final List<String> MEMORY = List.of("-Xmx160m", "-Xss512k", "-XX:TieredStopAtLevel=1");

    private final RunningSuite suite;
    private final SuiteService service;
    private final Secrets secrets;
    private final int postgres;

    Rebuild(RunningSuite suite, SuiteService service) {
        this.suite = suite;
        this.service = service;
        this.secrets = Secrets.in(suite.data());
        this.postgres = suite.port(PostgresPart.NAME);
    }

    /** How many copies there are of one kind, and how many of them were missing or not as they are told. */
    record Copies(long all, long restored) {}

    /** What was taken over, by table. */
    Map<String, Copies> run() {
        var group = "rebuild-" + service.name();
        try (var hearing = new Hearing(suite.bootstrapServers(), service.name(), group)) {
            var aside = ServiceDatabase.fresh(
                    postgres, secrets.superuser(), service.database() + "_rebuilt", service.database());
            try {
                hear(aside, group, hearing);
                return takeOver(aside);
            } finally {
                aside.drop(postgres, secrets.superuser());
            }
        } catch (SQLException | IOException e) {
            throw new LaunchException("The copies could not be rebuilt: %s.".formatted(e.getMessage()), e);
        }
    }

    private void hear(ServiceDatabase aside, String group, Hearing hearing) {
        int port = Ports.free();
        var name = "rebuild-" + service.name();
        var process = new ProcessPart(
                name,
                suite.data().log(name),
                "http://127.0.0.1:" + port,
                port,
                () -> new JvmCommand(
                        MEMORY,
                        List.of(
                                "-jar",
                                SuiteService.program(SuiteOptions.repositoryHere(), service.name())
                                        .toString()),
                        environment(aside, group, port)),
                () -> {});
        process.start();
        try {
            hearing.untilAllIsHeard(process::isRunning);
        } finally {
            process.end();
        }
    }

    private Map<String, String> environment(ServiceDatabase aside, String group, int port) {
        var passwords = secrets.passwords(service.database());
        var keys = PassportKeys.in(suite.data().keys());
        var environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", "" + port,
                "KAFKA_BOOTSTRAP_SERVERS", suite.bootstrapServers(),
                "MOLARIS_PASSPORT_KEYS", keys.publicKeys().toString(),
                "MOLARIS_DATABASE_HOST", "127.0.0.1",
                "MOLARIS_DATABASE_PORT", "" + postgres,
                "MOLARIS_DATABASE_NAME", aside.name(),
                "MOLARIS_DATABASE_OWNER_PASSWORD", passwords.owner(),
                "MOLARIS_DATABASE_APP_PASSWORD", passwords.app(),
                "MOLARIS_DATABASE_SYSTEM_PASSWORD", passwords.system()));
        environment.put("MOLARIS_DATABASE_ROLES", aside.rolePrefix());
        environment.put("MOLARIS_CLOCK_FILE", suite.data().clock().toString());
        environment.put("MOLARIS_CONSUMER_GROUP", group);
        environment.put("MOLARIS_HEARS_INSTRUCTIONS", "false");
        environment.put("MOLARIS_OUTBOX_PUBLISHED", "false");
        environment.put("QUARKUS_SCHEDULER_ENABLED", "false");
        if (service.equals(SuiteService.CLINIC)) {
            environment.put("MOLARIS_API_KEY_PEPPER", secrets.apiKeyPepperFile().toString());
            environment.put("MOLARIS_CLINIC_SECRETS_KEY", secrets.clinicSecretsKey());
        }
        keys.serviceKey(service.name())
                .map(Path::toString)
                .ifPresent(key -> environment.put("MOLARIS_SERVICE_SIGNING_KEY", key));
        return environment;
    }

    /** All or nothing, as the owner of the tables. What was told meanwhile is newer and stays. */
    private Map<String, Copies> takeOver(ServiceDatabase aside) throws SQLException, IOException {
        var password = secrets.passwords(service.database()).owner();
        var copies = new LinkedHashMap<String, Copies>();
        try (var from = DriverManager.getConnection(aside.jdbcUrl(), aside.owner(), password);
                var to = DriverManager.getConnection(
                        LocalPostgres.jdbcUrl(postgres, service.database()), aside.owner(), password)) {
            to.setAutoCommit(false);
            for (var table : tables(to)) {
                copies.put(table, takeOver(table, from, to));
            }
            to.commit();
        }
        return copies;
    }

    private static List<String> tables(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(TABLES)) {
            var tables = new ArrayList<String>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }

    private static Copies takeOver(String table, Connection from, Connection to) throws SQLException, IOException {
        var columns = columns(table, to);
        var all = String.join(", ", columns.keySet());
        var key = columns.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        var changed = columns.entrySet().stream()
                .filter(column -> !column.getValue())
                .map(column -> column.getKey() + " = excluded." + column.getKey())
                .collect(Collectors.joining(", "));
        var known = listed("known.", columns);
        var told = listed("excluded.", columns);
        try (var statement = to.createStatement()) {
            statement.execute(
                    "create temporary table told on commit drop as select %s from %s limit 0".formatted(all, table));
            var rows = new StringWriter();
            from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy %s (%s) to stdout".formatted(table, all), rows);
            long count = to.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy told from stdin", new StringReader(rows.toString()));
            long restored = statement.executeUpdate("""
                    insert into %s as known (%s) select %s from told
                        on conflict (%s) do update set %s
                     where known.version <= excluded.version and (%s) is distinct from (%s)""".formatted(table, all, all, key, changed, known, told));
            statement.execute("drop table told");
            return new Copies(count, restored);
        }
    }

    private static String listed(String prefix, Map<String, Boolean> columns) {
        return columns.keySet().stream().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    /** In their order, and whether each is part of the key. */
    private static Map<String, Boolean> columns(String table, Connection database) throws SQLException {
        try (var statement = database.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                var columns = new LinkedHashMap<String, Boolean>();
                while (found.next()) {
                    columns.put(found.getString(1), found.getBoolean(2));
                }
                return columns;
            }
        }
    }
}
