package org.molaris.clinic.practice;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.molaris.clinic.practice.ClinicRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.data.SqlFailure;
import org.molaris.events.clinic.ClinicCreated;

/** A clinic joins, on trial unless something else is said. */
@ApplicationScoped
public class OpenClinic {

    private static final Duration TRIAL = Duration.ofDays(14);

    private final Clinics clinics;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final PlatformAdministration administration;
    private final List<StartingKit> kits;
    private final Clock clock;

    OpenClinic(
            Clinics clinics,
            Outbox outbox,
            ClinicTransaction transaction,
            PlatformAdministration administration,
            @All List<StartingKit> kits,
            Clock clock) {
        this.clinics = clinics;
        this.outbox = outbox;
        this.transaction = transaction;
        this.administration = administration;
        this.kits = kits;
        this.clock = clock;
    }

    /** Fails with {@link ClinicRefused} when another clinic has the slug. */
    public Uni<ClinicDetails> handle(Command wanted) {
        return administration.ofThePlatform(
                () -> transaction.once(ClinicDetails.class, () -> openIn(Ids.next(), wanted)));
    }

    /** The same transaction goes on in the new clinic, which is the only one that may write the clinic's row. */
    private Uni<ClinicDetails> openIn(UUID id, Command wanted) {
        return administration.in(id, () -> transaction.run(() -> open(id, wanted)));
    }

    private Uni<ClinicDetails> open(UUID id, Command wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return clinics.persistAndFlush(new Clinic(id, wanted.slug(), wanted.settings(now), now))
                .onFailure(e -> SqlFailure.duplicates(e, "clinic_slug_key"))
                .transform(e -> new ClinicRefused(Reason.SLUG_TAKEN))
                .map(Clinic::asDetails)
                .call(clinic -> outbox.append(new ClinicCreated(clinic.asState())))
                .call(this::equip);
    }

    private Uni<Void> equip(ClinicDetails clinic) {
        return Multi.createFrom()
                .iterable(kits)
                .onItem()
                .transformToUniAndConcatenate(kit -> kit.give(clinic))
                .collect()
                .last();
    }

    /** What is known of the clinic; everything but slug and name may be null, for what most clinics have. */
    public record Command(
            String slug,
            String name,
            String clinicType,
            ClinicPlan plan,
            SubscriptionStatus subscriptionStatus,
            Instant subscriptionEndsAt,
            String timeZone,
            String currency,
            String language,
            String phone) {

        private ClinicSettings settings(Instant now) {
            var status = Objects.requireNonNullElse(subscriptionStatus, SubscriptionStatus.TRIAL);
            var ends = subscriptionEndsAt == null && status == SubscriptionStatus.TRIAL
                    ? now.plus(TRIAL)
                    : subscriptionEndsAt;
            return new ClinicSettings(
                    name,
                    Objects.requireNonNullElse(clinicType, "dental"),
                    Objects.requireNonNullElse(plan, ClinicPlan.TRIAL),
                    status,
                    ends,
                    null,
                    Objects.requireNonNullElse(timeZone, "America/El_Salvador"),
                    Objects.requireNonNullElse(currency, "USD"),
                    Objects.requireNonNullElse(language, "es"),
                    phone,
                    false,
                    WhatsappSettings.NONE);
        }
    }
}
