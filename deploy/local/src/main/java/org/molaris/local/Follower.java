package org.molaris.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a log as it grows, whole lines only. */
final class Follower implements AutoCloseable {

    private final Path file;
    private long position;

    private Follower(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    static Follower of(Path file) {
        return new Follower(file, 0);
    }

    /** Begins with the last lines of what is there. */
    static Follower ofTail(Path file, int lines) throws IOException {
        if (!Files.exists(file)) {
            return of(file);
        }
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            long position = content.length();
            int ends = 0;
            while (position > 0) {
                content.seek(position - 1);
                if (content.read() == '\n' && ++ends > lines) {
                    break;
                }
                position--;
            }
            return new Follower(file, position);
        }
    }

    /** Copies the lines that have come since. */
    void copyTo(PrintStream output) throws IOException {
        copyTo(output, "");
    }

    void copyTo(PrintStream output, String prefix) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        if (Files.size(file) < position) {
            position = 0;
        }
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            int end;
            do {
                content.seek(position);
                var bytes = new byte[(int) Math.min(content.length() - position, 1 << 20)];
                content.readFully(bytes);
                end = bytes.length;
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                position += end;
                new String(bytes, 0, end, StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> output.println(prefix + line));
            } while (end > 0);
        }
    }

    @Override
    public void close() {
        position = 0;
    }
}
