package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molaris.local.Access.Clinic;

/** What the launcher does as a client, of a gateway that gives the answers of our choice. */
class ClientTest {

    private static final int OK = 200;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;
    private static final String CLINICS = "/api/clinics?limit=1000";

    /** By path and query; whatever else is read is answered with 402, and whatever else is written with nothing. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /** Each of them goes before an answer, once. */
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final List<JsonNode> posted = new CopyOnWriteArrayList<>();

    @TempDir
    Path home;

    private HttpServer gateway;
    private Access access;

    @BeforeEach
    void listen() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
        int port = gateway.getAddress().getPort();
        access = new Access(port, port, "secret");
        answers.put(CLINICS, "{\"clinics\": [{\"slug\": \"demo\", \"id\": \"demo\"}], \"cursor\": \"xyz=\"}");
        answers.put(CLINICS + "&cursor=xyz=", "{\"clinics\": [{\"slug\": \"other\", \"id\": \"other\"}]}");
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void theListOfClinicsIsReadToItsEnd() {
        assertThat(access.clinics()).containsExactly(new Clinic("demo", "demo"), new Clinic("other", "other"));
    }

    @Test
    void aDemoThatLetsNobodyInIsNoReasonNotToWelcome() {
        var data = new DataFolder(home);
        var printed = new ByteArrayOutputStream();

        new Welcome(access, data).print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Molaris is at " + access.gateway(), data.logs().toString(), "./molaris token makes a token")
                .doesNotContain("curl");
    }

    @Test
    void anInterruptedSeedingGoesOnWithThePaymentsThatWereToBeVoided() {
        var demo = Demo.load();
        var patients = Json.object();
        var plans = Json.object();
        var patientList = patients.putArray("patients");
        var planList = plans.putArray("plans");
        for (var practice : demo.clinics()) {
            practice.patients()
                    .forEach(patient ->
                            patientList.addObject().put("id", patient.email()).put("email", patient.email()));
            for (var plan : practice.plans()) {
                var id = "plan-" + planList.size();
                var there = planList.addObject()
                        .put("id", id)
                        .put("patient_id", plan.patient())
                        .put("description", plan.description())
                        .put("status", plan.cancelled() ? "cancelled" : "active");
                var whole = there.deepCopy();
                var payments = whole.putArray("payments");
                for (var payment : plan.payments()) {
                    payments.addObject()
                            .put("id", payment.notes().replace(' ', '-'))
                            .put("notes", payment.notes())
                            .putNull("voided_at");
                }
                answers.put("/api/dental/payment-plans/" + id + "?include_voided=true", whole.toString());
            }
        }
        answers.put("/api/dental/patients?limit=1000", patients.toString());
        answers.put("/api/dental/payment-plans?limit=1000", plans.toString());

        nothingIsIn("specialties", "operators", "chairs", "booking-reasons", "appointments", "treatment-plans");
        var campaign = demo.clinics().get(0).campaigns().get(0).name();
        var campaigns = Json.object();
        campaigns.putArray("campaigns").addObject().put("name", campaign);
        answers.put("/api/dental/recall-campaigns?limit=1000", campaigns.toString());
        answers.put("/api/dental/api-keys", "{\"secret\": \"mk\"}");
        answers.put("/api/developers", "{\"id\": \"demo\", \"key\": \"md\"}");

        new Seeder(DataFolder.prepare(home.resolve("data")), access, line -> {}).seed();

        assertThat(writes)
                .filteredOn(write -> write.startsWith("DELETE"))
                .containsExactlyInAnyOrder(
                        "DELETE /api/dental/payments/Abono", "DELETE /api/dental/payments/Mitad-con-seguro");
        assertThat(posted).extracting(body -> body.path("name").asText()).doesNotContain(campaign);
        assertThat(writes)
                .filteredOn(write -> write.endsWith("/recall-campaigns"))
                .hasSize(1);
    }

    @Test
    void anInterruptedAgendaIsNotBookedTwice() {
        var practice = Demo.load().clinics().get(0);
        var agenda = new AgendaSeeder(practice, new GatewayClient(access.gateway(), "any"), ZoneOffset.UTC);
        nothingIsIn("specialties", "operators", "chairs", "booking-reasons", "appointments");
        seed(agenda);
        var booked = Json.object();
        var bookings = booked.putArray("appointments");
        posted.stream().filter(body -> body.has("starts_at")).skip(1).forEach(bookings::add);
        answers.put("/api/dental/appointments?limit=1000", booked.toString());
        writes.clear();

        seed(agenda);

        assertThat(bookings).hasSize(practice.appointments().size() - 1);
        assertThat(writes)
                .filteredOn(write -> write.endsWith("/appointments"))
                .containsExactly("POST /api/dental/appointments");
    }

