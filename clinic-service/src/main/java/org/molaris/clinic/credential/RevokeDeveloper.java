package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.practice.PlatformAdministration;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.credential.DeveloperChanged;

/**
 * A developer's key opens nothing any more, for good, and so none of the clinics' keys that belong to it does: those stay
 * as they are, since each opens together with it alone.
 */
@ApplicationScoped
public class RevokeDeveloper {

    private final Developers developers;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final PlatformAdministration administration;
    private final Clock clock;

    RevokeDeveloper(
            Developers developers,
            Outbox outbox,
            ClinicTransaction transaction,
            PlatformAdministration administration,
            Clock clock) {
        this.developers = developers;
        this.outbox = outbox;
        this.transaction = transaction;
        this.administration = administration;
        this.clock = clock;
    }

    /** Fails with {@link DeveloperRefused} when there is no such live developer of the expected version. */
    public Uni<DeveloperDetails> handle(UUID developerId, OptionalLong expected) {
        return administration.ofThePlatform(() -> transaction.run(() -> revoke(developerId, expected)));
    }

    private Uni<DeveloperDetails> revoke(UUID developerId, OptionalLong expected) {
        return developers
                .liveForUpdate(developerId, expected)
                .invoke(developer -> developer.revoke(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .call(developers::flush)
                .call(developer -> outbox.append(new DeveloperChanged(Change.DELETED, developer.asState())))
                .map(Developer::asDetails);
    }
}
