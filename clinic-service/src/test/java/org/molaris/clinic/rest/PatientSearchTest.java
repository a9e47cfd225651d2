package org.molaris.clinic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** Whether a clinic with many patients finds one without reading them all, in spite of row-level security. */
@QuarkusTest
class PatientSearchTest {

    private static final int MANY = 30_000;

    private static Practice practice;

    @BeforeEach
    void manyPatients() {
        if (practice == null) {
            practice = Practice.open();
            Database.execute("""
                    insert into patient (id, clinic_id, first_name, last_name, email, phone, phones, created_at, updated_at)
                    select gen_random_uuid(), ?, case when n %% 3 = 0 then 'María' else 'José' end,
                           case when n = 77 then 'Quetzalcóatl' when n %% 1000 = 1 then 'Zurbarán' else 'García' end,
                           'p' || n || '@example.org', '+' || 50360000000 + n,
                           jsonb_build_array(jsonb_build_object(
                               'number', 1, 'phone', '+' || 50360000000 + n, 'label', null, 'sms_enabled', true)),
                           now(), now()
                      from generate_series(1, %d) n""".formatted(MANY), practice.id());
        }
    }

    /** The table has some fifteen hundred blocks and more; what tells is that it is a matter of some, not of all. */
    @ParameterizedTest
    @CsvSource({
        "ma, 101",
        "maria, 101",
        "maria garcia, 101",
        "zurbaran, 30",
        "rbar, 30",
        "quetzalcoatl, 1",
        "60000077, 1",
        "p77@, 1",
        "wxyzq, 0"
    })
    void nobodyIsLookedForAmongAll(String typed, int found) throws SQLException {
        try (var app = Database.asApp()) {
            app.setAutoCommit(false);
            bind(app);
            var statement = app.prepareStatement("select cardinality(find_patients(?, false, null, ?, 101))");
            statement.setString(1, typed);
            statement.setLong(2, Long.MAX_VALUE);
            var counted = statement.executeQuery();
            counted.next();
            assertThat(counted.getInt(1)).isEqualTo(found);

            var explain = app.prepareStatement(
                    "explain (analyze, buffers, format json) select find_patients(?, false, null, ?, 101)");
            explain.setString(1, typed);
            explain.setLong(2, Long.MAX_VALUE);
            var explained = explain.executeQuery();
            explained.next();
            var plan = Json.of(explained.getString(1));
            var blocks = plan.getInt("[0].Plan.'Shared Hit Blocks'") + plan.getInt("[0].Plan.'Shared Read Blocks'");

            assertThat((long) blocks).isLessThan(blocksOfTheTable() / 2);
        }
    }

    @Test
    void theFirstPageAndTheLastComeFromTheSameList() {
        practice.list("?q=zurb&limit=20&total=true")
                .body(json("patients", hasSize(20)))
                .body(json("total", is(30)));
        practice.list("?q=zurb&limit=20&page=2").body(json("patients", hasSize(10)));
        practice.list("?q=maria&limit=1&total=true").body(json("total", is(MANY / 3)));
        practice.list("?q=quetzal").body(json("patients.last_name", contains("Quetzalcóatl")));
    }

    @Test
    void aCursorLeadsPastTheFirstLookToTheVeryEnd() {
        var seen = 0;
        String cursor = null;
        do {
            var page = practice.list("?q=zurbaran&limit=7" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            seen += page.as(Json.class).<Integer>at("patients.size()");
            cursor = page.as(Json.class).at("cursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(30);
    }

    @Test
    void withoutAClinicNobodyIsFound() throws SQLException {
        try (var app = Database.asApp();
                var statement = app.createStatement()) {
            var found = statement.executeQuery(
                    "select cardinality(find_patients('maria', true, null, 9223372036854775807, 10))");
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }

    @Test
    void whoWorksAcrossClinicsDoesNotSearch() throws SQLException {
        try (var system = Database.asSystem();
                var statement = system.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select find_patients('maria', true, null, 1, 10)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static void bind(Connection app) throws SQLException {
        try (var statement = app.prepareStatement("select set_config('app.clinic_id', ?, true)")) {
            statement.setString(1, practice.id().toString());
            statement.execute();
        }
    }

    private static long blocksOfTheTable() {
        return (long) Database.value("select pg_relation_size('patient') / current_setting('block_size')::int");
    }
}
