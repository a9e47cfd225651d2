package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;

/** An integrator lost what it had taken: it is told once more, under the same ids, behind what waits. */
@ApplicationScoped
public class ReplayDeliveries {

    private static final String REPLAY = """
            select replay_deliveries(?1, null, cast(?2 as timestamptz), cast(?3 as timestamptz))""";

    private final WebhookRows rows;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ReplayDeliveries(WebhookRows rows, ClinicTransaction transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many events were queued once more. */
    public record Replayed(long events) {}

    /** Fails with {@link IntegrationRefused} when there is no such webhook, or it is paused. */
    public Uni<Replayed> handle(UUID webhookId, Instant since) {
        var asking = Asking.ofIntegrator();
        return transaction.once(
                Replayed.class,
                () -> Statements.value(String.class, ChangeWebhook.LOCK, webhookId, asking.app(), asking.wordingName())
                        .map(rows::active)
                        .chain(() -> Statements.value(
                                Long.class,
                                REPLAY,
                                webhookId,
                                since,
                                clock.instant().truncatedTo(ChronoUnit.MICROS)))
                        .map(Replayed::new));
    }
}
