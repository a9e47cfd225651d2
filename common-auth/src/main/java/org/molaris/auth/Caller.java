package org.molaris.auth;

import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf something happens: a person or program behind a passport, or the suite itself handling an event or a
 * job.
 *
 * @param clinicId the clinic it acts for; null for a platform administrator
 * @param subject who it is, as the audit names it
 * @param token the passport itself, to be forwarded on internal calls; null when the suite acts by itself
 */
public record Caller(UUID clinicId, String subject, String token) {

    private static final String SYSTEM = "system:";

    /** The suite acting by itself for one clinic, such as {@code system:patients-consumer}. */
    public static Caller system(UUID clinicId, String what) {
        return new Caller(clinicId, SYSTEM + what, null);
    }

    /** Whether the subject is the suite's own name for itself, and so nobody else's. */
    public static boolean isSystem(String subject) {
        return subject.startsWith(SYSTEM);
    }

    public Optional<String> passport() {
        return Optional.ofNullable(token);
    }

    @Override
    public String toString() {
        return subject + " of " + clinicId;
    }
}
