package org.molaris.dentalink;

import java.util.Map;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;

/** Truth as Dentalink writes it: 1 and 0, and reads it, also as a word. */
public final class Bit {

    static final Map<String, Boolean> WORDS =
            Map.of("1", true, "0", false, "true", true, "false", false, "True", true, "False", false);

    private static final int LONGEST = 100;

    private Bit() {}

    public static int of(boolean truth) {
        return truth ? 1 : 0;
    }

    /** Null when it is not there. */
    public static Boolean in(Body body, String name) {
        return Values.oneOf(name, body.text(name, LONGEST), WORDS);
    }
}
