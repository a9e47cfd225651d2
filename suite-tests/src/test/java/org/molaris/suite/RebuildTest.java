package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** What a service knows of others can be lost, and is had again from the topics, as it was, while everything goes on. */
@OnTheSuite
@Order(Integer.MAX_VALUE - 3) // by then patients were merged and erased, and treatments went on
class RebuildTest {

    private static final int MINUTES_AT_MOST = 5;
    private static final int ATTEMPTS = 3;

    private final Suite suite;

    @TempDir
    Path folder;

    RebuildTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void whatWasLostIsAsItWasAndNothingHappensTwice() throws Exception {
        try (var database = suite.postgres().server().connect("recall")) {
            var copies = new Copies(database);
            // Who says something meanwhile has changed what is to be had again.
            int attempts = 0;
            Quiet before;
            Quiet after;
            do {
                before = quiet(database);
                assertThat(before.copies()).containsKeys("clinic", "patient", "payment_plan", "visit");
                copies.spoil();
                assertThat(copies.digests()).isNotEqualTo(before.copies());
                assertThat(rebuild("recall-service")).contains("What recall-service knows of others is rebuilt");
                after = quiet(database);
            } while (after.heard() != before.heard() && ++attempts < ATTEMPTS);
            assertThat(after).isEqualTo(before);
        }
        try (var server = suite.postgres().server().connect("postgres");
                var statement = server.createStatement();
                var left = statement.executeQuery("select 1 from pg_database where datname = 'recall_rebuilt'")) {
            assertThat(left.next())
                    .as("the database that it was made in is left")
                    .isFalse();
        }
    }

    /** How things stand when nobody says anything: how much was heard and said, the messages, and the copies. */
    private record Quiet(int heard, int said, int messages, Map<String, String> copies) {}

    private Quiet quiet(Connection database) throws SQLException {
        var last = new AtomicReference<Quiet>();
        await().pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    var now = new Quiet(
                            count(Topic.CLINICS, Topic.PATIENTS, Topic.APPOINTMENTS, Topic.TREATMENTS, Topic.PAYMENTS),
                            count(Topic.RECALLS, Topic.RECALLS_DUE, Topic.PATIENT_REQUESTS),
                            messages(database),
                            new Copies(database).digests());
                    return now.equals(last.getAndSet(now));
                });
        return last.get();
    }

    private int count(Topic... topics) {
        return Stream.of(topics).mapToInt(new Events(suite)::count).sum();
    }

    private static int messages(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select count(*) from message")) {
            found.next();
            return found.getInt(1);
        }
    }

    private String rebuild(String service) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var script = Path.of("..", "molaris").toAbsolutePath().normalize().toString();
        var process = new ProcessBuilder(
                        script,
                        "rebuild",
                        service,
                        "--data",
                        suite.data().root().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
