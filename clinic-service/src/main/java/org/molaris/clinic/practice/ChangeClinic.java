package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.clinic.practice.ClinicRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.data.SqlFailure;
import org.molaris.events.clinic.ClinicUpdated;

/** Changes the current clinic's settings, and tells the others if that changed anything. */
@ApplicationScoped
public class ChangeClinic {

    private final Clinics clinics;
    private final ClinicSecrets secrets;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;
    private final boolean loopbackSenders;

    ChangeClinic(
            Clinics clinics,
            ClinicSecrets secrets,
            Outbox outbox,
            ClinicTransaction transaction,
            Clock clock,
            @ConfigProperty(name = "molaris.clinic.loopback-senders", defaultValue = "false") boolean loopbackSenders) {
        this.clinics = clinics;
        this.secrets = secrets;
        this.loopbackSenders = loopbackSenders;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the clinic still has the expected version, or whatever it has when none is expected. */
    public Uni<ClinicDetails> handle(OptionalLong expected, UnaryOperator<ClinicSettings> change) {
        return handle(expected, change, Map.of());
    }

    /** The same with its secrets; without a value one is forgotten. */
    public Uni<ClinicDetails> handle(
            OptionalLong expected,
            UnaryOperator<ClinicSettings> change,
            Map<WhatsappSecret, Optional<String>> changedSecrets) {
        return transaction.run(() -> clinics.currentForUpdate()
                .invoke(clinic -> {
                    if (expected.isPresent() && expected.getAsLong() != clinic.version) {
                        throw new ClinicRefused(Reason.STALE);
                    }
                })
                .flatMap(clinic -> news(changedSecrets).flatMap(news -> change(clinic, change, news))));
    }

    /** Without those that are as they were. */
    private Uni<Map<WhatsappSecret, Optional<String>>> news(Map<WhatsappSecret, Optional<String>> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().item(changed);
        }
        return secrets.read()
                .map(known -> changed.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(Optional.ofNullable(known.get(entry.getKey()))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Uni<ClinicDetails> change(
            Clinic clinic, UnaryOperator<ClinicSettings> change, Map<WhatsappSecret, Optional<String>> news) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean changed = clinic.change(change.apply(clinic.settings()), now);
        if (!changed && news.isEmpty()) {
            return Uni.createFrom().item(clinic.asDetails());
        }
        clinic.settings().whatsapp().mustKeepTheToken(loopbackSenders);
        clinic.settings().whatsapp().mustBeQuietForSomeTimeOrNever();
        if (!news.isEmpty()) {
            clinic.changeSecrets(news, now);
        }
        return clinics.flush()
                .onFailure(e -> SqlFailure.duplicates(e, "clinic_sender_key"))
                .transform(e -> new ClinicRefused(Reason.SENDER_TAKEN))
                .call(() -> news.isEmpty() ? Uni.createFrom().voidItem() : secrets.change(news))
                .map(flushed -> clinic.asDetails())
                .call(details -> outbox.append(new ClinicUpdated(details.asState())));
    }
}
