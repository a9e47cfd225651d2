package org.molaris.clinic.document;

/** A rule about documents said no. Each dialect decides what that looks like; nothing else catches it. */
public class DocumentRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PATIENT_NOT_FOUND,
        /** Nothing is kept of a patient who was erased. */
        PATIENT_ERASED,
        DOCUMENT_NOT_FOUND,
        EMPTY,
        TOO_LARGE,
        /** A kind of file that is not kept here. */
        UNSUPPORTED_TYPE,
        /** The file's name or its sender says that it is something else. */
        TYPE_MISMATCH,
        /** The type of document is one to be looked at, the file is not. */
        NO_PICTURE,
        /** The document is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final String found;

    DocumentRefused(Reason reason) {
        this(reason, "");
    }

    /** With the content type that was found. */
    DocumentRefused(Reason reason, String found) {
        super(reason.name());
        this.reason = reason;
        this.found = found;
    }

    /** For who sees it coming before all of it is there. */
    public static DocumentRefused tooLarge() {
        return new DocumentRefused(Reason.TOO_LARGE);
    }

    public Reason reason() {
        return reason;
    }

    /** What the file really is, where that is the reason. */
    public String found() {
        return found;
    }
}
