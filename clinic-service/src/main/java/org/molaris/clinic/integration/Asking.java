package org.molaris.clinic.integration;

import java.util.Optional;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.LowerCaseName;

/**
 * Who asks about which webhooks. Of those of apps, all are for an owner, and its own for an app; those of integrators are for
 * owners.
 *
 * @param app null for an owner
 */
public record Asking(String app, Wording wording) {

    /** Fails with {@link IntegrationRefused} for whoever is neither. */
    public static Asking of(Optional<String> app, boolean owner) {
        if (app.isEmpty() && !owner) {
            throw new IntegrationRefused(Reason.NEITHER_OWNER_NOR_APP);
        }
        return new Asking(app.orElse(null), Wording.ALFADOCS);
    }

    /** An owner, about those of integrators. */
    public static Asking ofIntegrator() {
        return new Asking(null, Wording.STANDARD);
    }

    /** As the tables have it. */
    String wordingName() {
        return LowerCaseName.of(wording);
    }

    /** The app that asks; fails with {@link IntegrationRefused} for a person. */
    public static String app(Optional<String> app) {
        return app.orElseThrow(() -> new IntegrationRefused(Reason.NOT_AN_APP));
    }
}
