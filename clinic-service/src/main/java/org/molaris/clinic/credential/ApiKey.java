package org.molaris.clinic.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.molaris.data.LowerCaseName;
import org.molaris.events.credential.ApiKeyState;

/** A program's way into a clinic. */
@Entity
@DynamicUpdate
class ApiKey {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;
    String name;

    @Convert(converter = ApiKeyRoleName.class)
    ApiKeyRole role;

    /** What takes away from what the role allows, with a space between; null when nothing does. */
    String scope;

    /** Whose key has to come with it; null of a key that opens by itself. */
    UUID developerId;

    String prefix;
    byte[] digest;

    @Column(insertable = false, updatable = false)
    Instant lastUsedAt;

    Instant revokedAt;
    Instant createdAt;
    Instant updatedAt;

    protected ApiKey() {}

    ApiKey(
            UUID id,
            UUID clinicId,
            String name,
            ApiKeyRole role,
            String scope,
            UUID developerId,
            String prefix,
            byte[] digest,
            Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.name = name;
        this.role = role;
        this.scope = scope;
        this.developerId = developerId;
        this.prefix = prefix;
        this.digest = digest.clone();
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    void rename(String wanted, Instant now) {
        name = wanted;
        updatedAt = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
        updatedAt = now;
    }

    ApiKeyDetails asDetails() {
        return new ApiKeyDetails(
                id,
                number,
                clinicId,
                name,
                role,
                scope,
                developerId,
                prefix,
                lastUsedAt,
                revokedAt,
                version,
                createdAt,
                updatedAt);
    }

    /** As the gateway is told it. */
    ApiKeyState asState() {
        return new ApiKeyState(
                id,
                number,
                clinicId,
                name,
                LowerCaseName.of(role),
                scope,
                developerId,
                prefix,
                HexFormat.of().formatHex(digest),
                revokedAt,
                version,
                createdAt,
                updatedAt);
    }
}
