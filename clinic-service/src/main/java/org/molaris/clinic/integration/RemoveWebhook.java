package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;
import org.molaris.events.Change;

/** Nobody is told there any more. The webhook goes with all that waited for it, and with its secret. */
@ApplicationScoped
public class RemoveWebhook {

    private static final String DELETE = "delete from app_webhook where id = ?1";

    private final WebhookRows rows;
    private final News news;
    private final ClinicTransaction transaction;

    RemoveWebhook(WebhookRows rows, News news, ClinicTransaction transaction) {
        this.rows = rows;
        this.news = news;
        this.transaction = transaction;
    }

    /** Fails with {@link IntegrationRefused} when there is no such webhook of the expected version. */
    public Uni<Void> handle(Asking asking, UUID id, OptionalLong expected) {
        return transaction.run(
                () -> Statements.value(String.class, ChangeWebhook.LOCK, id, asking.app(), asking.wordingName())
                        .invoke(text -> rows.expected(text, expected))
                        .call(() -> news.ofWebhook(Change.DELETED, id))
                        .chain(() -> Statements.change(DELETE, id))
                        .replaceWithVoid());
    }
}
