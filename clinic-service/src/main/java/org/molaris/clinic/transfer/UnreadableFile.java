package org.molaris.clinic.transfer;

/** From this line on nobody can say what the file means. */
public class UnreadableFile extends RuntimeException {

    private final long line;

    UnreadableFile(long line, String reason) {
        super(reason);
        this.line = line;
    }

    UnreadableFile(long line, String reason, Throwable cause) {
        super(reason, cause);
        this.line = line;
    }

    /** Counted from 1. */
    public long line() {
        return line;
    }
}
