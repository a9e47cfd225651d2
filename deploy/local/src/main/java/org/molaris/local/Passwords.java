package org.molaris.local;

import java.security.SecureRandom;
import java.util.Base64;

/** The passwords of one service's three database roles. */
public record Passwords(String owner, String app, String system) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    /** Passwords that nobody can guess. */
    public static Passwords random() {
        return new Passwords(word(), word(), word());
    }

    /** One word that nobody can guess, made of letters, digits, - and _. */
    static String word() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
