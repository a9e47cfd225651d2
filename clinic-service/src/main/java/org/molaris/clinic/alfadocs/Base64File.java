package org.molaris.clinic.alfadocs;

import io.smallrye.mutiny.Multi;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.molaris.web.FileContent;

/**
 * A file as text within JSON, made while it is sent: a piece of the file is turned into Base64 when the one before it has
 * left, so that no file is ever in memory as a whole.
 */
final class Base64File {

    private static final byte[] BEFORE = "{\"status\":\"success\",\"file\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 3;
    private static final int LETTERS = 4;

    /** What the pieces before left over, since three bytes make four letters. */
    private byte[] left = {};

    private Base64File() {}

    /**
     * The answer.
     *
     * @param size of the file
     */
    static FileContent of(Multi<byte[]> pieces, long size) {
        return new FileContent(
                Multi.createFrom().deferred(() -> new Base64File().written(pieces)),
                BEFORE.length + (size + BYTES - 1) / BYTES * LETTERS + AFTER.length);
    }

    private Multi<byte[]> written(Multi<byte[]> pieces) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(BEFORE),
                        pieces.map(this::next),
                        Multi.createFrom().item(this::last));
    }

    private byte[] next(byte[] piece) {
        var bytes = Arrays.copyOf(left, left.length + piece.length);
        System.arraycopy(piece, 0, bytes, left.length, piece.length);
        int whole = bytes.length - bytes.length % BYTES;
        left = Arrays.copyOfRange(bytes, whole, bytes.length);
        return Base64.getEncoder().encode(Arrays.copyOf(bytes, whole));
    }

    private byte[] last() {
        var rest = Base64.getEncoder().encode(left);
        var bytes = Arrays.copyOf(rest, rest.length + AFTER.length);
        System.arraycopy(AFTER, 0, bytes, rest.length, AFTER.length);
        return bytes;
    }
}
