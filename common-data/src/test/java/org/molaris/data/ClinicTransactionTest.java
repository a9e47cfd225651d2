package org.molaris.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.test.Caller;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Passports;

@QuarkusTest
class ClinicTransactionTest {

    private final UUID clinic = Ids.next();
    private final Caller owner = Caller.owner(clinic);
    private final UUID id = Ids.next();

    @TestHTTPResource
    URI service;

    @Test
    void aNoteAndItsEventAreCommittedTogether() {
        take("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}").statusCode(200);
        take("{\"id\": \"%s\", \"body\": \"again\", \"seconds\": 0}").statusCode(500);

        assertThat(bodyOf(id)).isEqualTo("x");
    }

    @Test
    void anotherClinicsRowsAreNotThere() {
        take("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}").statusCode(200);

        assertThat(owner.call().get("/notes/count").asString()).isEqualTo("1");
        assertThat(Caller.owner(Ids.next()).call().get("/notes/count").asString())
                .isEqualTo("0");
    }

    @Test
    void aForgedClinicIsRefusedByTheDatabase() {
        take("{\"id\": \"%s\", \"clinic_id\": \"" + Ids.next() + "\", \"body\": \"x\", \"seconds\": 0}")
                .statusCode(500);

        assertThat(Database.rows("select 1 from note where id = ?", id)).isEmpty();
    }

    @Test
    void withoutAClinicNothingIsOpened() {
        Caller.of(null, Roles.PLATFORM_ADMIN)
                .call()
                .body("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}".formatted(id))
                .post("/notes")
                .then()
                .statusCode(403);
    }

    @Test
    void theDatabaseItselfShowsNothingToNobody() throws SQLException {
        take("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}").statusCode(200);

        try (var app = Database.asApp();
                var statement = app.createStatement()) {
            assertThat(statement.executeQuery("select 1 from note").next()).isFalse();
            assertThatThrownBy(
                            () -> statement.execute(
                                    "insert into note (clinic_id, id, body) values (gen_random_uuid(), gen_random_uuid(), 'x')"))
                    .hasMessageContaining("row-level security");
            statement.execute("select set_config('app.clinic_id', '" + Ids.next() + "', false)");
            assertThat(statement.executeQuery("select 1 from note").next()).isFalse();
            statement.execute("select set_config('app.clinic_id', '" + clinic + "', false)");
            assertThat(statement.executeQuery("select 1 from note").next()).isTrue();
        }
    }

    @Test
    void workForAnotherClinicInsideIsBoundToThatClinicAndThenBack() {
        var other = Ids.next();

        owner.call("k")
                .body("{\"id\": \"%s\", \"clinic_id\": \"%s\", \"body\": \"x\", \"seconds\": 0}".formatted(id, other))
                .post("/notes/for-another-clinic")
                .then()
                .statusCode(200);

        assertThat(Database.value("select body from note where clinic_id = ? and id = ?", other, id))
                .isEqualTo("x");
        assertThat(Database.value("select body from note where clinic_id = ? and id = ?", clinic, id))
                .isEqualTo("left behind");
        assertThat(Database.value("select clinic_id from idempotency where clinic_id = ?", clinic))
                .isEqualTo(clinic);
    }

    @Test
    void workForAnotherClinicThatFailsLeavesTheOuterOneBound() {
        owner.call()
                .body("{\"id\": \"%s\", \"clinic_id\": \"%s\", \"body\": \"fail\", \"seconds\": 0}"
                        .formatted(id, Ids.next()))
                .post("/notes/for-another-clinic")
                .then()
                .statusCode(200)
                .body("body", equalTo("recovered"));

        assertThat(Database.value("select clinic_id from note where id = ?", id))
                .isEqualTo(clinic);
    }

    @Test
    void aClientThatHangsUpLeavesNothingBehind() throws IOException {
        var body = "{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0.5}".formatted(id);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST /notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                            + Passports.of(clinic, Roles.OWNER) + "\r\nContent-Length: " + body.length()
                                            + "\r\n\r\n" + body)
                                    .getBytes(UTF_8));
            await().until(() -> sleeping() == 1);
        }

        await().until(() -> sleeping() == 0 && idleInTransaction() == 0);
        assertThat(bodyOf(id)).isEqualTo("x");
    }

    @Test
    void aSecondRequestUnderAKeyWaitsForTheFirstAndReplaysIt() {
        var body = "{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0.5}".formatted(id);

        var answers =
                Crowd.counts(5, nth -> owner.call("k").body(body).post("/notes").statusCode());

        assertThat(answers).containsOnlyKeys(200);
        owner.call("k").body(body).post("/notes").then().header("Idempotency-Replayed", is("true"));
    }

    @Test
    void aSecondRequestDoesNotWaitForEver() {
        var body = "{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 4}".formatted(id);
        var first = CompletableFuture.supplyAsync(
                () -> owner.call("k").body(body).post("/notes").statusCode());
        await().until(() -> sleeping() == 1);

        owner.call("k")
                .body(body)
                .post("/notes")
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_KEY_IN_USE"));

        assertThat(first.join()).isEqualTo(200);
    }

    @Test
    void workThatWaitsForARowInVainIsNotMistakenForItsOwnRepeat() {
        var body = "{\"id\": \"%s\", \"body\": \"x\", \"seconds\": %d}";
        var first = CompletableFuture.supplyAsync(
                () -> owner.call("k").body(body.formatted(id, 4)).post("/notes").statusCode());
        await().until(() -> sleeping() == 1);

        owner.call("another")
                .body(body.formatted(id, 0))
                .post("/notes")
                .then()
                .statusCode(503)
                .body("code", equalTo("SERVICE_UNAVAILABLE"));

        assertThat(first.join()).isEqualTo(200);
    }

    @Test
    void workThatFailsLeavesItsKeyFree() {
        var other = Ids.next();
        take("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}").statusCode(200);
        owner.call("k")
                .body("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}".formatted(id))
                .post("/notes")
                .then()
                .statusCode(500);

        owner.call("k")
                .body("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}".formatted(other))
                .post("/notes")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void scheduledWorkIsDoneOncePerPeriod() {
        var done = Crowd.counts(10, nth -> nightly(Ids.next(), "2026-03-01"));

        assertThat(done).isEqualTo(Map.of("true", 1L, "false", 9L));
        assertThat(nightly(Ids.next(), "2026-03-02")).isEqualTo("true");
        assertThat(owner.call().get("/notes/count").asString()).isEqualTo("2");
    }

    @Test
    void scheduledWorkThatFailsCanBeDoneLater() {
        take("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}").statusCode(200);

        nightly(id, "2026-03-01");

        assertThat(nightly(Ids.next(), "2026-03-01")).isEqualTo("true");
    }

    private ValidatableResponse take(String note) {
        return owner.call().body(note.formatted(id)).post("/notes").then();
    }

    private String nightly(UUID note, String period) {
        return owner.call()
                .body("{\"id\": \"%s\", \"body\": \"x\", \"seconds\": 0}".formatted(note))
                .post("/notes/nightly?period=" + period)
                .asString();
    }

    private static Object bodyOf(UUID note) {
        return Database.value("select body from note where id = ?", note);
    }

    private static long sleeping() {
        return (long) Database.value("select count(*) from pg_stat_activity"
                + " where datname = current_database() and state = 'active' and query like '%pg_sleep%'"
                + " and pid <> pg_backend_pid()");
    }

    private static long idleInTransaction() {
        return (long) Database.value("select count(*) from pg_stat_activity"
                + " where datname = current_database() and state like 'idle in transaction%'");
    }
}
