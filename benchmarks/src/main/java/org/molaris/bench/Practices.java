package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.molaris.auth.Passport;
import org.molaris.local.Futures;
import org.molaris.local.GatewayClient;
import org.molaris.local.Json;
import org.molaris.local.LaunchException;
import org.molaris.local.PassportKeys;
import org.molaris.local.Suite;

/** The clinics that are measured, each with one patient and its share of the plans, and what their database holds. */
final class Practices {

    static final int CLINICS = 4;

    private static final String DATABASE = "payment";
    private static final int PASSPORT_MINUTES = 60;
    private static final int PAYMENTS_BEFORE = 6;
    private static final long PAUSE_MILLIS = 200;
    private static final int PATIENCE_SECONDS = 120;
    private static final int QUIET_PATIENCE_SECONDS = 5;
    private static final double QUIET_CORES = 0.15;
    /** The service asks for the lease every 1.5 s, and does not relay without. */
    private static final long LEASE_IS_MISSED_MILLIS = 1_700;

    private static final UUID HOLDER = UUID.randomUUID();

    /** Triggers and foreign keys are off: the one watches over payments that are made one by one, the other holds by form. */
    private static final String WITHOUT_TRIGGERS = "set session_replication_role = replica";

    private static final String PLANS = """
            insert into payment_plan
                   (id, clinic_id, patient_id, description, total_amount, amount_paid, version, created_at, updated_at)
            select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, clinic, patient,
                   'Ortodoncia, pago mensual', 9000000000.00, 50.00 * ?, 1 + ?, now() - interval '210 days',
                   now() - interval '30 days'
              from generate_series(0, ? - 1) as n
              join unnest(?::uuid[], ?::uuid[]) with ordinality as practice (clinic, patient, place)
                on place = 1 + n %% %d
             order by n""".formatted(CLINICS);

    /** As the months have left them: those of one plan are not beside each other. */
    private static final String PAYMENTS = """
            insert into payment
                   (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, payment_method, notes, created_at)
            select uuid_v7(), clinic_id, p.id, 1 + place, 50.00, current_date - 30 * (7 - place), 'card', 'Pago mensual',
                   now() - 30 * (7 - place) * interval '1 day'
              from payment_plan p, generate_series(1, ?) as place
             where p.version = 1 + ?
             order by place, p.number""";

    private static final String ACKNOWLEDGED = """
            select split_part(i.key, '#', 1), count(*)
              from idempotency i
              join payment m on m.clinic_id = i.clinic_id and m.id = (i.answer #>> '{payment,id}')::uuid
             group by 1""";

    private record Clinic(String slug, String id, String patient) {}

    private final Suite suite;
    private final List<Clinic> clinics = new ArrayList<>();
    private boolean relayHeld;

    private Practices(Suite suite) {
        this.suite = suite;
    }

    /** Makes them: clinics and patients as clients do, plans and payments by one statement each. */
    static Practices make(Suite suite, int plans) {
        var practices = new Practices(suite);
        for (int i = 1; i <= CLINICS; i++) {
            practices.clinics.add(practices.makeClinic("bench-" + i));
        }
        practices.fill(plans);
        return practices;
    }

    List<String> ids() {
        return clinics.stream().map(Clinic::id).toList();
    }

    /** What an owner of each sends to the gateway. */
    List<String> tokens() {
        return clinics.stream().map(clinic -> suite.token(clinic.slug, "owner")).toList();
    }

    /** What the gateway would make of that for the service, signed with the gateway's own key. */
    List<String> passports() {
        return clinics.stream().map(this::passport).toList();
    }

    /** For PostgreSQL's own programs, as the application role. */
    Map<String, String> connection() {
        var server = suite.postgres().server();
        return Map.of(
                "PGHOST", server.host(),
                "PGPORT", "" + server.port(),
                "PGDATABASE", DATABASE,
                "PGUSER", suite.database(DATABASE).app(),
                "PGPASSWORD", suite.passwords(DATABASE).app());
    }

    String serverVersion() {
        return word("show server_version");
    }

    /** The service's relay may not hand anything on: its lease is held here. */
    void holdRelay() {
        if (!relayHeld) {
            execute("update relay_lease set holder = '%s', fence = fence + 1, expires_at = 'infinity'"
                    .formatted(HOLDER));
            pause(LEASE_IS_MISSED_MILLIS);
            relayHeld = true;
        }
    }

    /** Gives the lease back; the service takes it, and begins with what has waited. */
    void releaseRelay() {
        if (relayHeld) {
            execute("update relay_lease set expires_at = '-infinity'");
            await("the relay", () -> number("select count(*) from relay_lease where holder <> '" + HOLDER + "'") == 1);
            relayHeld = false;
        }
    }

