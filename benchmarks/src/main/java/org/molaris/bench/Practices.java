package org.molaris.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.molaris.local.Futures;
import org.molaris.local.GatewayClient;
import org.molaris.local.Json;
import org.molaris.local.Suite;

/** The clinics that are measured, each with one patient and its share of the plans, and what their database holds. */
final class Practices {

    static final int CLINICS = 4;

    private static final String DATABASE = "payment";
    private static final int PAYMENTS_BEFORE = 6;
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
    private final Database database;
    private final List<Clinic> clinics = new ArrayList<>();

    private Practices(Suite suite) {
        this.suite = suite;
        this.database = new Database(suite, DATABASE);
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
        return clinics.stream()
                .map(clinic -> Passports.of(suite, clinic.id, "owner@" + clinic.slug))
                .toList();
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

    /** Where the payments are. */
    Database database() {
        return database;
    }

    /** How many payments are there whose key begins with a cell's name, by that name. */
    Map<String, Long> paymentsByCell() {
        var payments = new LinkedHashMap<String, Long>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ACKNOWLEDGED)) {
            while (rows.next()) {
                payments.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
        return payments;
    }

    /** What is wrong with the books: nothing, if all is well. */
    List<String> findings() {
        var findings = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from verify_ledger()")) {
            while (rows.next()) {
                findings.add("plan %s: %s".formatted(rows.getString("payment_plan_id"), rows.getString("finding")));
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
        return findings;
    }

    /** A plan opened as clients do tells payment-service of the clinic and the patient. */
    private Clinic makeClinic(String slug) {
        var id = OwnSuite.openClinic(suite, slug, "America/El_Salvador");
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
        try (var connection = database.connect()) {
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
            throw database.failed(e);
        }
    }
}
