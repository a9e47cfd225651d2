package org.molaris.web;

import java.util.OptionalLong;

/** The entity tag of a single resource is its version. */
public final class ETags {

    private ETags() {}

    /** The value of the {@code ETag} header. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change was meant for, from its {@code If-Match} header: none when absent or {@code *}.
     * A tag that is none of ours matches nothing.
     */
    public static OptionalLong expected(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        var tag = ifMatch.strip().replaceAll("^\"|\"$", "");
        return OptionalLong.of(tag.matches("\\d{1,18}") ? Long.parseLong(tag) : -1);
    }
}
