package org.molaris.dentalink;

/** Where the dialect is spoken. */
public final class Dentalink {

    /** Below this path everything has Dentalink's form; the gateway leads its own {@code /api/v1} here. */
    public static final String PATH = "/dentalink/api/v1";

    /** A resource's number in a path. */
    public static final String ID = "/{id: [0-9]{1,18}}";

    /** Its part of the API's description. */
    public static final String TAG = "Dentalink";

    private Dentalink() {}

    static boolean isSpokenAt(String path) {
        return path.startsWith(PATH + "/") || path.equals(PATH);
    }
}
