package org.molaris.payment.ledger;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PaymentExportTest {

    private static final String EXPORT = "/api/dental/payments/export";
    private static final String HEADER =
            "number,id,payment_plan_id,patient_id,patient,description,amount,payment_method,"
                    + "paid_on,recorded_at,voided_at,void_reason,voided_by\r\n";

    @TestHTTPResource
    URI service;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void theFileHasThePaymentsOfThePeriodByTheDayTheyWereReceivedVoidedOnesToo() {
        var plan = practice.planOf("300");
        pays(plan, "30.00", "2026-02-01");
        var second = pays(plan, "20.5", "2026-01-31");
        practice.voids(second, "=1+1, \\\"doble\\\"").statusCode(200);
        var first = pays(plan, "10", "2026-01-01");
        pays(plan, "40", "2025-12-31");
        var neighbour = Practice.open();
        neighbour.pays(neighbour.planOf("1"), "1").statusCode(201);

        var file = export("?from=2026-01-01&to=2026-01-31")
                .contentType(is("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"pagos.csv\"")
                .extract()
                .asString();

        var moment = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";
        var common = plan + "," + practice.patient() + ",Ana García,Ortodoncia,";
        assertThat(file).startsWith(HEADER);
        assertThat(file.substring(HEADER.length()))
                .matches("\\d+," + first + "," + common + "10\\.00,card,2026-01-01," + moment + ",,,\\r\\n"
                        + "\\d+," + second + "," + common + "20\\.50,card,2026-01-31," + moment + "," + moment
                        + ",\"'=1\\+1, \"\"doble\"\"\",owner@test\\r\\n");
        assertThat(amounts(export(""))).containsExactly("40.00", "10.00", "20.50", "30.00");
        assertThat(amounts(export("?from=2026-02-01"))).containsExactly("30.00");
        assertThat(amounts(export("?to=2025-12-31"))).containsExactly("40.00");
    }

    @Test
    void aClinicWithoutPaymentsHasAHeader() {
        assertThat(export("").extract().asString()).isEqualTo(HEADER);
        assertThat(export("?bom=true").extract().asByteArray()).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void manyPagesAreOneFile() {
        ManyPayments.on(practice.planOf("100"), 2500);

        var lines = export("").extract().asString().lines().skip(1).toList();

        assertThat(lines).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void whoReadsSlowlyOrHangsUpHoldsNoConnection() throws IOException {
        ManyPayments.on(practice.planOf("1000"), 40_000);

        try (var client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            client.getOutputStream()
                    .write(("GET " + EXPORT + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + Passports.of(practice.clinic(), Roles.OWNER) + "\r\n\r\n")
                            .getBytes(US_ASCII));
            assertThat(new String(client.getInputStream().readNBytes(15), US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
            var stalled = lastWork();
            client.getInputStream().skipNBytes(6 * 1024 * 1024);
            assertThat(lastWork()).isNotEqualTo(stalled);
        }
        lastWork();
    }

    @Test
    void aPeriodThatIsNoneIsNamed() {
        call(Roles.OWNER, "?from=2026-02-01&to=2026-01-31")
                .statusCode(400)
                .body(json("details.field", contains("from")));
        call(Roles.OWNER, "?to=ayer").statusCode(400).body(json("details.field", contains("to")));
    }

    @Test
    void onlyWhoTakesMoneyHasTheFile() {
        given().get(EXPORT).then().statusCode(401);
        call(Roles.RECEPTIONIST, "").statusCode(200);
        call(Roles.DENTIST, "").statusCode(403);
        call(Roles.VIEWER, "").statusCode(403);
    }

    /** When the application last did something in the database, once it does nothing there and holds no transaction. */
    private static Object lastWork() {
        await().atMost(Duration.ofSeconds(20))
                .during(Duration.ofMillis(400))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Database.rows("""
                                select 1 from pg_stat_activity
                                 where usename like '%_app'
                                   and (state <> 'idle' or state_change > clock_timestamp() - interval '300 ms')""").isEmpty());
        return Database.value("select max(state_change) from pg_stat_activity where usename like '%_app'");
    }

    private String pays(UUID plan, String amount, String day) {
        return practice.owner()
                .call()
                .body("{\"amount\": %s, \"paid_on\": \"%s\", \"payment_method\": \"card\"}".formatted(amount, day))
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("payment.id");
    }

    private ValidatableResponse export(String query) {
        return call(Roles.OWNER, query).statusCode(200);
    }

    private ValidatableResponse call(String role, String query) {
        return Caller.of(practice.clinic(), role).call().get(EXPORT + query).then();
    }

    private static List<String> amounts(ValidatableResponse file) {
        return file.extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[6])
                .toList();
    }
}
