package org.molaris.recall.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.recall.message.FindMessages;
import org.molaris.recall.message.MessageKind;
import org.molaris.recall.message.MessageStatus;
import org.molaris.web.Paging;

/** Messages to patients in the native API. */
@Path("/api/dental/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = "Messages")
public class MessageResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindMessages findMessages;

    MessageResource(FindMessages findMessages) {
        this.findMessages = findMessages;
    }

    @GET
    @Operation(operationId = "listMessages", summary = "List messages to patients, newest first")
    public Uni<RestResponse<MessageList>> list(
            @RestQuery("patient_id") UUID patientId,
            @RestQuery("campaign_id") UUID campaignId,
            @RestQuery("kind") MessageKind kind,
            @RestQuery("status") MessageStatus status,
            @BeanParam Paging paging,
            UriInfo uri) {
        return findMessages
                .list(
                        new FindMessages.Filter(patientId, campaignId, kind, status),
                        paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(MessageList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMessage", summary = "A message, with its text as soon as it is on its way")
    public Uni<MessageView> get(@RestPath("id") UUID id) {
        return findMessages.one(id).map(MessageView::of);
    }
}
