package org.molaris.recall.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.recall.campaign.CampaignDetails;
import org.molaris.recall.campaign.ChangeCampaign;
import org.molaris.recall.campaign.CreateCampaign;
import org.molaris.recall.campaign.FindCampaigns;
import org.molaris.recall.campaign.FindContacts;
import org.molaris.recall.campaign.SummarizeRecalls;
import org.molaris.recall.message.MessageStatus;
import org.molaris.web.ETags;
import org.molaris.web.Paging;

/** Recall campaigns of the native API. */
@Path("/api/dental/recall-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recall campaigns")
public class CampaignResource {

    private static final int LISTED = 1000;
    private static final int CONTACTS = 20;
    private static final int MOST_CONTACTS = 100;

    private final CreateCampaign createCampaign;
    private final ChangeCampaign changeCampaign;
    private final FindCampaigns findCampaigns;
    private final FindContacts findContacts;
    private final SummarizeRecalls summarizeRecalls;

    CampaignResource(
            CreateCampaign createCampaign,
            ChangeCampaign changeCampaign,
            FindCampaigns findCampaigns,
            FindContacts findContacts,
            SummarizeRecalls summarizeRecalls) {
        this.createCampaign = createCampaign;
        this.changeCampaign = changeCampaign;
        this.findCampaigns = findCampaigns;
        this.findContacts = findContacts;
        this.summarizeRecalls = summarizeRecalls;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listRecallCampaigns", summary = "List recall campaigns, newest first")
    public Uni<RestResponse<CampaignList>> list(
            @RestQuery("is_active") Boolean isActive, @BeanParam Paging paging, UriInfo uri) {
        return findCampaigns
                .list(isActive, paging.slice(LISTED, LISTED))
                .map(page -> ResponseBuilder.ok(CampaignList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "createRecallCampaign", summary = "Create a recall campaign")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201", responseDescription = "The campaign")
    public Uni<RestResponse<CampaignView>> create(@NotNull @Valid NewCampaign campaign, UriInfo uri) {
        return createCampaign
                .handle(campaign.toTerms())
                .map(created -> ResponseBuilder.<CampaignView>created(uri.getAbsolutePathBuilder()
                                .path(created.id().toString())
                                .build())
                        .entity(CampaignView.of(created))
                        .header(HttpHeaders.ETAG, ETags.of(created.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getRecallCampaign", summary = "A recall campaign with its newest contacts")
    public Uni<RestResponse<CampaignWithContactsView>> get(@RestPath("id") UUID id) {
        return findCampaigns
                .one(id)
                .map(found -> ResponseBuilder.ok(CampaignWithContactsView.of(found))
                        .header(HttpHeaders.ETAG, ETags.of(found.campaign().version()))
                        .build());
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "updateRecallCampaign", summary = "Change a recall campaign")
    public Uni<RestResponse<CampaignView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CampaignPatch patch) {
        return changeCampaign.handle(id, ETags.expected(ifMatch), patch::onto).map(CampaignResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "deactivateRecallCampaign",
            summary = "Deactivate a recall campaign; what is queued is sent all the same")
    public Uni<RestResponse<CampaignView>> deactivate(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return changeCampaign.deactivate(id, ETags.expected(ifMatch)).map(CampaignResource::answer);
    }

    @GET
    @Path("/{id}/contacts")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listRecallContacts", summary = "Whom a recall campaign contacts, newest first")
    public Uni<RestResponse<ContactList>> contacts(
            @RestPath("id") UUID id, @RestQuery("status") MessageStatus status, @BeanParam Paging paging, UriInfo uri) {
        return findContacts
                .of(id, status, paging.slice(CONTACTS, MOST_CONTACTS).counted())
                .map(page -> ResponseBuilder.ok(ContactList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @GET
    @Path("/{id}/stats")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getRecallCampaignStats", summary = "What a recall campaign has brought")
    public Uni<CampaignStatsView> stats(@RestPath("id") UUID id) {
        return summarizeRecalls.of(id).map(CampaignStatsView::of);
    }

    private static RestResponse<CampaignView> answer(CampaignDetails changed) {
        return ResponseBuilder.ok(CampaignView.of(changed))
                .header(HttpHeaders.ETAG, ETags.of(changed.version()))
                .build();
    }
}
