package org.molaris.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.test.Database;
import org.molaris.test.DatabaseRights;

/** What the database itself refuses, whatever the code above it forgets. */
@QuarkusTest
class RowSecurityTest extends DatabaseRights {

    private static final String REFUSED = "violates row-level security policy";

    private Practice ours;
    private Practice theirs;

    @BeforeEach
    void twoClinicsWithAPatientEach() {
        ours = Practice.open();
        ours.patient("Ana", "García");
        theirs = Practice.open();
        theirs.patient("Eva", "Paz");
    }

    @Override
    protected void somethingIsThere() {
        // Two clinics with a patient each, as for every test here.
    }

    @ParameterizedTest
    @ValueSource(strings = {"clinic", "patient"})
    void aClinicSeesItsOwnAlone(String table) throws SQLException {
        try (var app = boundTo(ours.id())) {
            assertThat(count(app, table)).isEqualTo(1);
        }
        try (var app = boundTo(UUID.randomUUID())) {
            assertThat(count(app, table)).isZero();
        }
    }

    @Test
    void withoutAClinicNothingIsWritten() throws SQLException {
        try (var app = Database.asApp()) {
            assertThatThrownBy(() -> insertPatient(app, ours.id())).hasMessageContaining(REFUSED);
        }
        try (var app = Database.asApp()) {
            assertThatThrownBy(() -> insertClinic(app, UUID.randomUUID())).hasMessageContaining(REFUSED);
        }
    }

    @Test
    void noClinicWritesForAnother() throws SQLException {
        try (var app = boundTo(ours.id())) {
            insertPatient(app, ours.id());
            assertThatThrownBy(() -> insertPatient(app, theirs.id())).hasMessageContaining(REFUSED);
        }
        try (var app = boundTo(ours.id())) {
            assertThatThrownBy(() -> insertClinic(app, UUID.randomUUID())).hasMessageContaining(REFUSED);
        }
    }

    @Test
    void noClinicChangesAnother() throws SQLException {
        try (var app = boundTo(ours.id())) {
            assertThat(update(app, "update patient set first_name = 'X'")).isEqualTo(1);
            assertThat(update(app, "update clinic set name = 'X'")).isEqualTo(1);
            app.commit();
        }

        assertThat(Database.value("select first_name from patient where clinic_id = ?", theirs.id()))
                .isEqualTo("Eva");
        assertThat(Database.value("select name from clinic where id = ?", theirs.id()))
                .isEqualTo("Sonrisa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from patient",
                "delete from clinic",
                "truncate patient",
                "update patient set clinic_id = gen_random_uuid()",
                "update patient set id = gen_random_uuid()",
                "update patient set number = default",
                "update patient set created_at = now()",
                "update clinic set id = gen_random_uuid()",
                "update clinic set slug = 'other'",
                "alter table patient disable row level security",
            })
    void someThingsMayNeverHappen(String statement) throws SQLException {
        try (var app = boundTo(ours.id())) {
            assertThatThrownBy(() -> update(app, statement))
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void whoWorksAcrossClinicsListsThemAndNoMore() throws SQLException {
        try (var system = Database.asSystem()) {
            assertThat(count(system, "clinic")).isGreaterThanOrEqualTo(2);
            assertThatThrownBy(() -> count(system, "patient")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> update(system, "update clinic set plan = 'pro'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> update(system, "delete from clinic")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void developersAreThePlatformsAlone() throws SQLException {
        var insert = """
                insert into developer (id, name, prefix, digest, created_at, updated_at)
                values (gen_random_uuid(), 'X', 'md_' || substr(md5(random()::text), 1, 12), sha256('x'), now(), now())""";
        try (var platform = boundTo(new UUID(0, 0))) {
            assertThat(update(platform, insert)).isEqualTo(1);
            assertThat(count(platform, "developer")).isPositive();
            assertThatThrownBy(() -> update(platform, "update developer set digest = sha256('y')"))
                    .hasMessageContaining("permission denied");
            platform.rollback();
            assertThatThrownBy(() -> update(platform, "delete from developer"))
                    .hasMessageContaining("permission denied");
        }
        Practice.administrator()
                .call()
                .body("{\"name\": \"X\"}")
                .post("/api/developers")
                .then()
                .statusCode(201);
        try (var app = boundTo(ours.id())) {
            assertThat(count(app, "developer")).isZero();
            assertThatThrownBy(() -> update(app, insert)).hasMessageContaining(REFUSED);
        }
        try (var system = Database.asSystem()) {
            assertThatThrownBy(() -> update(system, "select digest from developer"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static Connection boundTo(UUID clinic) throws SQLException {
        var app = Database.asApp();
        app.setAutoCommit(false);
        try (var statement = app.prepareStatement("select set_config('app.clinic_id', ?, true)")) {
            statement.setString(1, clinic.toString());
            statement.execute();
        }
        return app;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static int insertPatient(Connection connection, UUID clinic) throws SQLException {
        return update(connection, """
                insert into patient (id, clinic_id, first_name, created_at, updated_at)
                values (gen_random_uuid(), '%s', 'X', now(), now())""".formatted(clinic));
    }

    private static int insertClinic(Connection connection, UUID id) throws SQLException {
        return update(connection, """
                insert into clinic (id, slug, name, created_at, updated_at)
                values ('%1$s', '%1$s', 'X', now(), now())""".formatted(id));
    }
}
