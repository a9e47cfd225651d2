package org.molaris.gateway.issuer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.molaris.gateway.GatewayConfig;

/** Everybody whose word about users counts: the embedded issuer, where it is on, and those that a deployment names. */
@Singleton
class Issuers {

    private final Map<String, TrustedIssuer> byName = new HashMap<>();
    private final List<PublishedKeys> published = new ArrayList<>();
    private final Vertx vertx;

    Issuers(GatewayConfig config, EmbeddedIssuer embedded, MeterRegistry meters, Vertx vertx) {
        this.vertx = vertx;
        embedded.trusted().ifPresent(this::add);
        var settings = config.issuerKeys();
        config.issuers().forEach((called, issuer) -> {
            var keys = new PublishedKeys(
                    called,
                    new JwksEndpoint(issuer.jwksUrl(), settings.patience(), vertx),
                    settings.refresh(),
                    settings.againAfter(),
                    meters.counter("molaris.gateway.issuer.fetches.failed", "issuer", called));
            published.add(keys);
            add(new TrustedIssuer(
                    issuer.issuer(),
                    issuer.audience(),
                    issuer.clinics().orElse(Set.of()),
                    issuer.platformAdmins(),
                    keys));
        });
    }

    private void add(TrustedIssuer issuer) {
        if (byName.put(issuer.name(), issuer) != null) {
            throw new IllegalStateException("Two issuers are called " + issuer.name());
        }
    }

    /** In the background: nobody waits for an issuer that is away, least of all the clinics of the others. */
    void start(@Observes StartupEvent start) {
        published.forEach(keys -> keys.keepFresh(vertx));
    }

    /** The one whose tokens have that claim {@code iss}, or {@link InvalidToken}. */
    TrustedIssuer named(String name) {
        var issuer = name == null ? null : byName.get(name);
        if (issuer == null) {
            throw new InvalidToken();
        }
        return issuer;
    }
}
