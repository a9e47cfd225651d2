package org.molaris.recall.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.recall.Practice;
import org.molaris.recall.known.Hearing.News;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;

@QuarkusTest
class WhatOthersTellTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void everyTopicIsHeard() {
        var clinic = Ids.next();
        var patient = Ids.next();
        var plan = Ids.next();
        tell(Topic.CLINICS, "clinic-created", clinic, clinic, """
                {"clinic": {"id": "%s", "name": "Sonrisa", "time_zone": "UTC", "currency": "USD", "language": "es",
                            "quiet_from": "21:00:00", "quiet_until": "08:00:00", "remind_day_before": true, "version": 1}}""".formatted(clinic));
        tell(
                Topic.PATIENTS,
                "patient-registered",
                clinic,
                patient,
                patientJson(patient, "\"phone\": \"+50370001111\""));
        var visit = Ids.next();
        tell(Topic.APPOINTMENTS, "appointment-done", clinic, visit, appointmentJson(visit, patient, "done", 1));
        var step = Ids.next();
        tell(Topic.TREATMENTS, "treatment-step-completed", clinic, plan, stepJson(step, patient, "completed", 3));
        var agreed = Ids.next();
        tell(Topic.PAYMENTS, "payment-plan-created", clinic, agreed, planJson(agreed, patient, "10.00"));

