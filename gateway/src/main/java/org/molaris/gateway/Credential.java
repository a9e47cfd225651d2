package org.molaris.gateway;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.molaris.auth.Roles;

/** A credential that was found genuine: who it speaks for, until when, and the passport that it is exchanged for. */
final class Credential {

    private final String subject;
    private final UUID clinicId;
    private final Set<String> groups;
    private final String scope;
    private final String app;
    private final String developer;
    private final Instant expiresAt;
    private final AtomicReference<Future<SignedPassport>> passport = new AtomicReference<>();

    /**
     * A genuine credential.
     *
     * @param clinicId null for platform administrators, and only for them
     * @param scope null when it has none
     * @param app the program that uses it; null when that is not known
     */
    Credential(String subject, UUID clinicId, Set<String> groups, String scope, String app, Instant expiresAt) {
        this(subject, clinicId, groups, scope, app, null, expiresAt);
    }

    private Credential(
            String subject,
            UUID clinicId,
            Set<String> groups,
            String scope,
            String app,
            String developer,
            Instant expiresAt) {
        this.subject = subject;
        this.clinicId = clinicId;
        this.groups = Set.copyOf(groups);
        this.scope = scope;
        this.app = app;
        this.developer = developer;
        this.expiresAt = expiresAt;
        if ((clinicId == null) != groups.contains(Roles.PLATFORM_ADMIN)) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
    }

    /** The same together with a developer's key: another passport, which names them. */
    Credential with(String developerName) {
        return new Credential(subject, clinicId, groups, scope, app, developerName, expiresAt);
    }

    String subject() {
        return subject;
    }

    UUID clinicId() {
        return clinicId;
    }

    Set<String> groups() {
        return groups;
    }

    String scope() {
        return scope;
    }

    /** The program that uses it, as its authorization server or its key names it; null when that is not known. */
    String app() {
        return app;
    }

    /** Whose key came with it, by name; null when none did. */
    String developer() {
        return developer;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isPlatformAdmin() {
        return clinicId == null;
    }

    /** The newest passport, perhaps still being signed; empty at first. */
    AtomicReference<Future<SignedPassport>> passport() {
        return passport;
    }
}
