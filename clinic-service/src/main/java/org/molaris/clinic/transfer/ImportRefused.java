package org.molaris.clinic.transfer;

/** A rule about imports said no; a file that cannot be read says so itself ({@link UnreadableFile}). */
public class ImportRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        IMPORT_NOT_FOUND,
        /** Phones are not numbered by this country. */
        UNKNOWN_COUNTRY
    }

    private final Reason reason;

    ImportRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
