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
    private final Instant expiresAt;
    private final AtomicReference<Future<SignedPassport>> passport = new AtomicReference<>();

    /**
     * A genuine credential.
     *
     * @param clinicId null for platform administrators, and only for them
     * @param scope null when it has none
     */
    Credential(String subject, UUID clinicId, Set<String> groups, String scope, Instant expiresAt) {
        this.subject = subject;
        this.clinicId = clinicId;
        this.groups = Set.copyOf(groups);
        this.scope = scope;
        this.expiresAt = expiresAt;
        if ((clinicId == null) != groups.contains(Roles.PLATFORM_ADMIN)) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
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
