package org.molaris.opendental;

/** Where the dialect is spoken. */
public final class OpenDental {

    /** Below this path everything has Open Dental's form; the gateway leads its own {@code /api/v1} here. */
    public static final String PATH = "/opendental/api/v1";

    /** A resource's number in a path; anything else there names a method that does not exist. */
    public static final String NUMBER = "/{n: [0-9]{1,18}}";

    /** Its part of the API's description. */
    public static final String TAG = "Open Dental";

    private OpenDental() {}

    static boolean isSpokenAt(String path) {
        return path.startsWith(PATH + "/") || path.equals(PATH);
    }
}
