package org.molaris.gateway.issuer;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.PLATFORM_ADMIN;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.molaris.web.BadRequest;

/**
 * What {@code POST /issuer/token} takes.
 *
 * @param clinicId null for a platform administrator, and only then
 */
record TokenRequest(UUID clinicId, String role, String subject, Long ttlSeconds) {

    private static final Set<String> ROLES = Set.of(OWNER, DENTIST, RECEPTIONIST, VIEWER, PLATFORM_ADMIN);
    private static final long LONGEST = Duration.ofDays(1).toSeconds();
    private static final int LONGEST_SUBJECT = 255;

    /** Itself, or {@link BadRequest}. */
    TokenRequest checked() {
        require(
                role != null && ROLES.contains(role),
                "role",
                "must be one of " + ROLES.stream().sorted().toList());
        if (role.equals(PLATFORM_ADMIN)) {
            require(clinicId == null, "clinic_id", "must be absent for a platform-admin");
        } else {
            require(clinicId != null, "clinic_id", "must be the id of a clinic");
        }
        require(
                subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT,
                "subject",
                "must be 1 to %d characters".formatted(LONGEST_SUBJECT));
        require(
                ttlSeconds != null && ttlSeconds >= 1 && ttlSeconds <= LONGEST,
                "ttl_seconds",
                "must be between 1 and %d".formatted(LONGEST));
        return this;
    }

    Duration lifetime() {
        return Duration.ofSeconds(ttlSeconds);
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new BadRequest(field, message, null);
        }
    }
}
