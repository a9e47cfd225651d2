package org.molaris.dentalink;

import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How a service's own refusals sound in Dentalink's words; what is not worded here is said of its status alone. */
public interface Wording {

    /** Empty for what has no words of its own. */
    Optional<DialectRefused> of(ApiError error);
}
