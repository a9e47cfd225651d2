package org.molaris.recall.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jboss.resteasy.reactive.RestQuery;

/** Whether a run is for show only, and what of it is shown. */
public class RunQuery {

    private static final int LISTED = 20;
    private static final int LISTED_AT_MOST = 100;

    /** {@code true} answers whom it would contact, and queues nobody. What is neither must not be taken for {@code false}. */
    @RestQuery("dry_run")
    @Pattern(regexp = "true|false", message = "must be true or false")
    String dryRun;

    /** From 1; of a dry run only. */
    @RestQuery("page")
    @Min(1)
    Integer page;

    @RestQuery("limit")
    @Min(1)
    @Max(LISTED_AT_MOST)
    Integer limit;

    boolean isDry() {
        return "true".equals(dryRun);
    }

    int wantedPage() {
        return page == null ? 1 : page;
    }

    int wantedLimit() {
        return limit == null ? LISTED : limit;
    }
}
