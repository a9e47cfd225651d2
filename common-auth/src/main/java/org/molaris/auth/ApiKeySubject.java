package org.molaris.auth;

import java.util.Optional;
import java.util.UUID;

/** The subject of a passport that was given for an API key, by which a program is told from a person. */
public final class ApiKeySubject {

    private static final String MARK = "api-key:";

    private ApiKeySubject() {}

    public static String of(UUID key) {
        return MARK + key;
    }

    public static boolean isOne(String subject) {
        return subject.startsWith(MARK);
    }

    /** The key; none when the subject is no program's. */
    public static Optional<UUID> keyOf(String subject) {
        return isOne(subject) ? Optional.of(UUID.fromString(subject.substring(MARK.length()))) : Optional.empty();
    }
}
