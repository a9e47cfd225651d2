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

/** A key opens nothing any more, for good. Its row stays, to tell what came in by it. */
@ApplicationScoped
public class RevokeApiKey {

    private final ApiKeys keys;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    RevokeApiKey(ApiKeys keys, Outbox outbox, ClinicTransaction transaction, CurrentClinic clinic, Clock clock) {
        this.keys = keys;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link ApiKeyRefused} when a key asks, or when there is no such live key of the expected version. */
    public Uni<ApiKeyDetails> handle(UUID keyId, OptionalLong expected) {
        KeyHolder.mustNotBe(clinic.caller());
        return transaction.run(() -> keys.liveForUpdate(keyId, expected)
                .invoke(key -> key.revoke(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .call(keys::flush)
                .call(key -> outbox.append(new ApiKeyChanged(Change.DELETED, key.asState())))
                .map(ApiKey::asDetails));
    }
}