        await().atMost(SOON).until(() -> !Database.rows("""
                        select from clinic c join patient p using (clinic_id) join payment_plan a using (clinic_id)
                         where c.clinic_id = ? and c.quiet_from = '21:00' and c.remind_day_before
                           and p.phone = '+50370001111' and a.amount_paid = 10""", clinic).isEmpty());
        await().atMost(SOON)
                .until(() -> Database.value(
                                "select count(*) from visit where clinic_id = ? and patient_id = ? and state = 'done'",
                                clinic,
                                patient)
                        .equals(2L));
        assertThat(Database.value("select procedure_key from visit where id = ?", step))
                .isEqualTo("colocacion de brackets");
    }

    @Test
    void aRebuildEndsWithTheSameWhateverTopicIsReadFirst() {
        var kept = Ids.next();
        var duplicate = Ids.next();
        var duplicateOfIt = Ids.next();
        var erased = Ids.next();
        var visits = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
        var steps = List.of(Ids.next(), Ids.next());
        var patients = List.of(
                patient(kept, 1, "\"phone\": \"+50370000001\""),
                patient(duplicate, 1, "\"phone\": \"+50370000002\""),
                patient(duplicateOfIt, 1, "\"phone\": \"+50370000003\""),
                patient(erased, 1, "\"phone\": \"+50370000004\""),
                patient(
                        duplicateOfIt,
                        2,
                        "\"merged_into\": \"" + duplicate + "\", \"archived_at\": \"2026-01-01T00:00:00Z\""),
                patient(duplicate, 2, "\"merged_into\": \"" + kept + "\", \"archived_at\": \"2026-01-01T00:00:00Z\""),
                patient(
                        erased,
                        2,
                        "\"erased_at\": \"2026-01-01T00:00:00Z\", \"archived_at\": \"2026-01-01T00:00:00Z\""),
                new News("hear_patients", erased, 2, "", "null"),
                patient(kept, 2, "\"phone\": \"+50370000001\", \"recall_opted_out\": true"));
        var agenda = List.of(
                appointment(visits.get(0), duplicate, "scheduled", 1),
                appointment(visits.get(1), duplicateOfIt, "done", 1),
                appointment(visits.get(0), duplicate, "done", 2),
                appointment(visits.get(2), erased, "scheduled", 1),
                appointment(visits.get(2), erased, "cancelled", 2),
                appointment(visits.get(3), kept, "done", 1),
                appointment(visits.get(3), kept, "absent", 2));
        var treatments = List.of(
                step(steps.get(0), duplicateOfIt, "pending", 1),
                step(steps.get(0), duplicateOfIt, "completed", 2),
                step(steps.get(1), kept, "completed", 1),
                step(steps.get(1), kept, "pending", 2));

        var first = rebuilt(new Random(1), patients, agenda, treatments);
        assertThat(first).anyMatch(row -> row.contains(visits.get(1).toString()) && row.contains(kept.toString()));
        for (int seed = 2; seed < 12; seed++) {
            assertThat(rebuilt(new Random(seed), patients, agenda, treatments))
                    .as("seed %d", seed)
                    .isEqualTo(first);
        }
    }

    @Test
    void whoMayNotBeWrittenToIsNotWhateverTheReason() {
        for (var reason : List.of(
                List.of("opted_out", "\"recall_opted_out\": true"),
                List.of("archived", "\"archived_at\": \"2026-01-01T00:00:00Z\""),
                List.of("erased", "\"erased_at\": \"2026-01-01T00:00:00Z\""),
                List.of("merged", "\"merged_into\": \"%s\"".formatted(Ids.next())))) {
            var practice = Practice.open();
            var patient = practice.patient("Ana", "+50370001111");
            var other = practice.patient("Eva", "+50370002222");
            var contact = queued(practice, patient);
            var others = queued(practice, other);

            new Hearing(practice.clinic()).hear(patient(patient, 2, reason.get(1)));

            assertThat(Practice.of(contact, "status || ' ' || reason")).isEqualTo("cancelled " + reason.get(0));
            assertThat(Practice.of(others, "status")).isEqualTo("queued");
            assertThat(Events.of(Topic.RECALLS, contact, 1).stream().map(Published::type))
                    .containsExactly("recall-updated");
        }
    }

    @Test
    void ofWhoIsErasedNeitherPhoneNorWordsStay() {
        var practice = Practice.open();
        var patient = practice.patient("Ana", "+50370001111");
        var contact = queued(practice, patient);
        Database.execute(
                "update message set status = 'sent', sending_at = now(), phone = '+50370001111', text = 'Hola Ana',"
                        + " wamid = 'wamid.NTAzNzAwMDExMTE=' where id = ?",
                contact);
        Database.execute(
                "insert into suppressed_phone (clinic_id, phone) values (?, '+50370001111')", practice.clinic());

        new Hearing(practice.clinic()).hear(patient(patient, 2, "\"erased_at\": \"2026-01-01T00:00:00Z\""));

        assertThat(Practice.of(contact, "num_nonnulls(phone, text, wamid)")).isEqualTo(0);
        assertThat(Practice.of(contact, "status")).isEqualTo("sent");
        assertThat(Database.rows("select from suppressed_phone where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @Test
    void onlyAnOptInThatIsLaterThanTheWordToBeLeftAloneTakesItBack() {
        var practice = Practice.open();
        var patient = practice.patient("Ana", "+50370001111");
        var hearing = new Hearing(practice.clinic());
        Database.execute(
                "insert into suppressed_phone (clinic_id, phone, since) values (?, '+50370001111', '2026-02-01')",
                practice.clinic());

        hearing.hear(optedIn(patient, 2, "2026-01-31T00:00:00Z"));
        assertThat(suppressions(practice)).isEqualTo(1L);
        hearing.hear(optedIn(patient, 3, "2026-02-02T00:00:00Z"));
        assertThat(suppressions(practice)).isEqualTo(0L);
    }

    @Test
    void whatADuplicateWasToldCountsForWhoItTurnedOutToBe() {
        var practice = Practice.open();
        var kept = practice.patient("Ana", "+50370001111");
        var duplicate = practice.patient("Ana", "+50370001112");
        var campaign = practice.campaign(null, 180, LocalTime.of(9, 0));
        var same = contact(practice, campaign, kept, LocalDate.of(2026, 3, 1));
        var twice = contact(practice, campaign, duplicate, LocalDate.of(2026, 3, 1));
        var once = contact(practice, campaign, duplicate, LocalDate.of(2026, 2, 1));
        var visit = practice.visited(duplicate, Instant.parse("2025-01-01T00:00:00Z"), "limpieza");

        new Hearing(practice.clinic()).hear(patient(duplicate, 2, "\"merged_into\": \"" + kept + "\""));

        assertThat(Practice.of(same, "patient_id")).isEqualTo(kept);
        assertThat(Practice.of(once, "patient_id")).isEqualTo(kept);
        assertThat(Practice.of(twice, "patient_id")).isEqualTo(duplicate);
        assertThat(Database.value("select patient_id from visit where id = ?", visit))
                .isEqualTo(kept);
    }

    private static long suppressions(Practice practice) {
        return (long) Database.value("select count(*) from suppressed_phone where clinic_id = ?", practice.clinic());
    }

    private static UUID queued(Practice practice, UUID patient) {
        return contact(practice, practice.campaign(null, 180, LocalTime.of(9, 0)), patient, LocalDate.of(2026, 3, 1));
    }

    private static UUID contact(Practice practice, UUID campaign, UUID patient, LocalDate night) {
        var id = Ids.next();
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, due_at, queued_at)"
                        + " values (?, ?, 'recall', ?, ?, ?, '2025-01-01', now(), now())",
                id,
                practice.clinic(),
                patient,
                campaign,
                night);
        return id;
    }

    /** Each topic in its order, the topics in any, in batches of any size. */
    @SafeVarargs
    private static List<String> rebuilt(Random random, List<News>... topics) {
        var clinic = Ids.next();
        var left = new ArrayList<Deque<News>>();
        for (var topic : topics) {
            left.add(new ArrayDeque<>(topic));
        }
        while (!left.isEmpty()) {
            var topic = left.get(random.nextInt(left.size()));
            var batch = new ArrayList<News>();
            for (int size = 1 + random.nextInt(4); size > 0 && !topic.isEmpty(); size--) {
                batch.add(topic.poll());
            }
            new Hearing(clinic).hear(batch);
            left.removeIf(Deque::isEmpty);
        }
        return Database.rows("""
                        select to_jsonb(p) - 'clinic_id' as row from patient p where clinic_id = ?
                        union all
                        select to_jsonb(v) - 'clinic_id' from visit v where clinic_id = ?
                         order by 1""", clinic, clinic).stream()
                .map(row -> row.get("row").toString())
                .toList();
    }

    private static void tell(Topic topic, String type, UUID clinic, UUID subject, String data) {
        Events.publish(topic, Ids.next(), type, clinic, subject, 1, data);
    }

    private static News patient(UUID id, long version, String fields) {
        return new News("hear_patients", id, version, "patient-updated", patientJson(id, fields));
    }

    private static News optedIn(UUID id, long version, String time) {
        return new News(
                "hear_patients", id, version, "patient-opted-in", time, patientJson(id, "\"phone\": \"+50370001111\""));
    }

    private static News appointment(UUID id, UUID patient, String state, long version) {
        return new News("hear_appointments", id, version, "", appointmentJson(id, patient, state, version));
    }

    private static News step(UUID id, UUID patient, String status, long version) {
        return new News("hear_treatments", Ids.next(), version, "", stepJson(id, patient, status, version));
    }

    private static String patientJson(UUID id, String fields) {
        return """
                {"patient": {"id": "%s", "first_name": "Ana", "last_name": "García", %s}}""".formatted(id, fields);
    }

    private static String appointmentJson(UUID id, UUID patient, String state, long version) {
        return """
                {"appointment": {"id": "%s", "patient_id": "%s", "state": "%s", "starts_at": "2026-01-15T10:00:00Z",
                                 "created_at": "2026-01-01T10:00:00Z", "procedure_type": "Limpieza  Dental",
                                 "version": %d}}""".formatted(id, patient, state, version);
    }

    private static String stepJson(UUID id, UUID patient, String status, long version) {
        return """
                {"treatment_step": {"id": "%s", "patient_id": "%s", "status": "%s", "completed_at": %s,
                                    "created_at": "2026-01-01T10:00:00Z", "procedure": "Colocación de brackets",
                                    "version": %d}}""".formatted(
                        id, patient, status, status.equals("completed") ? "\"2026-01-15T10:00:00Z\"" : "null", version);
    }

    private static String planJson(UUID id, UUID patient, String paid) {
        return """
                {"payment_plan": {"id": "%s", "patient_id": "%s", "status": "active", "total_amount": 100.00,
                                  "amount_paid": %s, "version": 1}}""".formatted(id, patient, paid);
    }
}
