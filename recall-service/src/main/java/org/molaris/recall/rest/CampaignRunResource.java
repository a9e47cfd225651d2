package org.molaris.recall.rest;

import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.molaris.recall.night.CampaignRun;
import org.molaris.recall.night.FindEligible;
import org.molaris.recall.night.RunCampaign;

/** Campaigns that are not to wait for the night. */
@Path("/api/dental/recall-campaigns/{id}/run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recall campaigns")
public class CampaignRunResource {

    private final RunCampaign runCampaign;
    private final FindEligible findEligible;

    CampaignRunResource(RunCampaign runCampaign, FindEligible findEligible) {
        this.runCampaign = runCampaign;
        this.findEligible = findEligible;
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "runRecallCampaign",
            summary = "Contact everybody who is due, now; or, with dry_run=true, show whom and in which words")
    @APIResponse(
            responseCode = "200",
            description = "All patients were looked at; or, of a dry run, who would be contacted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {CampaignRunView.class, DryRunView.class})))
    @APIResponse(
            responseCode = "202",
            description = "There are so many patients that the rest takes some minutes more",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignRunView.class)))
    @APIResponse(responseCode = "409", description = "The campaign is not active, or needs a template of WhatsApp's")
    public Uni<RestResponse<Object>> run(@RestPath("id") UUID id, @Valid @BeanParam RunQuery query) {
        return query.isDry()
                ? findEligible
                        .handle(id, query.wantedPage(), query.wantedLimit())
                        .map(eligible -> RestResponse.ok(DryRunView.of(eligible, query)))
                : runCampaign.handle(id).map(CampaignRunResource::answer);
    }

    private static RestResponse<Object> answer(CampaignRun run) {
        return RestResponse.status(run.finished() ? Status.OK : Status.ACCEPTED, CampaignRunView.of(run));
    }
}
