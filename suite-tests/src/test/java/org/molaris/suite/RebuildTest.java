package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** What a service knows of others can be lost, and is had again from the topics, as it was, while everything goes on. */
@OnTheSuite
@Order(Integer.MAX_VALUE - 2) // by then patients were merged and erased, and treatments went on
class RebuildTest {

    private static final int MINUTES_AT_MOST = 5;

    private final Suite suite;

    @TempDir
    Path folder;

    RebuildTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void whatWasLostIsAsItWasAndNothingHappensTwice() throws Exception {
        var events = new Events(suite);
        try (var database = suite.postgres().server().connect("recall")) {
            var copies = new Copies(database);
            var before = copies.digests();
            int told = events.count(Topic.RECALLS) + events.count(Topic.PATIENT_REQUESTS);
            int messages = messages(database);
            assertThat(before).containsKeys("clinic", "patient", "payment_plan", "visit");

            copies.spoil();
            assertThat(copies.digests()).isNotEqualTo(before);
            assertThat(rebuild("recall-service")).contains("What recall-service knows of others is rebuilt");

            assertThat(copies.digests()).isEqualTo(before);
            assertThat(events.count(Topic.RECALLS) + events.count(Topic.PATIENT_REQUESTS))
                    .isEqualTo(told);
            assertThat(messages(database)).isEqualTo(messages);
        }
        try (var server = suite.postgres().server().connect("postgres");
                var statement = server.createStatement();
                var left = statement.executeQuery("select 1 from pg_database where datname = 'recall_rebuilt'")) {
            assertThat(left.next())
                    .as("the database that it was made in is left")
                    .isFalse();
        }
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
