package org.molaris.auth;

/**
 * What people may be in a clinic (claim {@code groups}), the one role that stands above clinics, and the one that is no
 * person's.
 */
public final class Roles {

    /** May do everything in the clinic. */
    public static final String OWNER = "owner";

    /** Reads all, writes treatments. */
    public static final String DENTIST = "dentist";

    /** Reads all, writes payments, patients, agenda and recalls. */
    public static final String RECEPTIONIST = "receptionist";

    /** Reads all. */
    public static final String VIEWER = "viewer";

    /** Administers clinics; is of none. */
    public static final String PLATFORM_ADMIN = "platform-admin";

    /** A service that acts by itself: what it asks for nobody else is told. The gateway lets nobody in with it. */
    public static final String SERVICE = "service";

    private Roles() {}
}
