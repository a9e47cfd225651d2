package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** What a service's database keeps of what others own. */
record Copies(Connection database) {

    private static final String TABLES = """
            select relname from pg_class where relkind = 'r' and obj_description(oid, 'pg_class') = 'copy' order by relname""";

    List<String> tables() throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(TABLES)) {
            var tables = new ArrayList<String>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }

    /** By table: how many rows there are, and a digest of all that stands in them. */
    TreeMap<String, String> digests() throws SQLException {
        var digests = new TreeMap<String, String>();
        for (var table : tables()) {
            try (var statement = database.createStatement();
                    var rows = statement.executeQuery(
                            "select t::text from %s t order by t::text collate \"C\"".formatted(table))) {
                var digest = MessageDigest.getInstance("SHA-256");
                int count = 0;
                while (rows.next()) {
                    digest.update(rows.getString(1).getBytes(UTF_8));
                    count++;
                }
                digests.put(table, count + " " + HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return digests;
    }

    /** Half of them go, as if nothing depended on them; what is left says nothing that is true. */
    void spoil() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var table : tables()) {
                var key = table.equals("clinic") ? "clinic_id" : "id";
                statement.execute("delete from %s where hashtext(%s::text) %% 2 = 0".formatted(table, key));
                statement.execute("update %s set version = 0".formatted(table));
            }
            statement.execute("reset session_replication_role");
        }
    }
}
