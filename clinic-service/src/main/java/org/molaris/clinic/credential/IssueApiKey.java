package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
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
    private final PlatformDevelopers developers;
    private final ApiKeyPepper pepper;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    IssueApiKey(
            ApiKeys keys,
            PlatformDevelopers developers,
            ApiKeyPepper pepper,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.keys = keys;
        this.developers = developers;
        this.pepper = pepper;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /**
     * Fails with {@link ApiKeyRefused} when a key asks, or when the clinic has enough, and with {@link DeveloperRefused} when
     * there is no such developer.
     *
     * @param scope what takes away from what the role allows, with a space between; null for nothing
     * @param developerId whose key has to come with it; null for a key that opens by itself
     */
    public Uni<IssuedApiKey> handle(String name, ApiKeyRole role, String scope, UUID developerId) {
        KeyHolder.mustNotBe(clinic.caller());
        var text = ApiKeyText.random();
        return transaction
                .once(
                        ApiKeyDetails.class,
                        () -> keys.countLiveForUpdate()
                                .invoke(IssueApiKey::mustBeFew)
                                .chain(() -> mustBeKnown(developerId))
                                .chain(() -> issue(name, role, scope, developerId, text)))
                .map(key -> new IssuedApiKey(key, key.prefix().equals(text.prefix()) ? text.whole() : null));
    }

    private static void mustBeFew(long live) {
        if (live >= LIVE_AT_MOST) {
            throw new ApiKeyRefused(Reason.TOO_MANY_KEYS);
        }
    }

    /** One who is revoked a moment later takes the new key along: it opens nothing without the developer's. */
    private Uni<Void> mustBeKnown(UUID developerId) {
        return developerId == null ? Uni.createFrom().voidItem() : developers.mustBeLive(developerId);
    }

    private Uni<ApiKeyDetails> issue(String name, ApiKeyRole role, String scope, UUID developerId, ApiKeyText text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = new ApiKey(
                Ids.next(), clinic.id(), name, role, scope, developerId, text.prefix(), pepper.digestOf(text), now);
        return keys.persistAndFlush(key)
                .call(issued -> outbox.append(new ApiKeyChanged(Change.CREATED, issued.asState())))
                .map(ApiKey::asDetails);
    }
}
