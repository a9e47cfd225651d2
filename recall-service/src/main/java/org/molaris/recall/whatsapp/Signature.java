package org.molaris.recall.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What WhatsApp says that it has signed a body with: HMAC-SHA256 over the bytes as they came, by the app's secret. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEADER = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private final byte[] claimed;

    private Signature(byte[] claimed) {
        this.claimed = claimed;
    }

    /** None when the header is missing or looks otherwise. */
    static Optional<Signature> in(String header) {
        return Optional.ofNullable(header)
                .map(HEADER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Signature(HexFormat.of().parseHex(matcher.group(1))));
    }

    /** Takes as long whether it is right or wrong. */
    boolean isOf(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return MessageDigest.isEqual(mac.doFinal(body), claimed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
