package org.molaris.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    private static final String PASSWORD = "a 'quoted' \\ word";

    /** A server that is halted in the middle of a conversation. */
    private static ServerSocket halted;

    private static CompletableFuture<Boolean> probe;

    @TempDir
    Path home;

    /** It takes as long as patience lasts, beside the other tests. */
    @BeforeAll
    static void probeAHaltedServer() throws IOException {
        halted = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        new Thread(LocalPostgresTest::refuseEncryptionAndSayNoMore, "halted").start();
        probe = CompletableFuture.supplyAsync(() -> PostgresPart.answers(halted.getLocalPort(), PASSWORD));
    }

    private static void refuseEncryptionAndSayNoMore() {
        try (var connection = halted.accept()) {
            connection.getOutputStream().write('N');
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void aHaltedServerIsNotReady() throws IOException {
        assertThat(probe).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
        halted.close();
    }

    @Test
    void whatADurableServerHasCommittedIsThereAfterARestartOnAnotherPort() throws SQLException, IOException {
        try (var postgres = LocalPostgres.durable(folder(), 0, PASSWORD);
                var connection = postgres.connect("postgres")) {
            assertThat(value(connection, "show fsync")).isEqualTo("on");
            assertThat(value(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(value(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(connection, "show server_version")).startsWith("17.");
            run(connection, "create table kept as select 42 as answer");
            var link = Files.createSymbolicLink(home.resolve("link"), folder());
            assertThat(Postmaster.of(link)).isEqualTo(Postmaster.of(folder())).isPresent();
            var another = Files.createDirectories(home.resolve("another"));
            Files.copy(folder().resolve("postmaster.pid"), another.resolve("postmaster.pid"));
            Postmaster.forgetForeign(another);
            assertThat(Postmaster.of(another)).isEmpty();
            assertThat(another.resolve("postmaster.pid")).exists();
        }
        assertThat(Postmaster.of(folder())).isEmpty();

        try (var postgres = LocalPostgres.durable(folder(), 0, PASSWORD);
                var connection = postgres.connect("postgres")) {
            assertThat(value(connection, "select answer from kept")).isEqualTo("42");
            postgres.restart();
            try (var again = postgres.connect("postgres")) {
                assertThat(value(again, "select answer from kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws SQLException, IOException {
        try (var postgres = LocalPostgres.durable(folder(), 0, PASSWORD);
                var connection = postgres.connect("postgres")) {
            assertThatThrownBy(() -> postgres.connect("postgres", LocalPostgres.SUPERUSER, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres") + "?user=postgres"))
                    .isInstanceOf(SQLException.class);
            assertThat(value(connection, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(Files.getPosixFilePermissions(folder())).hasSize(3);
        }
    }

    @Test
    void aServerThatOutlivedItsLauncherIsStoppedFirst() throws SQLException {
        var orphan = LocalPostgres.durable(folder(), 0, PASSWORD);
        try (var connection = orphan.connect("postgres")) {
            run(connection, "create table kept as select 42 as answer");
        }
        var server = orphan.process().orElseThrow();

        try (var postgres = LocalPostgres.durable(folder(), 0, PASSWORD);
                var connection = postgres.connect("postgres")) {
            assertThat(Processes.isRunning(server)).isFalse();
            assertThat(value(connection, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatWasKilledStartsAgainEvenWhenItsPidBelongsToAnotherProgram() throws Exception {
        var killed = LocalPostgres.durable(folder(), 0, PASSWORD);
        var server = killed.process().orElseThrow();
        server.destroyForcibly();
        await().atMost(10, SECONDS).until(() -> !Processes.isRunning(server));
        var pidFile = folder().resolve("postmaster.pid");
        var stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("^\\d+", String.valueOf(stranger.pid())));

            LocalPostgres.durable(folder(), 0, PASSWORD).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aClusterWhoseMakingWasInterruptedIsMadeAnew() throws SQLException, IOException {
        var half = Files.createDirectories(home.resolve("post gres.making/base"));
        Files.writeString(half.resolve("1"), "half");
        Files.createDirectories(folder());

        try (var postgres = LocalPostgres.durable(folder(), 0, PASSWORD);
                var connection = postgres.connect("postgres")) {
            assertThat(value(connection, "select 1")).isEqualTo("1");
        }
        assertThat(half).doesNotExist();
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("letter.txt"), "not a database");

        assertThatThrownBy(() -> LocalPostgres.durable(folder(), 0, PASSWORD))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is not a PostgreSQL data folder, or is damaged");
    }

    @Test
    void aDamagedFolderIsNamedTogetherWithTheLog() throws IOException {
        LocalPostgres.durable(folder(), 0, PASSWORD).close();
        Files.delete(folder().resolve("global/pg_control"));

        assertThatThrownBy(() -> LocalPostgres.durable(folder(), 0, PASSWORD))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(folder().toString())
                .hasMessageContaining("post gres.log");
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalPostgres.durable(folder(), taken.getLocalPort(), PASSWORD))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("could not create any TCP/IP sockets");
        }
    }

    @Test
    void aThrowAwayServerLeavesNothing() throws SQLException {
        var postgres = LocalPostgres.throwAway();
        try (var connection = postgres.connect("postgres")) {
            assertThat(value(connection, "show fsync")).isEqualTo("off");
        }
        var server = postgres.process().orElseThrow();

        postgres.close();

        assertThat(Processes.isRunning(server)).isFalse();
        assertThat(postgres.log().getParent()).doesNotExist();
    }

    @Test
    void aThrowAwayServerWhoseTestsWereKilledIsRemovedByTheNext() throws IOException {
        var orphan = home.resolve("molaris-test-1");
        var ofALivingJvm = Files.createDirectories(home.resolve("molaris-test-2"));
        var server = LocalPostgres.durable(ThrowAway.data(orphan), 0, PASSWORD, ThrowAway.log(orphan))
                .process()
                .orElseThrow();
        var self = ProcessIdentity.of(ProcessHandle.current());
        Files.writeString(orphan.resolve("owner.json"), Json.write(new ProcessIdentity(self.pid(), 1)));
        Files.writeString(ofALivingJvm.resolve("owner.json"), Json.write(self));

        ThrowAway.removeOrphansOf(home);

        assertThat(Processes.isRunning(server)).isFalse();
        assertThat(orphan).doesNotExist();
        assertThat(ofALivingJvm).exists();
    }

    /** With a space, as in many a home folder. */
    private Path folder() {
        return home.resolve("post gres");
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
