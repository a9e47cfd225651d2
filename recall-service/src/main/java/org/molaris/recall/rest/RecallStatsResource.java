package org.molaris.recall.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.recall.campaign.SummarizeRecalls;
import org.molaris.web.OfThePractice;

/** The clinic's campaigns in figures. */
@Path("/api/dental/recall-stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recall campaigns")
@OfThePractice
public class RecallStatsResource {

    private final SummarizeRecalls summarizeRecalls;

    RecallStatsResource(SummarizeRecalls summarizeRecalls) {
        this.summarizeRecalls = summarizeRecalls;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "getRecallStats",
            summary = "What all campaigns sent this month, in the clinic's time zone, and what came of it")
    public Uni<RecallStatsView> stats() {
        return summarizeRecalls.thisMonth().map(RecallStatsView::of);
    }
}
