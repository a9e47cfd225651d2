package org.molaris.clinic.document;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.molaris.clinic.document.DocumentRefused.Reason;

/**
 * A file on its way in: counted and hashed as it comes, its beginning in memory, all of it in a temporary file when it is
 * longer than that. The temporary file has no name as soon as it is open, so that nobody else reads it, and nothing stays
 * behind however this process ends.
 */
public final class Upload extends OutputStream {

    /** 25 MiB. */
    public static final long LONGEST = 25L << 20;

    /** As much as it takes to tell what a file is. */
    private static final int IN_MEMORY = 64 << 10;

    private final MessageDigest digest = newDigest();
    private final byte[] beginning = new byte[IN_MEMORY];
    private FileChannel file;
    private long size;
    private byte[] sha256;

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** Takes what comes next; one byte too many is refused at once. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > LONGEST - size) {
            throw new DocumentRefused(Reason.TOO_LARGE);
        }
        digest.update(bytes, offset, length);
        if (size < IN_MEMORY) {
            System.arraycopy(bytes, offset, beginning, (int) size, (int) Math.min(length, IN_MEMORY - size));
        }
        if (file == null && size + length > IN_MEMORY) {
            file = FileChannel.open(
                    Files.createTempFile("molaris-upload-", null),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            append(beginning, 0, (int) size);
        }
        if (file != null) {
            append(bytes, offset, length);
        }
        size += length;
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        var rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    /** Throws it away. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    public long size() {
        return size;
    }

    /** Of everything that came; nothing more may come then. */
    public byte[] sha256() {
        if (sha256 == null) {
            sha256 = digest.digest();
        }
        return sha256.clone();
    }

    byte[] beginning() {
        return Arrays.copyOf(beginning, (int) Math.min(size, IN_MEMORY));
    }

    /** So many bytes from there, or as many as are left. */
    byte[] read(long position, int most) throws IOException {
        var bytes = new byte[(int) Math.min(most, size - position)];
        if (file == null) {
            System.arraycopy(beginning, (int) position, bytes, 0, bytes.length);
            return bytes;
        }
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (file.read(rest, position + rest.position()) < 0) {
                throw new EOFException("The temporary file is shorter than what was written to it");
            }
        }
        return bytes;
    }

    /** All of it from the start; not to be closed. */
    InputStream asStream() throws IOException {
        return file == null
                ? new ByteArrayInputStream(beginning, 0, (int) size)
                : Channels.newInputStream(file.position(0));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
