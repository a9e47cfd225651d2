package org.molaris.treatment.catalogue;

/** From this line on nobody can say what the file means. */
public class UnreadableFile extends RuntimeException {

    private final long line;

    UnreadableFile(long line, String reason) {
        super(reason);
        this.line = line;
    }

    /** Counted from 1. */
    public long line() {
        return line;
    }
}
