package org.molaris.dentalink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.molaris.dialect.DialectRefused;

/**
 * Where in a list a program is, and what it asked for. What it was given it gets back unread: a checksum over it and the
 * list's path shows that nobody has written another one. It keeps nothing secret and opens nothing, as a caller sees its own
 * clinic alone.
 *
 * @param q the filter, as it came; null for none
 * @param number of the thing next to which to go on; null for the beginning
 * @param isBackwards whether to go on before it
 */
record Cursor(String q, Long number, boolean isBackwards) {

    private static final int CHECKSUM_BYTES = 8;

    static Cursor beginning(String q) {
        return new Cursor(q, null, false);
    }

    String written(String path) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(number);
            out.writeBoolean(isBackwards);
            out.write((q == null ? "" : q).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var said = bytes.toByteArray();
        bytes.writeBytes(checksum(said, path));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static Cursor read(String text, String path) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var said = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
            if (!Arrays.equals(checksum(said, path), Arrays.copyOfRange(bytes, said.length, bytes.length))) {
                throw notOurs();
            }
            var in = new DataInputStream(new ByteArrayInputStream(said));
            return new Cursor(
                    in, new String(said, CHECKSUM_BYTES + 1, said.length - CHECKSUM_BYTES - 1, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | NegativeArraySizeException | IndexOutOfBoundsException | IOException e) {
            var refusal = notOurs();
            refusal.initCause(e);
            throw refusal;
        }
    }

    private Cursor(DataInputStream in, String q) throws IOException {
        this(q.isEmpty() ? null : q, in.readLong(), in.readBoolean());
    }

    private static DialectRefused notOurs() {
        return DialectRefused.badRequest("El cursor no es uno que esta lista haya entregado");
    }

    private static byte[] checksum(byte[] said, String path) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.replaceAll("/$", "").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(said), CHECKSUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
