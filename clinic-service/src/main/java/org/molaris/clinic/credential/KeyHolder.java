package org.molaris.clinic.credential;

import java.util.UUID;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.Caller;
import org.molaris.clinic.credential.ApiKeyRefused.Reason;

/** Tells programs from people, by the subject that the gateway gives to those who came with a key. */
final class KeyHolder {

    private KeyHolder() {}

    /** Refuses whoever came with a key. */
    static void mustNotBe(Caller caller) {
        if (ApiKeySubject.isOne(caller.subject())) {
            throw new ApiKeyRefused(Reason.ASKED_BY_A_KEY);
        }
    }

    /** The key that the caller came with; refuses whoever came without. */
    static UUID keyOf(Caller caller) {
        return ApiKeySubject.keyOf(caller.subject()).orElseThrow(() -> new ApiKeyRefused(Reason.NOT_ASKED_BY_A_KEY));
    }
}
