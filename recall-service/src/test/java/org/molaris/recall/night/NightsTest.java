package org.molaris.recall.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Flush;
import org.molaris.data.Idempotency;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.events.recall.RecallDue;
import org.molaris.recall.Practice;
import org.molaris.recall.night.FindEligible.Eligible;
import org.molaris.recall.night.FindEligible.Recall;
import org.molaris.recall.night.PlatformNights.Clinic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class NightsTest {

    private static final String ZONE = "America/El_Salvador";
    private static final LocalDate NIGHT = LocalDate.parse("2026-06-15");
    private static final Instant MIDNIGHT = Instant.parse("2026-06-15T06:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-09-01T15:00:00Z");

    /** So small that a handful of patients is a night of several slices. */
    private static final int PATIENTS_AT_ONCE = 2;

    @Inject
    PlatformNights platform;

    @Inject
    NightCampaigns campaigns;

    @Inject
    Flush flush;

    @Inject
    CurrentClinic current;

    @Inject
    Idempotency idempotency;

    @Inject
    ClinicTransaction transaction;

    @Inject
    Scheduler scheduler;

    @Inject
    ObjectMapper json;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open(ZONE);
    }

    /** Somebody, and whether the campaign calls her back. */
    private record Somebody(String name, boolean called, Consumer<UUID> history) {}

    @Test
    void whoIsDueIsCalledBackAndNobodyElse() {
        var campaign = campaign("Limpieza  DENTAL");
        var another = campaign("Corona");
        var everybody = List.of(
                called("after 180 days", it -> visited(it, "2025-12-18T05:59:59Z", "limpieza dental")),
                not("after 179 days", it -> visited(it, "2025-12-18T06:00:00Z", "limpieza dental")),
                called("accents", it -> visited(it, "2025-09-01T15:00:00Z", " Límpieza dentál")),
                not("another procedure", it -> visited(it, "2025-09-01T15:00:00Z", "Limpieza")),
                called("came for another", it -> {
                    due(it);
                    visited(it, "2026-06-01T15:00:00Z", "Corona");
                }),
                not("came again", it -> {
                    due(it);
                    visited(it, "2026-06-01T15:00:00Z", "Limpieza dental");
                }),
                not("never came", it -> {}),
                not("no phone", it -> is(it, "phone = null")),
                not("opted out", it -> is(it, "recall_opted_out = true")),
                not("archived", it -> is(it, "archived = true")),
                not("erased", it -> is(it, "erased = true")),
                not("merged", it -> is(it, "merged_into = gen_random_uuid()")),
                not("suppressed", it -> {
                    is(it, "phone = '+50399999999'");
                    Database.execute(
                            "insert into suppressed_phone (clinic_id, phone) values (?, '+50399999999')",
                            practice.clinic());
                }),
                not("booked", it -> {
                    due(it);
                    practice.booked(it, MIDNIGHT, "Corona");
                }),
                called("booked before", it -> {
                    due(it);
                    practice.booked(it, MIDNIGHT.minusSeconds(1), "Corona");
                }),
                not("tried twice", it -> {
                    contacted(it, campaign, "2026-02-10", "failed");
                    contacted(it, campaign, "2026-01-10", "read");
                }),
                called("tried once, once cancelled", it -> {
                    contacted(it, campaign, "2026-02-10", "cancelled");
                    contacted(it, campaign, "2026-01-10", "sent");
                }),
                called("tried before the visit", it -> {
                    contacted(it, campaign, "2026-01-10", "sent");
                    contacted(it, campaign, "2025-09-01", "sent");
                }),
                called("tried twice by another", it -> {
                    contacted(it, another, "2026-06-14", "sent");
                    contacted(it, another, "2026-06-07", "sent");
                }),
                not("six days ago", it -> contacted(it, campaign, "2026-06-09", "failed")),
                called("seven days ago", it -> contacted(it, campaign, "2026-06-08", "sent")),
                called("six days ago, cancelled", it -> contacted(it, campaign, "2026-06-09", "cancelled")),
                not("today by another", it -> contacted(it, another, "2026-06-15", "sent")),
                not("today, cancelled", it -> contacted(it, campaign, "2026-06-15", "cancelled")));
        everybody.forEach(somebody -> {
            var it = practice.patient(somebody.name(), "+50312345678");
            somebody.history().accept(it);
            if (Database.rows("select 1 from visit where patient_id = ?", it).isEmpty()
                    && !somebody.name().equals("never came")) {
                due(it);
            }
        });
        var neighbours = Practice.open(ZONE);
        neighbours.visited(neighbours.patient("neighbour", "+50312345678"), LONG_AGO, "limpieza dental");
        var expected =
                everybody.stream().filter(Somebody::called).map(Somebody::name).toList();

        assertThat(eligible(campaign, 1, 100).recalls().stream().map(Recall::patientName))
                .containsExactlyElementsOf(
                        expected.stream().map(name -> name + " García").toList());
        var before = Database.value("select count(*) from message where clinic_id = ?", practice.clinic());
        run(campaign, MIDNIGHT);

        assertThat(calledBack(campaign)).containsExactlyElementsOf(expected);
        assertThat(Database.value("select count(*) from message where clinic_id = ?", practice.clinic()))
                .isEqualTo((long) before + expected.size());
        assertThat(Database.rows("select 1 from message where clinic_id = ?", neighbours.clinic()))
                .isEmpty();
    }

    @Test
    void aDryRunShowsPageByPageWhomARunThenQueuesAndWritesNothing() {
        var campaign = campaign(null);
        Database.execute(
                "update campaign set message_template = 'Hola {nombre}, tu {procedimiento} fue el {ultima_visita}',"
                        + " is_active = false where id = ?",
                campaign);
        var patients = patients(5);

        var first = eligible(campaign, 1, 3);
        var second = eligible(campaign, 2, 3);
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.recalls().stream())
                        .map(Recall::patientId))
                .containsExactlyElementsOf(patients);
        assertThat(List.of(
                        first.total(), second.total(), eligible(campaign, 9, 3).total()))
                .containsOnly(5L);
        assertThat(first.night()).isEqualTo(NIGHT);
        assertThat(first.recalls().get(0))
                .isEqualTo(new Recall(
                        patients.get(0),
                        "P0 García",
                        "+50370000000",
                        LocalDate.parse("2025-09-01"),
                        "Limpieza dental",
                        "Hola P0, tu Limpieza dental fue el 1 de septiembre de 2025"));
        assertThat(Database.rows("select 1 from campaign_night where campaign_id = ?", campaign))
                .isEmpty();

        Database.execute("update campaign set is_active = true where id = ?", campaign);
        run(campaign, MIDNIGHT);
        assertThat(contacts(campaign)).containsExactlyElementsOf(patients);
    }

    @Test
    void eachContactWaitsForItsTimeAndIsToldOfOnce() throws JsonProcessingException {
        var campaign = campaign(null);
        var patient = patients(1).get(0);

        round(MIDNIGHT);
        round(MIDNIGHT.plusSeconds(60));
        run(campaign, MIDNIGHT.plusSeconds(120));

        var contact = Database.rows("""
                select id, patient_id, status, last_visit_on::text, last_procedure, due_at = '2026-06-15T15:00:00Z' as at_nine,
                       queued_at = '2026-06-15T06:00:00Z' as at_midnight
                  from message where campaign_id = ?""", campaign).get(0);
        assertThat(contact.values())
                .containsExactly(contact.get("id"), patient, "queued", "2025-09-01", "Limpieza dental", true, true);
        var told = Events.until(Topic.RECALLS_DUE, event -> event.raw().value().contains(campaign.toString()), 1);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).raw().key()).isEqualTo(contact.get("id").toString());
        assertThat(told.get(0).type()).isEqualTo("recall-due");
        assertThat(told.get(0).raw().value()).doesNotContain("P0", "+503");
        var due = json.readValue(told.get(0).raw().value(), RecallDue.class).recallContact();
        assertThat(due.patientId()).isEqualTo(patient);
        assertThat(due.night()).isEqualTo(NIGHT);
        assertThat(due.dueAt()).isEqualTo("2026-06-15T15:00:00Z");
        assertThat(due.status()).isEqualTo("queued");
    }

    @Test
    void replicasShareANightAndCampaignsTheirPatients() {
        var campaign = campaign(null);
        var another = campaign("limpieza dental");
        var patients = patients(9);

        Crowd.all(3, replica -> round(MIDNIGHT));
        round(MIDNIGHT.plusSeconds(60));

        assertThat(Stream.of(campaign, another).flatMap(one -> contacts(one).stream()))
                .containsExactlyInAnyOrderElementsOf(patients);
        assertThat(Stream.of(campaign, another).map(one -> howFar(one, NIGHT)).toList())
                .satisfies(nights -> assertThat(nights).allMatch(night -> night.startsWith("9 ")))
                .allMatch(night -> night.endsWith(" finished"));
        var numbers = Database.value("select last_value from message_number_seq");
        round(MIDNIGHT.plusSeconds(120));
        run(campaign, MIDNIGHT.plusSeconds(180));
        assertThat(Database.value("select last_value from message_number_seq"))
                .as("nobody is even tried again")
                .isEqualTo(numbers);
        assertThat(howFar(campaign, NIGHT)).isEqualTo("9 0 null finished");
    }

    @Test
    void aNightThatBreaksOffGoesOnForAsLongAsTheDayLasts() {
        var campaign = campaign(null);
        var patients = patients(5);

        var begun = outcome(campaign, Duration.ZERO);
        assertThat(begun).isEqualTo(new CampaignRun(NIGHT, 2, 2, false));
        assertThat(outcome(campaign, Duration.ZERO)).isEqualTo(new CampaignRun(NIGHT, 4, 4, false));
        round(Instant.parse("2026-06-16T05:59:59Z"));
        assertThat(howFar(campaign, NIGHT)).isEqualTo("5 5 null finished");
        assertThat(contacts(campaign)).containsExactlyElementsOf(patients);

        outcome(campaign, Duration.ZERO);
        round(Instant.parse("2026-06-16T06:00:00Z"));
        assertThat(howFar(campaign, NIGHT)).isEqualTo("2 0 null unfinished");
        assertThat(howFar(campaign, NIGHT.plusDays(1))).isEqualTo("5 0 null finished");
    }

    @Test
    void aDayBeginsByTheClocksOfEachClinic() {
        var first = Practice.open("Pacific/Kiritimati");
        var last = Practice.open("Pacific/Honolulu");
        var campaigns = List.of(campaign(first, null), campaign(last, null));
        var clinics = List.of(
                new Clinic(first.clinic(), "Pacific/Kiritimati"), new Clinic(last.clinic(), "Pacific/Honolulu"));

        round(clinics, Instant.parse("2026-06-15T09:59:59Z"));
        round(clinics, Instant.parse("2026-06-15T10:00:00Z"));

        assertThat(campaigns.stream()
                        .map(campaign -> Database.rows(
                                        "select night::text from campaign_night where campaign_id = ? order by night",
                                        campaign)
                                .toString()))
                .containsExactly(
                        "[{night=2026-06-15}, {night=2026-06-16}]", "[{night=2026-06-14}, {night=2026-06-15}]");
    }

    @Test
    void whatIsNewOrWasNotActiveAtMidnightWaitsForTheNextNight() {
        var campaign = campaign(null);
        var fresh = campaign(null);
        var inactive = campaign(null);
        Database.execute("update campaign set created_at = '2026-06-15T06:00:00Z' where id = ?", fresh);
        Database.execute("update campaign set is_active = false where id = ?", inactive);
        patients(3);

        round(MIDNIGHT.plusSeconds(3600));
        Database.execute("update campaign set is_active = true where id = ?", inactive);
        round(MIDNIGHT.plusSeconds(7200));

        assertThat(howFar(campaign, NIGHT)).isEqualTo("3 3 null finished");
        assertThat(howFar(fresh, NIGHT)).isNull();
        assertThat(howFar(inactive, NIGHT)).isEqualTo("0 0 campaign_inactive finished");
        round(MIDNIGHT.plus(Duration.ofDays(8)));
        assertThat(howFar(fresh, NIGHT.plusDays(8))).startsWith("3 ");
    }

    @Test
    void aCampaignThatIsStoppedInMidNightCallsNobodyMore() {
        var campaign = campaign(null);
        patients(5);

        outcome(campaign, Duration.ZERO);
        Database.execute("update campaign set is_active = false where id = ?", campaign);
        round(MIDNIGHT.plusSeconds(60));

        assertThat(howFar(campaign, NIGHT)).isEqualTo("2 2 campaign_inactive finished");
    }

    @Test
    void aClinicThatCannotBeServedStopsNoOtherAndIsServedInTheNextRound() {
        var broken = Practice.open("Mars/Olympus");
        var stuck = campaign(broken, null);
        var campaign = campaign(null);
        patients(1);
        var clinics = List.of(
                new Clinic(Ids.next(), "Mars/Olympus"),
                new Clinic(broken.clinic(), ZONE),
                new Clinic(practice.clinic(), ZONE));

        round(clinics, MIDNIGHT);
        assertThat(howFar(stuck, NIGHT)).isEqualTo("0 0 null unfinished");
        assertThat(howFar(campaign, NIGHT)).isEqualTo("1 1 null finished");

        Database.execute("update clinic set time_zone = ? where clinic_id = ?", ZONE, broken.clinic());
        round(clinics, MIDNIGHT.plusSeconds(60));
        assertThat(howFar(stuck, NIGHT)).isEqualTo("0 0 null finished");
    }

    @Test
    void whoDoesNotPayHasNoNightsAndEverybodyElseHasEachMinute() {
        var campaign = campaign(null);
        var others = Stream.of(
                        "subscription_status = 'expired'",
                        "subscription_status = 'active', subscription_ends_at = '2026-06-15T06:00:00Z'",
                        "subscription_status = 'trial', subscription_ends_at = '2026-06-15T06:00:01Z'")
                .map(subscription -> {
                    var other = Practice.open(ZONE);
                    Database.execute("update clinic set " + subscription + " where clinic_id = ?", other.clinic());
                    return campaign(other, null);
                })
                .toList();

        done(() -> nights(MIDNIGHT).everyMinute());

        assertThat(howFar(campaign, NIGHT)).isEqualTo("0 0 null finished");
        assertThat(others.stream().map(other -> howFar(other, NIGHT))).containsExactly(null, null, "0 0 null finished");
        assertThat(scheduler.getScheduledJob("nights")).isNotNull();
    }

    private static Somebody called(String name, Consumer<UUID> history) {
        return new Somebody(name, true, history);
    }

    private static Somebody not(String name, Consumer<UUID> history) {
        return new Somebody(name, false, history);
    }

    private void due(UUID patient) {
        practice.visited(patient, LONG_AGO, "Limpieza dental");
    }

    private void visited(UUID patient, String at, String procedure) {
        practice.visited(patient, Instant.parse(at), procedure);
    }

    private static void is(UUID patient, String what) {
        Database.execute("update patient set " + what + " where id = ?", patient);
    }

    private void contacted(UUID patient, UUID campaign, String night, String status) {
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, status, due_at,"
                        + " queued_at, sending_at)"
                        + " values (?, ?, 'recall', ?, ?, ?::date, '2024-01-10', ?, now(), now(), now())",
                Ids.next(),
                practice.clinic(),
                patient,
                campaign,
                night,
                status);
    }

    /** Who are all due. */
    private List<UUID> patients(int many) {
        var patients = new ArrayList<UUID>();
        for (int i = 0; i < many; i++) {
            var patient = practice.patient("P" + i, "+5037000000" + i);
            due(patient);
            patients.add(patient);
        }
        return patients;
    }

    private UUID campaign(String procedure) {
        return campaign(practice, procedure);
    }

    /** Made long ago. */
    private static UUID campaign(Practice at, String procedure) {
        var campaign = at.campaign(procedure, 180, LocalTime.of(9, 0));
        Database.execute("update campaign set created_at = '2025-01-01' where id = ?", campaign);
        return campaign;
    }

    private Instant round(Instant now) {
        return round(List.of(new Clinic(practice.clinic(), ZONE)), now);
    }

    private Instant round(List<Clinic> clinics, Instant now) {
        done(() -> nights(now).go(clinics, now));
        return now;
    }

    /** One that has just started. */
    private Nights nights(Instant now) {
        return new Nights(platform, campaigns, slices(now), flush, current, clock(now));
    }

    private NightSlices slices(Instant now) {
        return new NightSlices(flush, current, clock(now), PATIENTS_AT_ONCE);
    }

    private void run(UUID campaign, Instant now) {
        run(campaign, now, Duration.ofSeconds(20));
    }

    private CampaignRun outcome(UUID campaign, Duration patience) {
        return run(campaign, MIDNIGHT, patience);
    }

    private CampaignRun run(UUID campaign, Instant now, Duration patience) {
        var run = new RunCampaign(campaigns, slices(now), idempotency, transaction, clock(now), patience);
        return inClinic(() -> run.handle(campaign));
    }

    private Eligible eligible(UUID campaign, int page, int limit) {
        var find = new FindEligible(campaigns, flush, clock(MIDNIGHT), PATIENTS_AT_ONCE);
        return inClinic(() -> find.handle(campaign, page, limit));
    }

    private <T> T inClinic(Supplier<Uni<T>> work) {
        return done(() -> current.as(Caller.system(practice.clinic(), "test"), work));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static List<Object> contacts(UUID campaign) {
        return called(campaign, "p.id");
    }

    private static List<Object> calledBack(UUID campaign) {
        return called(campaign, "p.first_name");
    }

    private static List<Object> called(UUID campaign, String column) {
        return Database.rows(
                        "select " + column + " as it from message m join patient p on p.id = m.patient_id"
                                + " where m.campaign_id = ? and m.night = ? and m.status = 'queued' order by m.number",
                        campaign,
                        NIGHT)
                .stream()
                .map(row -> row.get("it"))
                .toList();
    }

    /** Evaluated, queued, refused, finished; null when it has not begun. */
    private static String howFar(UUID campaign, LocalDate night) {
        return Database.rows("""
                        select concat_ws(' ', evaluated, queued, coalesce(refused, 'null'),
                                         case when finished_at is null then 'unfinished' else 'finished' end) as far
                          from campaign_night where campaign_id = ? and night = ?""", campaign, night).stream()
                .map(row -> row.get("far").toString())
                .findFirst()
                .orElse(null);
    }
}
