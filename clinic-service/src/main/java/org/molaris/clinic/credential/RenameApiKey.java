package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.credential.ApiKeyChanged;

/** A key gets another name. What it may do and what it is made of never change. */
@ApplicationScoped
public class RenameApiKey {

    private final ApiKeys keys;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    RenameApiKey(ApiKeys keys, Outbox outbox, ClinicTransaction transaction, CurrentClinic clinic, Clock clock) {
        this.keys = keys;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link ApiKeyRefused} when a key asks, or when there is no such live key of the expected version. */
    public Uni<ApiKeyDetails> handle(UUID keyId, OptionalLong expected, String name) {
        KeyHolder.mustNotBe(clinic.caller());
        return transaction.run(() -> keys.liveForUpdate(keyId, expected)
                .call(key -> name.equals(key.name) ? Uni.createFrom().voidItem() : rename(key, name))
                .map(ApiKey::asDetails));
    }

    private Uni<Void> rename(ApiKey key, String name) {
        key.rename(name, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return keys.flush().chain(() -> outbox.append(new ApiKeyChanged(Change.UPDATED, key.asState())));
    }
}
