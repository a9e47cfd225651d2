package org.molaris.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the database of every service must refuse, whatever the code does. A service's test extends it. */
public abstract class DatabaseRights {

    private static final String TABLES =
            " from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                    + " and relname <> 'flyway_schema_history'";

    /** They are of no clinic and do not grow with them: one row, one for each partition, one for each maker of programs. */
    private static final String OF_NO_CLINIC = "'relay_lease', 'heard_partition', 'developer'";

    /**
     * What is looked for before a clinic is known: events by the order in which they wait, a clinic by its short name, its
     * number or its sender, a key by its prefix. The clinic itself is kept under its own id.
     */
    private static final String UNIQUE_EVERYWHERE =
            "'outbox_pkey', 'clinic_pkey', 'clinic_slug_key', 'clinic_by_number', 'clinic_sender_key', 'api_key_prefix_key'";

    @Test
    void everyTableHasRowLevelSecurity() {
        assertThat(Database.rows("select relname" + TABLES + " and not relrowsecurity"))
                .isEmpty();
    }

    @Test
    void everyTableOfClinicsIsBoundToTheCurrentOne() {
        assertThat(Database.rows("select relname" + TABLES
                        + " and relname not in ('relay_lease', 'heard_partition') and not exists (select from pg_policies p"
                        + " where p.tablename = c.relname and array_to_string(p.roles, ',') like '%\\_app'"
                        + " and coalesce(p.qual, '') || coalesce(p.with_check, '') like '%current_clinic()%')"))
                .isEmpty();
    }

    /** So that rows can be spread over databases by their clinic: docs/scale.md. */
    @Test
    void everyKeyContainsTheClinicSoThatTablesCanBeSpreadByIt() {
        assertThat(Database.rows(
                        "select c.relname, i.relname as key from pg_index x join pg_class c on c.oid = x.indrelid"
                                + " join pg_class i on i.oid = x.indexrelid where x.indisunique"
                                + " and c.relnamespace = 'public'::regnamespace"
                                + " and c.relname not in ('flyway_schema_history', " + OF_NO_CLINIC + ")"
                                + " and i.relname not in (" + UNIQUE_EVERYWHERE + ")"
                                + " and not exists (select from pg_attribute a where a.attrelid = c.oid"
                                + " and a.attname = 'clinic_id' and a.attnum = any (x.indkey))"))
                .isEmpty();
    }

    @Test
    void noPolicyOfTheApplicationIsOpen() {
        assertThat(Database.rows("select tablename from pg_policies where array_to_string(roles, ',') like '%\\_app'"
                        + " and (qual = 'true' or with_check = 'true')"))
                .isEmpty();
    }

    @Test
    void theRolesThatWorkOwnNothingAndBypassNothing() {
        assertThat(Database.rows(
                        "select rolname from pg_roles where (rolname like '%\\_app' or rolname like '%\\_system')"
                                + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"))
                .isEmpty();
        assertThat(Database.rows("select relname from pg_class where pg_get_userbyid(relowner) like '%\\_app'"
                        + " or pg_get_userbyid(relowner) like '%\\_system'"))
                .isEmpty();
        assertThat(Database.value("select count(*) from pg_roles where rolname like '%\\_app'"))
                .isEqualTo(1L);
    }

    /** Puts a row into each of the service's own tables. */
    protected abstract void somethingIsThere();

    @Test
    void withoutAClinicEveryTableIsEmpty() throws SQLException {
        somethingIsThere();
        long seen = 0;
        try (var app = Database.asApp();
                var statement = app.createStatement()) {
            for (var table : Database.rows("select relname" + TABLES
                    + " and has_table_privilege(current_database() || '_app', c.oid, 'select')")) {
                var name = table.get("relname").toString();
                seen += (long) Database.value("select count(*) from " + name);
                assertThat(statement.executeQuery("select 1 from " + name).next())
                        .as(name)
                        .isFalse();
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void theApplicationChangesNoSchema() throws SQLException {
        try (var app = Database.asApp()) {
            assertThatThrownBy(() -> app.createStatement().execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }
}
