package org.molaris.clinic.rest.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Passports;

/** Documents as long as they may be, longer, cut off, and read by somebody who takes a long time. */
@QuarkusTest
class LongDocumentTest {

    private static final int LONGEST = 25 << 20;

    private Folder folder;

    @BeforeEach
    void aPatient() {
        folder = Folder.open();
    }

    @Test
    void aDocumentOf25MiBComesInAndGoesOutEitherWay() throws Exception {
        var bytes = Papers.pdf(LONGEST);
        for (var body : List.of(form(bytes), json(bytes))) {
            var sent = send(body, BodyPublishers.ofByteArray(body.bytes));
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        }

        assertThat(Database.rows("""
                        select d.size, count(*) as chunks, max(length(c.data)) as longest, sum(length(c.data)) as kept
                          from document d join document_chunk c on c.document_id = d.id
                         where d.clinic_id = ? group by d.id, d.size""", folder.practice().id()))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.toString())
                        .isEqualTo("{size=26214400, chunks=100, longest=262144, kept=26214400}"));
        for (var row : Database.rows(
                "select id from document where clinic_id = ?", folder.practice().id())) {
            assertThat(folder.content((UUID) row.get("id"))
                            .statusCode(200)
                            .extract()
                            .asByteArray())
                    .isEqualTo(bytes);
        }
        assertNothingIsLeftBehind();
    }

    @Test
    void oneByteMoreIsTooMuchHoweverItComes() throws Exception {
        var bytes = Papers.pdf(LONGEST + 1);
        for (var body : List.of(form(bytes), json(bytes))) {
            for (var publisher : List.of(
                    BodyPublishers.ofByteArray(body.bytes),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.bytes)))) {
                var answer = send(body, publisher);

                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("\"DOCUMENT_TOO_LARGE\"").contains(body.field);
            }
        }
        assertThat(folder.documents()).isZero();
        assertNothingIsLeftBehind();
    }

    @Test
    void whatWillBeTooMuchIsNotWaitedFor() throws Exception {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(head("multipart/form-data; boundary=x", 3_000_000_000L));
            out.write(lines("--x", "Content-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"", "", ""));
            out.write(Papers.pdf(20_000));
            out.flush();

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("DOCUMENT_TOO_LARGE");
        }
    }

    @Test
    void aFormThatEndsTooEarlyLeavesNothing() throws Exception {
        var whole = form(Papers.pdf(300_000));
        var cut = new Body(whole.type, whole.field, Arrays.copyOf(whole.bytes, whole.bytes.length - 30));

        var answer = send(cut, BodyPublishers.ofByteArray(cut.bytes));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MALFORMED_FORM");
        assertThat(folder.documents()).isZero();
        assertNothingIsLeftBehind();
    }

    @Test
    void aSenderThatHangsUpLeavesNothing() throws Exception {
        var body = form(Papers.pdf(3_000_000));
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(head(body.type, body.bytes.length));
            out.write(body.bytes, 0, 2_000_000);
            out.flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> openUploads() == 1);
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> openUploads() == 0);
        assertThat(folder.documents()).isZero();
        assertNothingIsLeftBehind();
    }

    @Test
    void aSlowSenderHoldsNoTransaction() throws Exception {
        var body = form(Papers.pdf(3_000_000));
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(head(body.type, body.bytes.length));
            out.write(body.bytes, 0, 2_000_000);
            out.flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> openUploads() == 1);

            assertThat(openTransactions()).isZero();
            out.write(body.bytes, 2_000_000, body.bytes.length - 2_000_000);
            out.flush();
            assertThat(answer(socket)).startsWith("HTTP/1.1 201");
        }
        assertThat(folder.documents()).isEqualTo(1);
    }

    /** More of them than there are connections to the database. */
    @Test
    void slowReadersHoldNeitherTransactionsNorTheContent() throws Exception {
        var bytes = Papers.pdf(LONGEST);
        var id = folder.keep("text", "x.pdf", bytes);
        var readers = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 20; i++) {
                var socket = new Socket();
                socket.setReceiveBufferSize(64 << 10);
                socket.setSoTimeout(20_000);
                socket.connect(connectTo());
                readers.add(socket);
                socket.getOutputStream()
                        .write(lines(
                                "GET /api/dental/patients/%s/documents/%s/content HTTP/1.1"
                                        .formatted(folder.patient(), id),
                                "Host: localhost",
                                "Authorization: Bearer " + passport(),
                                "",
                                ""));
            }
            for (var reader : readers) {
                assertThat(reader.getInputStream().readNBytes(12)).isEqualTo("HTTP/1.1 200".getBytes(US_ASCII));
            }

            await().atMost(Duration.ofSeconds(10)).until(() -> openTransactions() == 0);
            folder.content(id).statusCode(200);

            // What they have not taken by now was never read for them.
            folder.practice()
                    .owner()
                    .call()
                    .delete(Folder.DOCUMENT, folder.patient(), id)
                    .then()
                    .statusCode(204);
            for (var reader : readers) {
                assertThat(readAll(reader.getInputStream())).isLessThan(LONGEST / 2);
            }
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void sixOfTheLongestAtOnceAllArrive() throws Exception {
        var bytes = Papers.pdf(LONGEST);
        var body = form(bytes);
        var answers = Crowd.counts(6, nth -> {
            try {
                return send(body, BodyPublishers.ofByteArray(body.bytes)).statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(answers).containsOnlyKeys(201);
        assertThat(folder.documents()).isEqualTo(6);
    }

    @Test
    void everythingElseIsAsShortAsEverEvenWithoutALength() throws Exception {
        var json = "{\"first_name\": \"Ana\", \"notes\": \"%s\"}"
                .formatted("x".repeat(1 << 20))
                .getBytes(US_ASCII);
        var request = request("/api/dental/patients", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)))
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("PAYLOAD_TOO_LARGE");
    }

    /** What is sent, and the field that the content is in. */
    private static final class Body {

        private final String type;
        private final String field;
        private final byte[] bytes;

        Body(String type, String field, byte[] bytes) {
            this.type = type;
            this.field = field;
            this.bytes = bytes;
        }
    }

    private static byte[] lines(String... lines) {
        return String.join("\r\n", lines).getBytes(ISO_8859_1);
    }

    private String passport() {
        return Passports.of(folder.practice().id(), Roles.OWNER);
    }

    private static Body form(byte[] content) throws IOException {
        var head = lines(
                "--x",
                "Content-Disposition: form-data; name=\"type\"",
                "",
                "text",
                "--x",
                "Content-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"",
                "Content-Type: application/pdf",
                "",
                "");
        return new Body("multipart/form-data; boundary=x", "file", around(head, content, lines("", "--x--", "")));
    }

    private static Body json(byte[] content) throws IOException {
        return new Body(
                "application/json",
                "base64_data",
                around(
                        lines("{\"type\": \"text\", \"name\": \"x.pdf\", \"base64_data\": \""),
                        Base64.getEncoder().encode(content),
                        lines("\"}")));
    }

    private static byte[] around(byte[] head, byte[] content, byte[] tail) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(head);
        all.write(content);
        all.write(tail);
        return all.toByteArray();
    }

    private HttpResponse<String> send(Body body, BodyPublisher publisher) throws IOException, InterruptedException {
        var request = request("/api/dental/patients/" + folder.patient() + "/documents", body.type)
                .POST(publisher)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + passport())
                .header("Content-Type", type);
    }

    private static InetSocketAddress connectTo() {
        return new InetSocketAddress("localhost", RestAssured.port);
    }

    private static Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(connectTo());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private byte[] head(String type, long length) {
        return lines(
                "POST /api/dental/patients/%s/documents HTTP/1.1".formatted(folder.patient()),
                "Host: localhost",
                "Authorization: Bearer " + passport(),
                "Content-Type: " + type,
                "Content-Length: " + length,
                "",
                "");
    }

    private static String answer(Socket socket) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        var answer = new StringBuilder();
        int length = 0;
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            answer.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        for (int i = 0; i < length; i++) {
            answer.append((char) lines.read());
        }
        return answer.toString();
    }

    private static long readAll(InputStream in) {
        long read = 0;
        try {
            for (int n = in.read(new byte[8192]); n > 0; n = in.read(new byte[8192])) {
                read += n;
            }
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("Neither sent nor cut off after " + read, e);
        } catch (IOException e) {
            // Cut off, as it should be.
        }
        return read;
    }

    /** Temporary files that are open and have no name any more, as this process sees itself. */
    private static long openUploads() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(LongDocumentTest::isUpload).count();
        }
    }

    private static boolean isUpload(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("molaris-upload-");
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertNothingIsLeftBehind() throws IOException {
        await().atMost(Duration.ofSeconds(5)).until(() -> openUploads() == 0);
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("molaris-upload-")))
                    .isEmpty();
        }
    }

    private static long openTransactions() {
        return (long) Database.value(
                "select count(*) from pg_stat_activity" + " where usename like '%\\_app' and xact_start is not null");
    }
}
