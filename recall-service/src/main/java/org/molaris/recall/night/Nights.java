package org.molaris.recall.night;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.SqlFailure;
import org.molaris.recall.night.PlatformNights.Clinic;
import org.molaris.recall.night.PlatformNights.UnderWay;

/**
 * Looks each minute in which clinics a day has begun, and takes their campaigns through its night, one after the other. A
 * row per campaign and night says how far it has come: what broke off goes on in the next round, here or in another
 * replica, for as long as the day lasts there.
 */
@ApplicationScoped
class Nights {

    /** What is changed during a day counts from the next night on: nobody is called back at noon because a campaign is new. */
    private static final String BEGIN = """
            insert into campaign_night (clinic_id, campaign_id, night, refused, finished_at)
            select c.clinic_id, c.id, $1, why.refused, case when why.refused is not null then $3::timestamptz end
              from campaign c
             cross join lateral (select case when not c.is_active then 'campaign_inactive' end) why (refused)
             where c.created_at < $2
                on conflict do nothing""";

    private final PlatformNights platform;
    private final NightCampaigns campaigns;
    private final NightSlices slices;
    private final Flush flush;
    private final CurrentClinic current;
    private final Clock clock;

    /** What nobody need be asked for again; the rows themselves are in the database. */
    private final Set<Day> begun = ConcurrentHashMap.newKeySet();

    Nights(
            PlatformNights platform,
            NightCampaigns campaigns,
            NightSlices slices,
            Flush flush,
            CurrentClinic current,
            Clock clock) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.slices = slices;
        this.flush = flush;
        this.current = current;
        this.clock = clock;
    }

    /** A clinic's day, from its first moment on. */
    private record Day(UUID clinicId, LocalDate date, Instant midnight) {}

    @Scheduled(
            identity = "nights",
            every = "1m",
            delayed = "{molaris.recall.first-round-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> everyMinute() {
        var now = clock.instant();
        return platform.clinics(now)
                .flatMap(all -> go(all, now))
                .onFailure(SqlFailure::mayPass)
                .recoverWithUni(e -> {
                    Log.warnf("No night was begun: %s", e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    Uni<Void> go(List<Clinic> all, Instant now) {
        var days = days(all, now);
        begun.retainAll(Set.copyOf(days.values()));
        return Multi.createFrom()
                .iterable(days.values())
                .filter(day -> !begun.contains(day))
                .onItem()
                .transformToUniAndConcatenate(day -> forClinic(day.clinicId(), () -> begin(day, now)))
                .collect()
                .last()
                .chain(() -> platform.underWay(now))
                .flatMap(nights -> Multi.createFrom()
                        .iterable(nights)
                        .filter(night -> isToday(night, days.get(night.clinicId())))
                        .onItem()
                        .transformToUniAndConcatenate(night -> forClinic(night.clinicId(), () -> goOn(night)))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** Another's turn comes even if this one fails. */
    private Uni<Void> forClinic(UUID clinicId, Supplier<Uni<Void>> work) {
        return current.as(Caller.system(clinicId, "recalls"), work)
                .onFailure()
                .invoke(e -> Log.warnf(
                        "The night of clinic %s waits for the next round: %s",
                        clinicId, e.toString().lines().findFirst().orElseThrow()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> begin(Day day, Instant now) {
        return flush.write(
                        BEGIN,
                        Tuple.of(day.date(), day.midnight().atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)))
                .invoke(() -> begun.add(day))
                .replaceWithVoid();
    }

    private Uni<Void> goOn(UnderWay night) {
        return campaigns
                .oneThatMayCall(night.campaignId())
                .flatMap(campaign -> slices.goOn(campaign, night.night(), () -> false))
                .onFailure(RunRefused.class)
                .recoverWithUni(refusal -> slices.refuse(night.campaignId(), night.night(), refusal.reason()));
    }

    private static boolean isToday(UnderWay night, Day day) {
        return day != null && day.date().equals(night.night());
    }

    /** Clinics whose clocks show the same have the same day, which is found out once for all of them. */
    private static Map<UUID, Day> days(List<Clinic> all, Instant now) {
        var days = new HashMap<UUID, Day>();
        all.stream().collect(Collectors.groupingBy(Clinic::timeZone)).forEach((timeZone, clinics) -> {
            try {
                var zone = ZoneId.of(timeZone);
                var date = now.atZone(zone).toLocalDate();
                var midnight = date.atStartOfDay(zone).toInstant();
                clinics.forEach(clinic -> days.put(clinic.id(), new Day(clinic.id(), date, midnight)));
            } catch (DateTimeException e) {
                Log.warnf("There is no time zone %s", timeZone);
            }
        });
        return days;
    }
}
