package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.auth.ApiKeyText;
import org.molaris.clinic.practice.PlatformAdministration;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.credential.DeveloperChanged;

/**
 * A developer gets a key, once for all clinics. Like a clinic's, it is answered once and kept nowhere: a repeat under the
 * same Idempotency-Key is answered without it.
 */
@ApplicationScoped
public class RegisterDeveloper {

    private final Developers developers;
    private final ApiKeyPepper pepper;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final PlatformAdministration administration;
    private final Clock clock;

    RegisterDeveloper(
            Developers developers,
            ApiKeyPepper pepper,
            Outbox outbox,
            ClinicTransaction transaction,
            PlatformAdministration administration,
            Clock clock) {
        this.developers = developers;
        this.pepper = pepper;
        this.outbox = outbox;
        this.transaction = transaction;
        this.administration = administration;
        this.clock = clock;
    }

    /** In the name of the platform. */
    public Uni<RegisteredDeveloper> handle(String name) {
        var text = ApiKeyText.randomOfDeveloper();
        return administration
                .ofThePlatform(() -> transaction.once(DeveloperDetails.class, () -> register(name, text)))
                .map(developer -> new RegisteredDeveloper(
                        developer, developer.prefix().equals(text.prefix()) ? text.whole() : null));
    }

    private Uni<DeveloperDetails> register(String name, ApiKeyText text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return developers
                .persistAndFlush(new Developer(Ids.next(), name, text.prefix(), pepper.digestOf(text), now))
                .call(registered -> outbox.append(new DeveloperChanged(Change.CREATED, registered.asState())))
                .map(Developer::asDetails);
    }
}
