package org.molaris.clinic.rest.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** Files that come slowly, in part, or without end: what a well-behaved client never sends. */
@QuarkusTest
class ImportUnderWayTest {

    @TestHTTPResource
    URI server;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void howFarItIsCanBeReadWhileItRuns() throws IOException {
        try (var upload = new Upload("application/json")) {
            upload.send("nombre,telefono\n" + rows(0, 2500));

            await().untilAsserted(() ->
                    assertThat(newest().getLong("imports[0].rows")).isGreaterThanOrEqualTo(2000));
            assertThat(newest().getString("imports[0].status")).isEqualTo("running");
            assertThat(newest().getString("imports[0].message")).endsWith("so far");
            assertThat(patients()).isGreaterThanOrEqualTo(2000);

            upload.send(rows(2500, 2600));
            upload.end();
            assertThat(upload.answer()).contains("200 OK").contains("\"created\":2600");
        }
        assertThat(newest().getString("imports[0].status")).isEqualTo("done");
    }

    @Test
    void whoAsksForItIsToldTheProgressAsItGoes() throws IOException {
        try (var upload = new Upload("application/x-ndjson")) {
            upload.send("nombre,telefono\n" + rows(0, 2500) + "Ana,1\n");

            var first = upload.lineOf("running");
            assertThat(first.getUUID("id")).isNotNull();
            assertThat(first.getLong("created")).isPositive();

            upload.send(rows(2500, 3000));
            upload.end();
            var last = upload.lineOf("done");
            assertThat(last.getLong("created")).isEqualTo(3000);
            assertThat(last.getLong("errors[0].line")).isEqualTo(2502);
            assertThat(last.getUUID("id")).isEqualTo(first.getUUID("id"));
        }
    }

    @Test
    void whoHangsUpHasImportedWholeRowsAlone() throws IOException {
        try (var upload = new Upload("application/json")) {
            upload.send("nombre,telefono\n" + rows(0, 3000) + "Nadie");
            await().untilAsserted(() -> assertThat(patients()).isGreaterThanOrEqualTo(2000));
        }

        await().untilAsserted(() ->
                assertThat(newest().getString("imports[0].status")).isEqualTo("failed"));
        assertThat(newest().getString("imports[0].failure")).isEqualTo("The client hung up");
        await().untilAsserted(
                        () -> assertThat(newest().getLong("imports[0].created")).isEqualTo(patients()));
        assertThat(Database.value(
                        "select count(*) from patient where clinic_id = ? and first_name = 'Nadie'", practice.id()))
                .isEqualTo(0L);
        assertThat(Database.value("select count(*) from pg_stat_activity where state like 'idle in transaction%'"))
                .isEqualTo(0L);
    }

    @Test
    void whoHangsUpWhileBeingToldHasImportedWholeRowsAlone() throws IOException {
        try (var upload = new Upload("application/x-ndjson")) {
            upload.send("nombre,telefono\n" + rows(0, 2000) + "Nadie");
            upload.lineOf("running");
        }

        await().untilAsserted(() ->
                assertThat(newest().getString("imports[0].status")).isEqualTo("failed"));
        assertThat(Database.value(
                        "select count(*) from patient where clinic_id = ? and first_name = 'Nadie'", practice.id()))
                .isEqualTo(0L);
    }

    @Test
    void aMillionColumnsAreRefusedBeforeTheyAreRead() throws IOException {
        try (var upload = new Upload("application/json")) {
            upload.send("nombre" + ",x".repeat(10_000));
            var many = ",x".repeat(100_000);
            for (int i = 0; i < 10; i++) {
                upload.send(many);
            }
            upload.send("\nAna\n");
            upload.end();

            assertThat(upload.answer()).contains("400 Bad Request").contains("1010001 columns");
        }
    }

    @Test
    void aLineOfAMillionColumnsIsARejectedRow() throws IOException {
        try (var upload = new Upload("application/json")) {
            upload.send("nombre,telefono\nAna,70001234\nEva");
            var many = ",x".repeat(100_000);
            for (int i = 0; i < 10; i++) {
                upload.send(many);
            }
            upload.send("\nUma,70001235\n");
            upload.end();

            assertThat(upload.answer())
                    .contains("200 OK")
                    .contains("\"created\":2")
                    .contains("{\"line\":3,\"field\":null,\"message\":\"has 1000001 fields, and the header 2\"}");
        }
    }

