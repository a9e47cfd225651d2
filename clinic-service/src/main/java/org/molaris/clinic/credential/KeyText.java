package org.molaris.clinic.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * A key as its owner gets it: {@code mk_<prefix>_<secret><checksum>}, in letters and digits.
 *
 * @param prefix what it is found by, {@code mk_} included; no secret
 * @param whole all of it
 */
record KeyText(String prefix, String whole) {

    private static final String MARK = "mk_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 12;
    /** 190 bits. */
    private static final int SECRET_LENGTH = 32;
    /** Enough for the 32 bits of a CRC. */
    private static final int CHECKSUM_LENGTH = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key that nobody has. */
    static KeyText random() {
        return of(MARK + word(PREFIX_LENGTH), word(SECRET_LENGTH));
    }

    static KeyText of(String prefix, String secret) {
        var unchecked = prefix + '_' + secret;
        return new KeyText(prefix, unchecked + checksumOf(unchecked));
    }

    private static String word(int length) {
        var word = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            word.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return word.toString();
    }

    /** What lets a reader tell a mistyped key from a wrong one, and a key in a repository from other words. */
    private static String checksumOf(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        var checksum = new StringBuilder(CHECKSUM_LENGTH);
        for (long rest = crc.getValue(); checksum.length() < CHECKSUM_LENGTH; rest /= DIGITS.length()) {
            checksum.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return checksum.reverse().toString();
    }

    @Override
    public String toString() {
        return prefix;
    }
}