    @Test
    void anInterruptedTreatmentGoesOnWithTheStepsAndTheStatusesThatAreMissing() {
        var practice = Demo.load().clinics().get(0);
        var patients = new HashMap<String, String>();
        var plans = Json.object();
        var planList = plans.putArray("plans");
        for (var treatment : practice.treatments()) {
            patients.put(treatment.patient(), treatment.patient());
            var id = "plan-" + planList.size();
            var there = planList.addObject()
                    .put("id", id)
                    .put("patient_id", treatment.patient())
                    .put("title", treatment.title())
                    .put("status", "active");
            var whole = there.deepCopy();
            var steps = whole.putArray("steps");
            treatment.steps().stream()
                    .limit(treatment.steps().size() - 1)
                    .forEach(step -> steps.addObject()
                            .put("id", "of-" + id)
                            .put("status", step.status() == null ? "scheduled" : step.status()));
            answers.put("/api/dental/treatment-plans/" + id, whole.toString());
        }
        answers.put("/api/dental/treatment-plans?limit=1000", plans.toString());
        var gateway = new GatewayClient(access.gateway(), "any");
        var agenda = new AgendaSeeder.Agenda(Map.of(), Map.of());

        withAThread(threads -> new TreatmentSeeder(practice, gateway, patients, agenda).seed(threads));

        assertThat(writes)
                .filteredOn(write -> write.startsWith("POST"))
                .hasSize(practice.treatments().size())
                .doesNotHaveDuplicates()
                .allMatch(write -> write.endsWith("/steps"));
        assertThat(writes).filteredOn(write -> write.startsWith("PATCH")).noneMatch(write -> write.contains("/of-"));
        assertThat(writes)
                .filteredOn(write -> write.startsWith("PATCH /api/dental/treatment-plans/"))
                .hasSize((int) practice.treatments().stream()
                        .filter(treatment -> treatment.status() != null)
                        .count());
    }

    @Test
    void aWriteWhoseFirstAttemptStillGoesOnIsTriedAgain() {
        refusals.add("{\"error\": \"still under way\", \"code\": \"IDEMPOTENCY_KEY_IN_USE\"}");
        answers.put("/api/dental/chairs", "{\"id\": \"one\"}");
        var client = new GatewayClient(access.gateway(), "any");

        var made = client.post("/api/dental/chairs", Json.object(), "a-key").join();

        assertThat(made.path("id").asText()).isEqualTo("one");
        assertThat(writes).containsExactly("POST /api/dental/chairs", "POST /api/dental/chairs");
    }

    @Test
    void aWriteThatConflictsIsNotTriedAgain() {
        refusals.add("{\"error\": \"taken\", \"code\": \"TAKEN\"}");
        var client = new GatewayClient(access.gateway(), "any");

        assertThatThrownBy(() -> client.post("/api/dental/chairs", Json.object(), "a-key")
                        .join())
                .hasRootCauseInstanceOf(LaunchException.class)
                .hasMessageContaining("TAKEN");
        assertThat(writes).containsExactly("POST /api/dental/chairs");
    }

    private static void seed(AgendaSeeder agenda) {
        withAThread(threads -> agenda.seed(Map.of(), threads));
    }

    private static void withAThread(Consumer<ExecutorService> work) {
        var threads = Executors.newSingleThreadExecutor();
        try {
            work.accept(threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private void nothingIsIn(String... collections) {
        for (var collection : collections) {
            answers.put("/api/dental/" + collection + "?limit=1000", "{}");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestURI().toString();
        var answer = answers.get(request);
        if (request.equals("/issuer/token")) {
            answer = "{\"token\": \"any\"}";
        } else if (!exchange.getRequestMethod().equals("GET")) {
            writes.add(exchange.getRequestMethod() + " " + request);
            posted.add(Json.tree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            answer = answers.getOrDefault(request, "{}");
        }
        var refusal = refusals.poll();
        var status = refusal != null ? CONFLICT : answer == null ? PAYMENT_REQUIRED : OK;
        var bytes = Objects.requireNonNullElse(refusal, Objects.requireNonNullElse(answer, "{}"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
