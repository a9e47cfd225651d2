package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The form of an API key, {@code mk_<prefix>_<secret><checksum>}: what can be said of a key without knowing any. */
final class ApiKeyText {

    static final String MARK = "mk_";

    private static final Pattern FORM = Pattern.compile(MARK + "[0-9A-Za-z]{12}_[0-9A-Za-z]{38}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = MARK.length() + 12;
    private static final int CHECKSUM_LENGTH = 6;

    private ApiKeyText() {}

    /** Whether it has the form of a key and its checksum is right: anything else was never issued. */
    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches() && text.endsWith(checksumOf(withoutChecksum(text)));
    }

    /** What a key is found by. */
    static String prefixOf(String wellFormed) {
        return wellFormed.substring(0, PREFIX_LENGTH);
    }

    private static String withoutChecksum(String text) {
        return text.substring(0, text.length() - CHECKSUM_LENGTH);
    }

    private static String checksumOf(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        var checksum = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int at = CHECKSUM_LENGTH - 1; at >= 0; at--) {
            checksum[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(checksum);
    }
}
