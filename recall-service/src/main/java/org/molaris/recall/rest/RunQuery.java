package org.molaris.recall.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jboss.resteasy.reactive.RestQuery;

/** Whether a run is for show only, and what of it is shown. */
public class RunQuery {

    private static final int LISTED = 20;
    private static final int LISTED_AT_MOST = 100;

    /** {@code true} answers whom it would contact, and queues nobody. */
    @RestQuery("dry_run")
    Boolean dryRun;

    /** From 1; of a dry run only. */
    @RestQuery("page")
    @Min(1)
    Integer page;

    @RestQuery("limit")
    @Min(1)
    @Max(LISTED_AT_MOST)
    Integer limit;

    boolean isDry() {
        return Boolean.TRUE.equals(dryRun);
    }

    int wantedPage() {
        return page == null ? 1 : page;
    }

    int wantedLimit() {
        return limit == null ? LISTED : limit;
    }
}
