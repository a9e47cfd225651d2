package org.molaris.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.molaris.local.Futures;
import org.molaris.local.GatewayClient;
import org.molaris.local.Json;
import org.molaris.local.LaunchException;
import org.molaris.local.Suite;

/** One clinic that calls back all its patients at once, by WhatsApp: made as clients make one, but for the visits. */
final class SendingBench {

    private static final String SERVICE_PART = "recall-service";
    private static final String SLUG = "bench-recalls";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SLOWER_THAN_ALLOWED = 4;
    private static final int SECONDS_BEFORE = 20;
    private static final int QUEUED_PER_SECOND = 1_000;
    private static final int HEARD_PER_SECOND = 100;
    private static final long LAST_SETTLES_SECONDS = 30;
    private static final String HEARD = "select count(*) from patient where clinic_id = '%s'";

    private static final String VISITS = """
            insert into visit
                   (clinic_id, id, source, patient_id, state, agenda_state, starts_at, procedure, booked_at, version)
            select clinic_id, uuid_v7(), 'appointment', id, 'done', 'done', now() - interval '200 days',
                   'Limpieza dental', now() - interval '210 days', 3
              from patient
             where clinic_id = '%s'""";

    private final Suite suite;
    private final Database database;
    private final Relay relay;
    private final int messages;
    private final int allowedPerSecond;
    private final long delayMillis;

    SendingBench(Suite suite, Database database, int messages, int allowedPerSecond, long delayMillis) {
        this.suite = suite;
        this.database = database;
        this.relay = new Relay(suite, SERVICE_PART, database);
        this.messages = messages;
        this.allowedPerSecond = allowedPerSecond;
        this.delayMillis = delayMillis;
    }

    Sending measure() {
        try (var cloud = new CloudStandIn(delayMillis)) {
            System.out.printf(Locale.ROOT, "Making a clinic with %,d patients%n", messages);
            var zone = EarlyZone.at(Instant.now());
            var clinic = OwnSuite.openClinic(suite, SLUG, zone.getId());
            var owner = new GatewayClient(suite.gateway(), suite.token(SLUG, "owner"), PATIENCE);
            connect(owner, cloud);
            Futures.await(owner.post("/api/dental/patients/import", "text/csv", patients()));
            Waiting.until(
                    "What recall-service hears of the patients",
                    Waiting.PATIENCE_SECONDS + messages / HEARD_PER_SECOND,
                    () -> database.number(HEARD.formatted(clinic)) == messages);
            database.execute(VISITS.formatted(clinic), "vacuum (analyze) visit, patient");
            relay.settle();
            return send(owner, cloud, clinic, zone);
        }
    }

    private Sending send(GatewayClient owner, CloudStandIn cloud, String clinic, ZoneId zone) {
        long secondsBefore = (long) SECONDS_BEFORE + messages / QUEUED_PER_SECOND;
        var due = Instant.now().plusSeconds(secondsBefore).truncatedTo(ChronoUnit.SECONDS);
        queue(owner, due, zone);
        long queued = database.number(
                "select count(*) from message where status = 'queued' and due_at = '%s'".formatted(due));
        if (Instant.now().isAfter(due) || queued != messages) {
            throw new LaunchException("Of %d messages, %d are queued in time.".formatted(messages, queued));
        }
        Waiting.pause(Duration.between(Instant.now(), due).toMillis());
        var before = Usage.of(suite, SERVICE_PART);
        awaitTheLast(cloud);
        var used = Usage.of(suite, SERVICE_PART).since(before);
        return Sending.of(messages, allowedPerSecond, due, cloud.taken(), statuses(clinic), used);
    }

    /** Or the end of patience: what is missing is told by the figures. */
    private void awaitTheLast(CloudStandIn cloud) {
        long seconds = LAST_SETTLES_SECONDS + (long) SLOWER_THAN_ALLOWED * messages / allowedPerSecond;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (isUnderWay(cloud) && System.nanoTime() < deadline) {
            Waiting.pause(TimeUnit.SECONDS.toMillis(1));
        }
    }

    private boolean isUnderWay(CloudStandIn cloud) {
        return cloud.count() < messages
                || database.number("select count(*) from message where status in ('queued', 'sending')") > 0;
    }

    private Map<String, Long> statuses(String clinic) {
        var statuses = new LinkedHashMap<String, Long>();
        try (var connection = database.connect();
                var select = connection.prepareStatement(
                        "select status, count(*) from message where clinic_id = ?::uuid group by 1 order by 1")) {
            select.setString(1, clinic);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    statuses.put(rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
        return statuses;
    }

    private static void connect(GatewayClient owner, CloudStandIn cloud) {
        var settings = Json.object();
        settings.putObject("whatsapp")
                .put("phone_number_id", "100000000000001")
                .put("access_token", "bench")
                .put("base_url", cloud.url());
        Futures.await(owner.patch("/api/dental/clinic", settings));
    }

    private static void queue(GatewayClient owner, Instant due, ZoneId zone) {
        var campaign = Json.object()
                .put("name", "Revisión 6 meses")
                .put("message_template", "Hola {nombre}, te espera {clinica} para tu {procedimiento}.")
                .put("recall_interval_days", 180)
                .put("send_time", LocalTime.ofInstant(due, zone).format(DateTimeFormatter.ISO_TIME))
                .put("max_attempts", 1)
                .put("template_name", "revision")
                .put("template_language", "es");
        var id = Futures.await(owner.post("/api/dental/recall-campaigns", campaign, "campaign"))
                .path("id")
                .asText();
        Futures.await(owner.post("/api/dental/recall-campaigns/%s/run".formatted(id), Json.object(), null));
    }

    private String patients() {
        return IntStream.range(0, messages)
                .mapToObj("Ana %1$d,García,+5037%1$07d,P-%1$d"::formatted)
                .collect(Collectors.joining("\n", "first_name,last_name,phone,external_id\n", "\n"));
    }
}
