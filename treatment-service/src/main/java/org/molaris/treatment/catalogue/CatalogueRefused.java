package org.molaris.treatment.catalogue;

/** A rule about the catalogue said no. Each dialect decides what that looks like; nothing else catches it. */
public class CatalogueRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PROCEDURE_NOT_FOUND,
        /** Another procedure of the clinic has the code, in these letters or in others. */
        CODE_TAKEN,
        /** The procedure is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    CatalogueRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
