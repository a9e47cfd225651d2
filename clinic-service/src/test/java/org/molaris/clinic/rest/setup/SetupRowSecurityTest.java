package org.molaris.clinic.rest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;

/** What the database itself refuses of staff, rooms and words, whatever the code above it forgets. */
@QuarkusTest
class SetupRowSecurityTest {

    private Practice ours;
    private Practice theirs;

    @BeforeEach
    void twoClinics() {
        ours = Practice.open();
        theirs = Practice.open();
    }

    @ParameterizedTest
    @EnumSource
    void aClinicSeesItsOwnAlone(Thing thing) throws SQLException {
        Keeper.of(ours).added(thing.path, thing.body);
        Keeper.of(theirs).added(thing.path, thing.body);
        var own = Database.value("select count(*) from " + thing.table() + " where clinic_id = ?", ours.id());

        try (var app = boundTo(ours.id());
                var seen = app.createStatement()
                        .executeQuery("select count(*), count(*) filter (where clinic_id = current_clinic()) from "
                                + thing.table())) {
            seen.next();
            assertThat(seen.getLong(1)).isEqualTo(own).isEqualTo(seen.getLong(2));
        }
        try (var app = Database.asApp();
                var seen = app.createStatement().executeQuery("select from " + thing.table())) {
            assertThat(seen.next()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingGoesAndNothingChangesHands(Thing thing) throws SQLException {
        for (var statement : new String[] {
            "delete from %s",
            "truncate %s",
            "update %s set clinic_id = gen_random_uuid()",
            "update %s set id = gen_random_uuid()",
            "update %s set number = 8",
            "update %s set created_at = now()",
        }) {
            try (var app = boundTo(ours.id())) {
                assertThatThrownBy(() -> app.createStatement().execute(statement.formatted(thing.table())))
                        .hasMessageMatching("(?s).*(permission denied|can only be updated to DEFAULT).*");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noClinicWritesForAnother(Thing thing) throws SQLException {
        var id = Keeper.of(theirs).added(thing.path, thing.body);

        try (var app = boundTo(ours.id())) {
            assertThat(app.createStatement()
                            .executeUpdate(
                                    "update %s set deleted_at = now() where id = '%s'".formatted(thing.table(), id)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into color (id, clinic_id, name, value, created_at, updated_at)"
                        + " values (gen_random_uuid(), '%s', 'X', '#000000', now(), now())",
                "insert into chair (id, clinic_id, number, name, created_at, updated_at)"
                        + " values (gen_random_uuid(), '%s', 1, 'X', now(), now())",
            })
    void noClinicAddsToAnother(String statement) throws SQLException {
        try (var app = boundTo(ours.id())) {
            assertThatThrownBy(() -> app.createStatement().execute(statement.formatted(theirs.id())))
                    .hasMessageContaining("violates row-level security policy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update chair set deleted_at = now() where number = 7",
                "update appointment_state set deleted_at = now() where number = 1",
                "update appointment_state set state = 'done' where number = 7",
                "insert into chair (id, clinic_id, number, name, created_at, updated_at)"
                        + " values (gen_random_uuid(), current_clinic(), 7, 'X', now(), now())",
            })
    void whatIsReservedStays(String statement) throws SQLException {
        try (var app = boundTo(ours.id())) {
            assertThatThrownBy(() -> app.createStatement().execute(statement))
                    .hasMessageMatching("(?s).*violates (check|unique) constraint.*");
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
}
