package org.molaris.alfadocs;

/** Where the dialect is spoken. */
public final class AlfaDocs {

    /** Below this path everything has AlfaDocs' form; the gateway leads its own {@code /api/v1} here. */
    public static final String PATH = "/alfadocs/api/v1";

    /**
     * What everything but {@code /me} lies below. A clinic of ours is a practice with one archive, and both have its number:
     * who names others is refused before anything is looked for.
     */
    public static final String ARCHIVE =
            PATH + "/practices/{practiceId: [0-9]{1,18}}/archives/{archiveId: [0-9]{1,18}}";

    /** A resource's number in a path. */
    public static final String ID = "/{id: [0-9]{1,18}}";

    /** The number of what a resource belongs to, in the path of that. */
    public static final String OWNER_ID = "/{ownerId: [0-9]{1,18}}";

    /** Its part of the API's description. */
    public static final String TAG = "AlfaDocs";

    private AlfaDocs() {}

    static boolean isSpokenAt(String path) {
        return path.startsWith(PATH + "/") || path.equals(PATH);
    }
}
