package org.molaris.local;

import java.security.SecureRandom;
import java.util.Base64;

/** The passwords of one service's three database roles. */
public record Passwords(String owner, String app, String system) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;
    private static final int KEY_BYTES = 32;

    /** Passwords that nobody can guess. */
    public static Passwords random() {
        return new Passwords(word(), word(), word());
    }

    /** One word that nobody can guess, made of letters, digits, - and _. */
    static String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(BYTES));
    }

    /** 32 bytes that nobody can guess, in Base64: a key for AES or HMAC. */
    static String key() {
        return Base64.getEncoder().encodeToString(randomBytes(KEY_BYTES));
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
