package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.auth.ApiKeyText;
import org.molaris.auth.CurrentClinic;
import org.molaris.clinic.credential.ApiKeyRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.credential.ApiKeyChanged;

/**
 * A program gets a key. The key is answered once and kept nowhere: a repeat under the same Idempotency-Key is answered
 * without it, and whoever lost the first answer revokes that key and asks for another.
 */
@ApplicationScoped
public class IssueApiKey {

    private static final int LIVE_AT_MOST = 100;

    private final ApiKeys keys;
    private final ApiKeyPepper pepper;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    IssueApiKey(
            ApiKeys keys,
            ApiKeyPepper pepper,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.keys = keys;
        this.pepper = pepper;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link ApiKeyRefused} when a key asks, or when the clinic has enough. */
    public Uni<IssuedApiKey> handle(String name, ApiKeyRole role) {
        KeyHolder.mustNotBe(clinic.caller());
        var text = ApiKeyText.random();
        return transaction
                .once(
                        ApiKeyDetails.class,
                        () -> keys.countLiveForUpdate()
                                .invoke(IssueApiKey::mustBeFew)
                                .chain(() -> issue(name, role, text)))
                .map(key -> new IssuedApiKey(key, key.prefix().equals(text.prefix()) ? text.whole() : null));
    }

    private static void mustBeFew(long live) {
        if (live >= LIVE_AT_MOST) {
            throw new ApiKeyRefused(Reason.TOO_MANY_KEYS);
        }
    }

    private Uni<ApiKeyDetails> issue(String name, ApiKeyRole role, ApiKeyText text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = new ApiKey(Ids.next(), clinic.id(), name, role, text.prefix(), pepper.digestOf(text), now);
        return keys.persistAndFlush(key)
                .call(issued -> outbox.append(new ApiKeyChanged(Change.CREATED, issued.asState())))
                .map(ApiKey::asDetails);
    }
}
