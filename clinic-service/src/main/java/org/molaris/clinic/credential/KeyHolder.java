package org.molaris.clinic.credential;

import java.util.UUID;
import org.molaris.auth.Caller;
import org.molaris.clinic.credential.ApiKeyRefused.Reason;

/** Tells programs from people, by the subject that the gateway gives to those who came with a key. */
final class KeyHolder {

    private static final String SUBJECT = "api-key:";

    private KeyHolder() {}

    /** Refuses whoever came with a key. */
    static void mustNotBe(Caller caller) {
        if (caller.subject().startsWith(SUBJECT)) {
            throw new ApiKeyRefused(Reason.ASKED_BY_A_KEY);
        }
    }

    /** The key that the caller came with; refuses whoever came without. */
    static UUID keyOf(Caller caller) {
        if (!caller.subject().startsWith(SUBJECT)) {
            throw new ApiKeyRefused(Reason.NOT_ASKED_BY_A_KEY);
        }
        return UUID.fromString(caller.subject().substring(SUBJECT.length()));
    }
}
