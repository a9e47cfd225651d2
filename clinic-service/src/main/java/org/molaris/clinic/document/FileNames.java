package org.molaris.clinic.document;

/** Names that any system can give to a file, without a path, and that read from left to right as they are written. */
public final class FileNames {

    /** In characters. */
    public static final int LONGEST = 255;

    /** As a regular expression. */
    public static final String FORM =
            "(?!\\.{1,2}$|.*[/\\\\\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]|\\s*$)[\\s\\S]*";

    private FileNames() {}

    /** Whether it is such a name, of whatever length. */
    public static boolean isOne(String name) {
        return name.matches(FORM);
    }
}
