package org.molaris.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API key as its owner gets it: {@code mk_<prefix>_<secret><checksum>}, in letters and digits. The key of a developer,
 * who writes programs for many clinics, has the same form and another mark.
 *
 * @param prefix what it is found by, {@code mk_} included; no secret
 * @param whole all of it
 */
public record ApiKeyText(String prefix, String whole) {

    /** How every key of a clinic begins. */
    public static final String MARK = "mk_";

    /** How every key of a developer begins. */
    public static final String DEVELOPER_MARK = "md_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 12;

    /** 190 bits. */
    private static final int SECRET_LENGTH = 32;

    /** Enough for the 32 bits of a CRC. */
    private static final int CHECKSUM_LENGTH = 6;

    private static final int END_OF_PREFIX = MARK.length() + PREFIX_LENGTH;
    private static final int LENGTH = END_OF_PREFIX + 1 + SECRET_LENGTH + CHECKSUM_LENGTH;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key that nobody has. */
    public static ApiKeyText random() {
        return random(MARK);
    }

    /** A developer's key that nobody has. */
    public static ApiKeyText randomOfDeveloper() {
        return random(DEVELOPER_MARK);
    }

    private static ApiKeyText random(String mark) {
        return of(mark + word(PREFIX_LENGTH), word(SECRET_LENGTH));
    }

    /** The key with that prefix and secret. */
    public static ApiKeyText of(String prefix, String secret) {
        var unchecked = prefix + '_' + secret;
        return new ApiKeyText(prefix, unchecked + checksumOf(unchecked));
    }

    /** What was sent for a key; none if it has not the form of one or its checksum is wrong: such a key was never issued. */
    public static Optional<ApiKeyText> read(String text) {
        return read(MARK, text);
    }

    /** The same of a developer's key. */
    public static Optional<ApiKeyText> readOfDeveloper(String text) {
        return read(DEVELOPER_MARK, text);
    }

    private static Optional<ApiKeyText> read(String mark, String text) {
        return hasForm(mark, text) && text.endsWith(checksumOf(text.substring(0, LENGTH - CHECKSUM_LENGTH)))
                ? Optional.of(new ApiKeyText(text.substring(0, END_OF_PREFIX), text))
                : Optional.empty();
    }

    private static boolean hasForm(String mark, String text) {
        if (text.length() != LENGTH || !text.startsWith(mark) || text.charAt(END_OF_PREFIX) != '_') {
            return false;
        }
        for (int at = mark.length(); at < LENGTH; at++) {
            if (at != END_OF_PREFIX && DIGITS.indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
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
