package org.molaris.dialect;

import java.util.Optional;
import org.molaris.web.ApiError;

/** One of the APIs of others that are spoken over the domain: where it is spoken, and how it says no. */
public interface Dialect {

    /** Whether a path is one of its own. */
    boolean isSpokenAt(String path);

    /** What it says of a path, or a method of one, that there is not. */
    DialectRefused nothingThere(String method, String path);

    /** How one of the domain's own refusals sounds; empty for what has no words of its own. */
    Optional<DialectRefused> worded(ApiError error);

    /** Of the few statuses that its programs know the nearest to one of HTTP's. */
    int nearest(int status);

    /** The body of a refusal, to be written as JSON. */
    Object body(DialectRefused refusal);
}