    @Test
    void aFieldWithoutEndEndsTheFile() throws IOException {
        try (var upload = new Upload("application/json")) {
            upload.send("nombre,telefono\nAna,70001234\n");
            upload.send("x".repeat(1_000_000));

            assertThat(upload.answer())
                    .contains("400 Bad Request")
                    .contains("Line 3 has a field of more than")
                    .contains("\"created\":1");
        }
    }

    @Test
    void aHeaderThatIsRefusedIsAnsweredBeforeTheFileHasArrived() throws IOException {
        try (var upload = new Upload("application/json")) {
            upload.send("telefono\n" + "70001234\n".repeat(100_000));

            assertThat(upload.answer()).contains("400 Bad Request").contains("no column for the name");
        }
        practice.list("").body(json("patients.size()", is(0)));
    }

    @Test
    void aFileIsReadNoFasterThanItIsWritten() throws Exception {
        try (var other = Database.asSuperuser();
                var statement = other.createStatement();
                var upload = new Upload("application/json")) {
            other.setAutoCommit(false);
            statement.execute("lock table patient in exclusive mode");
            var sent = new AtomicLong();
            var client = CompletableFuture.runAsync(() -> {
                upload.sendUnchecked("nombre,telefono,notas\n");
                for (int i = 0; i < 100; i++) {
                    upload.sendUnchecked(
                            "Ana,70001234,%s\n".formatted("x".repeat(5000)).repeat(50));
                    sent.addAndGet(50);
                }
            });

            var last = new AtomicLong(-1);
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> last.getAndSet(sent.get()) == sent.get());

            assertThat(sent.get()).isLessThan(5_000);
            assertThat(client).isNotDone();
            other.rollback();
            client.get(2, TimeUnit.MINUTES);
            upload.end();
            assertThat(upload.answer()).contains("200 OK").contains("\"rows\":5000");
        }
    }

    @Test
    void aLongFileNeedsNoMoreMemoryThanAShortOne() throws IOException {
        try (var upload = new Upload("application/x-ndjson")) {
            upload.send("nombre,telefono,notas\n");
            long before = 0;
            for (int i = 0; i < 40; i++) {
                upload.send(
                        ("Ana,7000123%d,%s\n".formatted(i % 10, "x".repeat(500)) + "Eva,1,\n".repeat(999)).repeat(2));
                upload.lineOf("running");
                if (i == 10) {
                    before = usedMemory();
                }
            }
            assertThat(usedMemory() - before).isLessThan(8 << 20);
            upload.end();
            assertThat(upload.lineOf("done").getLong("rows")).isEqualTo(80_000);
        }
    }

    private static long usedMemory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Json newest() {
        return practice.owner()
                .call()
                .get("/api/dental/patients/imports")
                .then()
                .statusCode(200)
                .extract()
                .as(Json.class);
    }

    private long patients() {
        return (long) Database.value("select count(*) from patient where clinic_id = ?", practice.id());
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("Ana García,7%07d\n"::formatted)
                .collect(Collectors.joining());
    }

    /** A request by hand, piece by piece. */
    private final class Upload implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader answer;

        Upload(String accept) throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            write("""
                    POST /api/dental/patients/import HTTP/1.1\r
                    Host: molaris\r
                    Authorization: Bearer %s\r
                    Content-Type: text/csv\r
                    Accept: %s\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(Passports.of(practice.id(), Roles.OWNER), accept));
        }

        void send(String text) throws IOException {
            write("%x\r\n%s\r\n".formatted(text.getBytes(UTF_8).length, text));
        }

        void sendUnchecked(String text) {
            try {
                send(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            write("0\r\n\r\n");
        }

        /** Up to the end of the body. */
        String answer() throws IOException {
            var text = new StringBuilder();
            int length = -1;
            for (var line = answer.readLine(); line != null && !line.isEmpty(); line = answer.readLine()) {
                text.append(line).append('\n');
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            for (int c = answer.read(); c >= 0; c = answer.read()) {
                text.append((char) c);
                length -= Character.toString(c).getBytes(UTF_8).length;
                if (length <= 0) {
                    break;
                }
            }
            return text.toString();
        }

        /** The next line about an import of that status. */
        Json lineOf(String status) throws IOException {
            for (var line = answer.readLine(); line != null; line = answer.readLine()) {
                if (line.contains("\"status\":\"" + status + "\"")) {
                    return Json.of(line);
                }
            }
            throw new IOException("No more lines");
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
