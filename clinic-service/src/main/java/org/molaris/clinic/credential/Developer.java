package org.molaris.clinic.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.molaris.events.credential.DeveloperState;

/** Somebody who writes programs for clinics, each of which lets them in by a key of its own. */
@Entity
@DynamicUpdate
class Developer {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    String name;
    String prefix;
    byte[] digest;
    Instant revokedAt;
    Instant createdAt;
    Instant updatedAt;

    protected Developer() {}

    Developer(UUID id, String name, String prefix, byte[] digest, Instant now) {
        this.id = id;
        this.name = name;
        this.prefix = prefix;
        this.digest = digest.clone();
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    void revoke(Instant now) {
        revokedAt = now;
        updatedAt = now;
    }

    DeveloperDetails asDetails() {
        return new DeveloperDetails(id, number, name, prefix, revokedAt, version, createdAt, updatedAt);
    }

    /** As the gateway is told it. */
    DeveloperState asState() {
        return new DeveloperState(
                id, number, name, prefix, HexFormat.of().formatHex(digest), revokedAt, version, createdAt, updatedAt);
    }
}
