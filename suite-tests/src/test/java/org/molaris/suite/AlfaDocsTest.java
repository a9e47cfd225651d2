package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** An app written for AlfaDocs, at the same door as everybody, over the same records. */
@OnTheSuite
class AlfaDocsTest {

    private static final String PREFIX = "/alfadocs/api/v1";
    private static final String ARCHIVE = "/practices/{practiceId}/archives/{archiveId}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Api app;
    private final Api owner;
    private final String archive;

    AlfaDocsTest(Suite suite) {
        this.suite = suite;
        this.app = new Api(suite.gateway() + PREFIX, suite.key("demo", "api_key"));
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.archive = archiveOf(app);
    }

    @Test
    void aPatientIsTreatedAndBilledAndPaysAcrossDialects() {
        long patient = app.post(archive + "/patients", """
                        {"firstName": "Mario%s", "lastName": "Rossi", "dateOfBirth": "1989-10-11"}""".formatted(System.nanoTime()))
                .expect(201)
                .body()
                .at("/data/id")
                .asLong();
        var person = natively(patient);
        var appointment = book(patient);
        assertThat(owner.get("/api/dental/appointments?patient_id=" + person)
                        .expect(200)
                        .body()
                        .at("/appointments/0/number")
                        .asLong())
                .isEqualTo(appointment);

        var treatment = owner.newTreatment(person, "Piano #1");
        owner.addStep(treatment, "Otturazione", null).expect(201);
        var plan = only(app.get(archive + "/patients/" + patient + "/care-plans")
                .expect(200)
                .body());
        assertMoney(plan, "billableAmount", "300");

        var bill = owner.post("/api/dental/bills", """
                        {"patient_id": "%s", "treatment_plan_id": "%s", "type": "full"}""".formatted(person, treatment))
                .expect(201);
        var here = archive + "/bills/" + bill.body().get("number").asLong();
        assertMoney(app.get(here).expect(200).body().get("data"), "net", "300");
        var liability = only(app.get(here + "/liabilities").expect(200).body().get("data"));
        assertThat(liability.get("amount").textValue()).isEqualTo("300.00");

        var transaction = app.post(archive + "/transactions", """
                        {"amount": 300.00, "date": "%s", "direction": "incoming", "billId": %d, "accountId": %d,
                         "paymentTypeId": %d, "sistemaTsExpenseType": "sr"}""".formatted(
                                LocalDate.parse(bill.text("issued_on")),
                                bill.body().get("number").asLong(),
                                first("/accounts"),
                                first("/payment-types")))
                .expect(201);
        app.delete(here + "/liabilities/" + liability.get("id").asLong(), null).expect(200);

        assertThat(app.get(here + "/liabilities").expect(200).body().get("data"))
                .isEmpty();
        var ledger = owner.get("/api/dental/patients/" + person + "/ledger")
                .expect(200)
                .body();
        assertMoney(ledger, "balance", "0");
        assertThat(ledger.get("entries")).anySatisfy(entry -> {
            assertThat(entry.get("kind").asText()).isEqualTo("payment");
            assertMoney(entry, "amount", "-300");
        });
        var seen = app.get(archive + "/care-plans/" + plan.get("id").asLong())
                .expect(200)
                .body()
                .get("data");
        assertMoney(seen, "billedAmount", "300");
        assertMoney(seen, "billableAmount", "0");
        assertThat(seen.get("fullBillsCount").asInt()).isEqualTo(1);
        assertThat(transaction.body().at("/data/billId").asLong())
                .isEqualTo(bill.body().get("number").asLong());
        var told = new Events(suite).upTo(Topic.PAYMENTS, bill.id(), "bill-paid");
        assertThat(told).extracting(Events::type).contains("bill-issued", "bill-paid");
    }

    @Test
    void anotherArchiveIsClosedAndTheRootIsTheSame() {
        var stranger = new Api(suite.gateway() + PREFIX, suite.key("other", "api_key"));
        assertThat(stranger.get(archive + "/patients").expect(403).text("error"))
                .isEqualTo("You have no access to this archive");
        assertThat(archiveOf(stranger)).isNotEqualTo(archive);

        var atTheRoot = new Api(suite.gateway() + "/api/v1", app.token());
        assertThat(archiveOf(atTheRoot)).isEqualTo(archive);
        atTheRoot.get(archive + "/chairs").expect(200);
        assertThat(new Api(suite.gateway() + "/api/v1", null)
                        .get("/me")
                        .expect(401)
                        .text("error"))
                .isEqualTo("Authentication required");
    }

    /** The table of what is served is the description of the API, and neither promises what the other does not know. */
    @Test
    void theTableOfWhatIsServedIsTrue() {
        var table = Coverage.inTheRecord("0012-alfadocs-over-one-domain.md");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Coverage.inTheDescription(suite, PREFIX).stream()
                                .map(route -> route.replace(ARCHIVE, "")))
                        .containsExactlyInAnyOrderElementsOf(table));
    }

    /** Nobody could grant an app a scope that is not among those that are described. */
    @Test
    void everyScopeThatIsAskedForIsOneThatCanBeGranted() {
        var api =
                new Api(suite.gateway(), null).get("/openapi.json").expect(200).body();
        var needed = new TreeSet<String>();
        api.path("paths")
                .forEach(path -> path.findValues("oauth2")
                        .forEach(scopes -> scopes.forEach(scope -> needed.add(scope.asText()))));
        var granted = new TreeSet<String>();
        api.at("/components/securitySchemes/oauth2/flows/authorizationCode/scopes")
                .fieldNames()
                .forEachRemaining(granted::add);

        assertThat(needed).contains("patient:list", "bill:list", "care-plan:view");
        assertThat(granted).containsAll(needed);
    }

    private long book(long patient) {
        var day = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(1);
        var slot = app.get(archive + "/free-slots/%s?duration=30&endDate=%s".formatted(day, day.plusDays(7)))
                .expect(200)
                .body()
                .at("/data/0");
        return app.post(archive + "/appointments", """
                        {"date": "%s %s", "patientId": %d, "chairId": %d, "operatorId": %d, "colorId": %d, "duration": 30,
                         "type": "inPractice", "description": "Visita"}""".formatted(
                                slot.get("date").asText(),
                                slot.get("time").asText(),
                                patient,
                                slot.get("chairId").asLong(),
                                slot.get("operatorId").asLong(),
                                first("/colors")))
                .expect(201)
                .body()
                .at("/data/id")
                .asLong();
    }

    private long first(String list) {
        return app.get(archive + list).expect(200).body().at("/data/0/id").asLong();
    }

    private static String archiveOf(Api api) {
        var me = api.get("/me").expect(200).body().get("data");
        return "/practices/%d/archives/%d"
                .formatted(me.get("practiceId").asLong(), me.get("archiveId").asLong());
    }

    private UUID natively(long number) {
        var found =
                owner.get("/api/dental/patients?limit=200").expect(200).body().get("patients");
        for (var patient : found) {
            if (patient.get("number").asLong() == number) {
                return UUID.fromString(patient.get("id").asText());
            }
        }
        throw new AssertionError("There is no patient " + number);
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static void assertMoney(JsonNode of, String field, String amount) {
        assertThat(of.get(field).decimalValue()).as(field).isEqualByComparingTo(amount);
    }
}
