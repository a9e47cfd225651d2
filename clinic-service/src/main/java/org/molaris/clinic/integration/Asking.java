package org.molaris.clinic.integration;

import java.util.Optional;
import org.molaris.clinic.integration.IntegrationRefused.Reason;

/**
 * Who asks about webhooks: an owner, for whom all of them are, or an app, for which its own are.
 *
 * @param app null for an owner
 */
public record Asking(String app) {

    /** Fails with {@link IntegrationRefused} for whoever is neither. */
    public static Asking of(Optional<String> app, boolean owner) {
        if (app.isEmpty() && !owner) {
            throw new IntegrationRefused(Reason.NEITHER_OWNER_NOR_APP);
        }
        return new Asking(app.orElse(null));
    }

    /** The app that asks; fails with {@link IntegrationRefused} for a person. */
    public static String app(Optional<String> app) {
        return app.orElseThrow(() -> new IntegrationRefused(Reason.NOT_AN_APP));
    }
}
