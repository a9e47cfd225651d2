package org.molaris.recall.whatsapp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.ServicePassports;
import org.molaris.recall.whatsapp.WhatsappSettings.Unknown;
import org.molaris.web.Unavailable;

/** By which secret WhatsApp signs what it tells a clinic; asked of its owner, and remembered for a minute. */
@ApplicationScoped
class AppSecrets {

    private final WhatsappSettings settings;
    private final ServicePassports passports;
    private final Cache<UUID, Optional<String>> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    AppSecrets(@RestClient WhatsappSettings settings, ServicePassports passports) {
        this.settings = settings;
        this.passports = passports;
    }

    /** None when the clinic has none; fails with {@link Unavailable} when its owner cannot be asked. */
    Uni<Optional<String>> of(UUID clinicId) {
        return Uni.createFrom().deferred(() -> {
            var known = remembered.getIfPresent(clinicId);
            return known == null ? ask(clinicId) : Uni.createFrom().item(known);
        });
    }

    private Uni<Optional<String>> ask(UUID clinicId) {
        return passports
                .of(clinicId)
                .flatMap(settings::sender)
                .map(sender -> Optional.of(sender.path("app_secret").asText("")).filter(secret -> !secret.isEmpty()))
                .onFailure(Unknown.class)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(Unavailable::new)
                .invoke(secret -> remembered.put(clinicId, secret));
    }
}
