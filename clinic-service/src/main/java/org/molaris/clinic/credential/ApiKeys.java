package org.molaris.clinic.credential;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.credential.ApiKeyRefused.Reason;

@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    private static final String LOCK = "select 1 from clinic where id = current_clinic() for no key update";

    /** How many keys of the clinic open something, when nobody else can add one any more in the meantime. */
    Uni<Long> countLiveForUpdate() {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(LOCK, Integer.class).getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new ApiKeyRefused(Reason.CLINIC_NOT_FOUND))
                .chain(() -> count("revokedAt is null"));
    }

    /** The key with its row locked, if it is live and has the expected version, or whatever it has when none is. */
    Uni<ApiKey> liveForUpdate(UUID keyId, OptionalLong expected) {
        return findById(keyId, LockModeType.PESSIMISTIC_WRITE).invoke(key -> {
            if (key == null || key.isRevoked()) {
                throw new ApiKeyRefused(Reason.API_KEY_NOT_FOUND);
            }
            if (expected.isPresent() && expected.getAsLong() != key.version) {
                throw new ApiKeyRefused(Reason.STALE);
            }
        });
    }
}
