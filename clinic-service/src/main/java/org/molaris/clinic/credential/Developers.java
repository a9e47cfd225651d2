package org.molaris.clinic.credential;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.credential.DeveloperRefused.Reason;

@ApplicationScoped
class Developers implements PanacheRepositoryBase<Developer, UUID> {

    /** The developer with its row locked, if it is live and has the expected version, or whatever it has when none is. */
    Uni<Developer> liveForUpdate(UUID developerId, OptionalLong expected) {
        return findById(developerId, LockModeType.PESSIMISTIC_WRITE).invoke(developer -> {
            if (developer == null || developer.isRevoked()) {
                throw new DeveloperRefused(Reason.DEVELOPER_NOT_FOUND);
            }
            if (expected.isPresent() && expected.getAsLong() != developer.version) {
                throw new DeveloperRefused(Reason.STALE);
            }
        });
    }
}
