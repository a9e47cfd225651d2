package org.molaris.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its owner gets it: {@code mk_<prefix>_<secret><checksum>}, in letters and digits.
 *
 * @param prefix what it is found by, {@code mk_} included; no secret
 * @param whole all of it
 */
public record ApiKeyText(String prefix, String whole) {

    /** How every key begins. */
    public static final String MARK = "mk_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 12;

    /** 190 bits. */
    private static final int SECRET_LENGTH = 32;

    /** Enough for the 32 bits of a CRC. */
    private static final int CHECKSUM_LENGTH = 6;

    private static final Pattern FORM = Pattern.compile(
            "(%s[0-9A-Za-z]{%d})_[0-9A-Za-z]{%d}".formatted(MARK, PREFIX_LENGTH, SECRET_LENGTH + CHECKSUM_LENGTH));

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key that nobody has. */
    public static ApiKeyText random() {
        return of(MARK + word(PREFIX_LENGTH), word(SECRET_LENGTH));
    }

    /** The key with that prefix and secret. */
    public static ApiKeyText of(String prefix, String secret) {
        var unchecked = prefix + '_' + secret;
        return new ApiKeyText(prefix, unchecked + checksumOf(unchecked));
    }

    /** What was sent for a key; none if it has not the form of one or its checksum is wrong: such a key was never issued. */
    public static Optional<ApiKeyText> read(String text) {
        var form = FORM.matcher(text);
        return form.matches() && text.endsWith(checksumOf(text.substring(0, text.length() - CHECKSUM_LENGTH)))
                ? Optional.of(new ApiKeyText(form.group(1), text))
                : Optional.empty();
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
