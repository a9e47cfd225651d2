package org.molaris.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The clinics whose nights are measured, each with one campaign and its share of the patients, as recall-service knows them
 * when it has heard everything. Of the patients, 10 % want no recalls, 5 % are archived, 15 % have no phone, 10 % have an
 * appointment; the last visits lie up to 500 days back: the campaigns choose 42 %.
 */
final class RecallPractices {

    static final int CLINICS = 40;

    /** Nothing falls due while it is measured. */
    private static final String SEND_TIME = "23:59";

    private static final String TABLES = "message, campaign_night, campaign, visit, patient, clinic, outbox";

    /** The same for the same patient, whatever else is made of it. */
    private static final String PART = """
            create function pg_temp.part(n bigint, whole integer, salt bigint) returns integer
              language sql immutable
              return ((hashint8extended(n, salt) & 9223372036854775807) % whole)::integer""";

    private static final String ID = """
            create function pg_temp.id(kind integer, n bigint) returns uuid
              language sql immutable
              return ('01900000-0000-7000-800' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid""";

    private static final String CLINIC = """
            insert into clinic (clinic_id, name, time_zone, currency, language, subscription_status, version)
            select pg_temp.id(0, n), 'Sonrisa ' || n, '%s', 'USD', 'es', 'active', 1
              from generate_series(0, %d - 1) as n""";

    private static final String CAMPAIGN = """
            insert into campaign
                   (id, clinic_id, name, recall_interval_days, message_template, send_time, max_attempts, created_at,
                    updated_at)
            select pg_temp.id(1, n), pg_temp.id(0, n), 'Revisión 6 meses', 180, 'Hola {nombre}, te espera {clinica}.',
                   '%s', 2, now(), now()
              from generate_series(0, %d - 1) as n""";

    private static final String PATIENT = """
            insert into patient (clinic_id, id, first_name, last_name, phone, recall_opted_out, archived, version)
            select pg_temp.id(0, n %% %2$d), pg_temp.id(2, n), 'Ana', 'García ' || n,
                   case when pg_temp.part(n, 100, 1) >= 15 then '+503' || lpad(n::text, 8, '0') end,
                   pg_temp.part(n, 100, 2) < 10, pg_temp.part(n, 100, 3) < 5, 1
              from generate_series(0, %1$d - 1) as n""";

    /** As the months have left them: those of one patient are not beside each other. */
    private static final String VISIT = """
            insert into visit
                   (clinic_id, id, source, patient_id, state, agenda_state, starts_at, procedure, booked_at, version)
            select pg_temp.id(0, n %% %2$d), pg_temp.id(3, n + %3$d * %1$d::bigint), 'appointment', pg_temp.id(2, n),
                   'done', 'done', v.starts_at,
                   (array['Limpieza dental', 'Revisión', 'Ortodoncia', 'Empaste'])[1 + pg_temp.part(n, 4, 10 + %3$d)],
                   v.starts_at - interval '14 days', 3
              from generate_series(0, %1$d - 1) as n
              cross join lateral (
                     select now() - (1 + pg_temp.part(n, 500, 4) + 60 * %3$d) * interval '1 day' as starts_at) v""";

    private static final String APPOINTMENT = """
            insert into visit
                   (clinic_id, id, source, patient_id, state, agenda_state, starts_at, procedure, booked_at, version)
            select pg_temp.id(0, n %% %2$d), pg_temp.id(4, n), 'appointment', pg_temp.id(2, n), 'planned', 'scheduled',
                   now() + (1 + pg_temp.part(n, 60, 5)) * interval '1 day', 'Revisión', now() - interval '7 days', 1
              from generate_series(0, %1$d - 1) as n
             where pg_temp.part(n, 100, 6) < 10""";

    private static final String CHOSEN = """
            select (select count(*) from message), count(*), (select count(*) from outbox),
                   coalesce(sum(hashtextextended(concat_ws('|', m.clinic_id, m.campaign_id, m.patient_id, m.night,
                                                           m.last_visit_on, m.last_procedure, m.due_at, m.status), 0)), 0)
              from message m
              join outbox o on o.aggregateid = m.id::text and o.clinic_id = m.clinic_id
                           and o.topic = 'recalls-due' and o.type = 'recall-due'
                           and o.payload #>> '{recall_contact,patient_id}' = m.patient_id::text""";

    private final Database database;

    RecallPractices(Database database) {
        this.database = database;
    }

    /** Instead of whatever was there. */
    void fill(int patients, int visits) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate " + TABLES + " cascade");
            statement.execute(PART);
            statement.execute(ID);
            statement.execute(CLINIC.formatted(EarlyZone.at(Instant.now()), CLINICS));
            statement.execute(CAMPAIGN.formatted(SEND_TIME, CLINICS));
            statement.execute(PATIENT.formatted(patients, CLINICS));
            for (int before = visits - 1; before >= 0; before--) {
                statement.execute(VISIT.formatted(patients, CLINICS, before));
            }
            statement.execute(APPOINTMENT.formatted(patients, CLINICS));
            statement.execute("vacuum (analyze) " + TABLES);
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    /** As it was before the night. */
    void forgetTheNight() {
        database.execute("truncate message, campaign_night, outbox cascade", "checkpoint");
    }

    /** The night of all by one statement, in a connection that is there: one that ends takes its CPU time with it. */
    void callBackByBareSql(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(Programs.resource("recalls.sql"));
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    Chosen chosen() {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            // Nobody has counted yet what was just written: it looks so little that each row would be looked for in
            // all.
            statement.execute("set enable_nestloop = off");
            var row = statement.executeQuery(CHOSEN);
            row.next();
            return new Chosen(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4));
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    /** Which campaign is which clinic's. */
    List<Campaign> campaigns() {
        return IntStream.range(0, CLINICS)
                .mapToObj(n -> new Campaign(id(0, n), id(1, n)))
                .toList();
    }

    private static String id(int kind, int n) {
        return "01900000-0000-7000-800%d-%012x".formatted(kind, n);
    }

    record Campaign(String clinicId, String id) {}
}
