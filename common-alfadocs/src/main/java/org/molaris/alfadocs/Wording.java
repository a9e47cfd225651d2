package org.molaris.alfadocs;

import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How a service's own refusals sound in AlfaDocs' words; what is not worded here keeps its own sentence and status. */
public interface Wording {

    /** Empty for what has no words of its own. */
    Optional<DialectRefused> of(ApiError error);
}
