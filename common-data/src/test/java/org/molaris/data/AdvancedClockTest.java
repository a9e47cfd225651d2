package org.molaris.data;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvancedClockTest {

    private static final ZoneId ZONE = ZoneId.of("America/El_Salvador");

    @TempDir
    Path home;

    private final Vertx vertx = Vertx.vertx();
    private Path file;

    @BeforeEach
    void name() {
        file = home.resolve("clock");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void itIsAheadFromTheStartWhereTheFileSaysSo() throws IOException {
        Files.writeString(file, "PT216H\n");

        var clock = AdvancedClock.of(file, vertx);

        assertAhead(clock, Duration.ofDays(9));
        assertAhead(clock.withZone(ZONE), Duration.ofDays(9));
        assertThat(clock.withZone(ZONE).getZone()).isEqualTo(ZONE);
    }

    @Test
    void itFollowsTheFileAndWithoutOneShowsTheMachinesTime() throws IOException {
        var clock = AdvancedClock.of(file, vertx);
        var inItsZone = clock.withZone(ZONE);
        assertAhead(clock, Duration.ZERO);

        Files.writeString(file, "PT9H");
        awaitAhead(clock, Duration.ofHours(9));
        assertAhead(inItsZone, Duration.ofHours(9));

        Files.delete(file);
        awaitAhead(clock, Duration.ZERO);
    }

    @Test
    void whatMakesNoSenseChangesNothing() throws IOException {
        Files.writeString(file, "PT9H");
        var clock = AdvancedClock.of(file, vertx);

        Files.writeString(file, "tomorrow");

        await().during(1, SECONDS).atMost(5, SECONDS).untilAsserted(() -> assertAhead(clock, Duration.ofHours(9)));
        Files.writeString(file, "PT10H");
        awaitAhead(clock, Duration.ofHours(10));
    }

    private static void awaitAhead(Clock clock, Duration ahead) {
        await().atMost(5, SECONDS).untilAsserted(() -> assertAhead(clock, ahead));
    }

    private static void assertAhead(Clock clock, Duration ahead) {
        assertThat(clock.instant()).isCloseTo(Instant.now().plus(ahead), within(30, ChronoUnit.SECONDS));
    }
}
