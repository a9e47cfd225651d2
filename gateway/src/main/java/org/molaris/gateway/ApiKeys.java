package org.molaris.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.ApiKeyText;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;

/**
 * Every live API key of the suite, and every developer's, in memory, by digest. A key is looked up and compared anew on
 * every request, which takes microseconds: nothing that was remembered of it can outlive it.
 */
@Singleton
class ApiKeys extends TopicCopy<KnownKey> {

    private static final Set<String> ROLES = Set.of(Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER);

    private final Map<String, KnownApiKey> keys = new ConcurrentHashMap<>();
    private final Map<String, KnownDeveloper> developers = new ConcurrentHashMap<>();
    private final ApiKeyPepper pepper;
    private final ObjectReader json;

    ApiKeys(ApiKeyPepper pepper, ObjectMapper json) {
        super(Topic.CREDENTIALS);
        this.pepper = pepper;
        this.json = json.readerFor(KeySaid.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Whom the key speaks for, or {@link Refused}. One that belongs to a developer opens nothing without the developer's. */
    Credential of(String text) {
        var key = genuine(keys, ApiKeyText.read(text));
        if (!key.opensByItself()) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
        return key.credential();
    }

    /** Whom the clinic's key speaks for when it comes with the key of the developer that it belongs to, or {@link Refused}. */
    Credential of(String developerText, String text) {
        var developer = genuine(developers, ApiKeyText.readOfDeveloper(developerText));
        var key = genuine(keys, ApiKeyText.read(text));
        if (!key.belongsTo(developer)) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
        return key.credentialWith(developer);
    }

    private <K extends KnownKey> K genuine(Map<String, K> known, Optional<ApiKeyText> read) {
        var presented = read.orElseThrow(() -> new Refused(Refusal.UNAUTHENTICATED));
        var key = known.get(presented.prefix());
        if (key == null) {
            throw unknown();
        }
        if (!key.hasDigest(pepper.digestOf(presented))) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
        return key;
    }

    @Override
    KnownKey read(UUID id, byte[] event) throws IOException {
        KeySaid said = json.readValue(event);
        if (said != null && said.apiKey() != null) {
            return said.apiKey().known(id);
        }
        if (said != null && said.developer() != null) {
            return said.developer().known(id);
        }
        throw new IOException("The event has no key");
    }

    @Override
    void changed(KnownKey before, KnownKey now) {
        if (now instanceof KnownApiKey key) {
            keys.put(key.prefix(), key);
        } else if (now instanceof KnownDeveloper developer) {
            developers.put(developer.prefix(), developer);
        } else if (before instanceof KnownApiKey) {
            keys.remove(before.prefix());
        } else if (before instanceof KnownDeveloper) {
            developers.remove(before.prefix());
        }
    }

    /** One of the two. */
    private record KeySaid(ApiKey apiKey, Developer developer) {}

    private record ApiKey(
            UUID clinicId,
            String role,
            String scope,
            UUID developerId,
            String prefix,
            String digest,
            Instant revokedAt,
            long version) {

        KnownApiKey known(UUID id) throws IOException {
            if (clinicId == null || role == null || !ROLES.contains(role) || prefix == null || digest == null) {
                throw new IOException("The event tells too little of an API key");
            }
            var credential =
                    new Credential(ApiKeySubject.of(id), clinicId, Set.of(role), scope, id.toString(), Instant.MAX);
            return new KnownApiKey(
                    prefix, HexFormat.of().parseHex(digest), developerId, credential, revokedAt != null, version);
        }
    }

    private record Developer(String name, String prefix, String digest, Instant revokedAt, long version) {

        KnownDeveloper known(UUID id) throws IOException {
            if (name == null || prefix == null || digest == null) {
                throw new IOException("The event tells too little of a developer");
            }
            return new KnownDeveloper(id, name, prefix, HexFormat.of().parseHex(digest), revokedAt != null, version);
        }
    }
}