    /**
     * Waits until every event is with Kafka, unless they are held, and until the suite has nothing left to do; for a while
     * also until nobody else uses the machine.
     */
    void settle() {
        if (!relayHeld) {
            await("the relay", () -> number("select count(*) from (select from outbox limit 1)") == 0);
        }
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_PATIENCE_SECONDS);
        await("the suite", () -> {
            var before = Usage.of(suite);
            pause(PAUSE_MILLIS);
            var used = Usage.of(suite).since(before);
            return used.coresOfSuite() < QUIET_CORES
                    && (used.other() < Row.TOO_MUCH_OTHER || System.nanoTime() > patience);
        });
    }

    /** How many payments are there whose key begins with a cell's name, by that name. */
    Map<String, Long> paymentsByCell() {
        var payments = new LinkedHashMap<String, Long>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ACKNOWLEDGED)) {
            while (rows.next()) {
                payments.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return payments;
    }

    /** What is wrong with the books: nothing, if all is well. */
    List<String> findings() {
        var findings = new ArrayList<String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from verify_ledger()")) {
            while (rows.next()) {
                findings.add("plan %s: %s".formatted(rows.getString("payment_plan_id"), rows.getString("finding")));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return findings;
    }

    /** A plan opened as clients do tells payment-service of the clinic and the patient. */
    private Clinic makeClinic(String slug) {
        var platform = new GatewayClient(suite.gateway(), suite.token("", "platform-admin"));
        var clinic = Json.object()
                .put("slug", slug)
                .put("name", "Clínica " + slug)
                .put("clinic_type", "dental")
                .put("plan", "pro")
                .put("subscription_status", "active")
                .put("time_zone", "America/El_Salvador")
                .put("currency", "USD")
                .put("language", "es");
        var id = Futures.await(platform.post("/api/clinics", clinic, slug))
                .path("id")
                .asText();
        var owner = new GatewayClient(suite.gateway(), suite.token(slug, "owner"));
        var patient = Json.object().put("first_name", "Ana").put("last_name", "García");
        var patientId = Futures.await(owner.post("/api/dental/patients", patient, slug))
                .path("id")
                .asText();
        var plan = Json.object()
                .put("patient_id", patientId)
                .put("description", "Primera consulta")
                .put("total_amount", 100);
        Futures.await(owner.post("/api/dental/payment-plans", plan, slug));
        return new Clinic(slug, id, patientId);
    }

    private void fill(int plans) {
        try (var connection = connect()) {
            try (var statement = connection.createStatement()) {
                statement.execute(WITHOUT_TRIGGERS);
            }
            try (var insert = connection.prepareStatement(PLANS)) {
                insert.setInt(1, PAYMENTS_BEFORE);
                insert.setInt(2, PAYMENTS_BEFORE);
                insert.setInt(3, plans);
                insert.setArray(4, connection.createArrayOf("uuid", ids().toArray()));
                insert.setArray(
                        5,
                        connection.createArrayOf(
                                "uuid", clinics.stream().map(Clinic::patient).toArray()));
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement(PAYMENTS)) {
                insert.setInt(1, PAYMENTS_BEFORE);
                insert.setInt(2, PAYMENTS_BEFORE);
                insert.executeUpdate();
            }
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) payment_plan, payment");
                statement.execute("checkpoint");
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String passport(Clinic clinic) {
        try {
            var claims = new JwtClaims();
            claims.setIssuer(Passport.ISSUER);
            claims.setAudience(Passport.AUDIENCE);
            claims.setSubject("owner@" + clinic.slug);
            claims.setStringListClaim("groups", "owner");
            claims.setStringClaim(Passport.CLINIC_ID, clinic.id);
            claims.setIssuedAtToNow();
            claims.setExpirationTimeMinutesInTheFuture(PASSPORT_MINUTES);
            var key = (RsaJsonWebKey) new JsonWebKeySet(Files.readString(
                            PassportKeys.in(suite.data().keys()).privateKeys()))
                    .getJsonWebKeys()
                    .get(0);
            var passport = new JsonWebSignature();
            passport.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            passport.setHeader("typ", Passport.TYPE);
            passport.setKeyIdHeaderValue(key.getKeyId());
            passport.setKey(key.getPrivateKey());
            passport.setPayload(claims.toJson());
            return passport.getCompactSerialization();
        } catch (JoseException | IOException e) {
            throw new LaunchException("No passport can be signed: %s.".formatted(e.getMessage()), e);
        }
    }

    private Connection connect() throws SQLException {
        return suite.postgres().server().connect(DATABASE);
    }

    private void execute(String statement) {
        try (var connection = connect();
                var executed = connection.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long number(String query) {
        return Long.parseLong(word(query));
    }

    private String word(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void await(String whom, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new LaunchException("%s has not come to rest within %d s.".formatted(whom, PATIENCE_SECONDS));
            }
            pause(PAUSE_MILLIS);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private static LaunchException failed(SQLException e) {
        return new LaunchException("The database of payments fails: %s".formatted(e.getMessage()), e);
    }
}
