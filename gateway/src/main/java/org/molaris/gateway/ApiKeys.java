package org.molaris.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.ApiKeyText;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;

/**
 * Every live API key of the suite, in memory, by digest. A key is looked up and compared anew on every request, which
 * takes microseconds: nothing that was remembered of it can outlive it.
 */
@Singleton
class ApiKeys extends TopicCopy<KnownApiKey> {

    private static final Set<String> ROLES = Set.of(Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER);

    private final Map<String, KnownApiKey> byPrefix = new ConcurrentHashMap<>();
    private final ApiKeyPepper pepper;
    private final ObjectReader json;

    ApiKeys(ApiKeyPepper pepper, ObjectMapper json) {
        super(Topic.CREDENTIALS);
        this.pepper = pepper;
        this.json = json.readerFor(ApiKeySaid.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Whom the key speaks for, or {@link Refused}. */
    Credential of(String text) {
        var presented = ApiKeyText.read(text).orElseThrow(() -> new Refused(Refusal.UNAUTHENTICATED));
        var key = byPrefix.get(presented.prefix());
        if (key == null) {
            throw unknown();
        }
        if (!key.hasDigest(pepper.digestOf(presented))) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
        return key.credential();
    }

    @Override
    KnownApiKey read(UUID id, byte[] event) throws IOException {
        ApiKeySaid said = json.readValue(event);
        if (said == null || said.apiKey() == null) {
            throw new IOException("The event has no API key");
        }
        return said.apiKey().known(id);
    }

    @Override
    void changed(KnownApiKey before, KnownApiKey now) {
        if (now != null) {
            byPrefix.put(now.prefix(), now);
        } else if (before != null) {
            byPrefix.remove(before.prefix());
        }
    }

    private record ApiKeySaid(ApiKey apiKey) {}

    private record ApiKey(UUID clinicId, String role, String prefix, String digest, Instant revokedAt, long version) {

        KnownApiKey known(UUID id) throws IOException {
            if (clinicId == null || role == null || !ROLES.contains(role) || prefix == null || digest == null) {
                throw new IOException("The event tells too little of an API key");
            }
            var credential = new Credential(ApiKeySubject.of(id), clinicId, Set.of(role), null, Instant.MAX);
            return new KnownApiKey(prefix, HexFormat.of().parseHex(digest), credential, revokedAt != null, version);
        }
    }
}
