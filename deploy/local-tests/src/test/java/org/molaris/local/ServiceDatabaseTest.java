package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceDatabaseTest {

    private static final Passwords PASSWORDS = new Passwords("owner's \\ \"word\"", "$app$", "sys;tem -- ");

    private static LocalPostgres postgres;
    private static ServiceDatabase payment;

    @BeforeAll
    static void make() {
        postgres = LocalPostgres.throwAway();
        payment = ServiceDatabase.create(postgres, "payment", PASSWORDS);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void theOwnerMigratesAndTheOthersOnlyUseWhatTheyAreGranted() throws SQLException {
        run("payment", payment.owner(), PASSWORDS.owner(), "create table plan (id int)", "create extension pg_trgm");

        assertThatThrownBy(() -> run("payment", payment.app(), PASSWORDS.app(), "select * from plan"))
                .hasMessageContaining("permission denied for table plan");
        assertThatThrownBy(() -> run("payment", payment.system(), PASSWORDS.system(), "create table mine (id int)"))
                .hasMessageContaining("permission denied for schema public");

        run("payment", payment.owner(), PASSWORDS.owner(), "grant select on plan to payment_app");
        run("payment", payment.app(), PASSWORDS.app(), "select * from plan");
    }

    @Test
    void noRoleEscapesRowLevelSecurityOrOwnsWhatItShouldNot() throws SQLException {
        assertThat(values("payment", """
                select rolname from pg_roles
                where rolname like 'payment\\_%' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole
                        or rolreplication or not rolcanlogin)
                """)).isEmpty();
        assertThat(values("payment", """
                select distinct r.rolname from pg_shdepend d join pg_roles r on r.oid = d.refobjid
                where d.deptype = 'o' and r.rolname in ('payment_app', 'payment_system')
                """)).isEmpty();
        assertThat(values("payment", "select datdba::regrole from pg_database where datname = 'payment'"))
                .containsExactly("payment_owner");
        assertThat(values("payment", "select nspowner::regrole from pg_namespace where nspname = 'public'"))
                .containsExactly("payment_owner");
    }

    @Test
    void transactionsAreBoundedInTime() throws SQLException {
        try (var connection = postgres.connect("payment", payment.app(), PASSWORDS.app());
                var rows = connection
                        .createStatement()
                        .executeQuery("select current_setting('transaction_timeout'),"
                                + " current_setting('idle_in_transaction_session_timeout')")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("10s");
            assertThat(rows.getString(2)).isEqualTo("15s");
        }
    }

    @Test
    void oneServicesRolesAreNotLetIntoAnothersDatabase() {
        ServiceDatabase.create(postgres, "clinic", Passwords.random());

        for (var database : List.of("clinic", "postgres")) {
            assertThatThrownBy(() -> run(database, payment.app(), PASSWORDS.app(), "select 1"))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void makingItAgainKeepsTheDataAndTakesTheNewPasswords() throws SQLException {
        var first = Passwords.random();
        var second = Passwords.random();
        var made = ServiceDatabase.create(postgres, "recall", first);
        run("recall", made.owner(), first.owner(), "create table campaign (id int)");

        ServiceDatabase.create(postgres, "recall", second);

        run("recall", made.owner(), second.owner(), "select * from campaign");
        assertThatThrownBy(() -> run("recall", made.owner(), first.owner(), "select 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aDatabaseOfAnyNameCanServeTheSameRoles() throws SQLException {
        var fresh = ServiceDatabase.create(postgres, "payment-1 \"fresh\"", "payment", PASSWORDS);

        assertThat(fresh.app()).isEqualTo("payment_app");
        run(fresh.name(), fresh.owner(), PASSWORDS.owner(), "create table plan (id int)");
    }

    private static void run(String database, String role, String password, String... statements) throws SQLException {
        try (var connection = postgres.connect(database, role, password);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private static List<String> values(String database, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
