package org.molaris.opendental;

import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/**
 * How a service's own refusals sound in Open Dental's words. Its rules answer everybody with an {@link ApiError}; what is
 * not worded here keeps that one's sentence, with the nearest of Open Dental's few statuses.
 */
public interface Wording {

    /** Empty for what has no words of its own. */
    Optional<DialectRefused> of(ApiError error);
}
