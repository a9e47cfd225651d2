package org.molaris.clinic.rest.webhooks;

import static org.molaris.auth.Roles.OWNER;

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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.integration.Asking;
import org.molaris.clinic.integration.ChangeWebhook;
import org.molaris.clinic.integration.ChangeWebhook.Change;
import org.molaris.clinic.integration.FindWebhooks;
import org.molaris.clinic.integration.OpenWebhook;
import org.molaris.clinic.integration.OpenedWebhook;
import org.molaris.clinic.integration.RemoveWebhook;
import org.molaris.clinic.integration.ReplayDeliveries;
import org.molaris.clinic.integration.ReplayDeliveries.Replayed;
import org.molaris.clinic.integration.RetryDelivery;
import org.molaris.clinic.integration.RotateSecret;
import org.molaris.clinic.integration.TryWebhook;
import org.molaris.clinic.integration.TryWebhook.Queued;
import org.molaris.clinic.integration.WebhookDetails;
import org.molaris.clinic.integration.WebhookStatus;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** Where integrators are told of what happens, for owners alone. */
@Path("/api/dental/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed(OWNER)
@OfThePractice
public class WebhookResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;
    private static final Asking ASKING = Asking.ofIntegrator();

    private final OpenWebhook openWebhook;
    private final FindWebhooks findWebhooks;
    private final ChangeWebhook changeWebhook;
    private final RemoveWebhook removeWebhook;
    private final RotateSecret rotateSecret;
    private final TryWebhook tryWebhook;
    private final RetryDelivery retryDelivery;
    private final ReplayDeliveries replayDeliveries;

    WebhookResource(
            OpenWebhook openWebhook,
            FindWebhooks findWebhooks,
            ChangeWebhook changeWebhook,
            RemoveWebhook removeWebhook,
            RotateSecret rotateSecret,
            TryWebhook tryWebhook,
            RetryDelivery retryDelivery,
            ReplayDeliveries replayDeliveries) {
        this.openWebhook = openWebhook;
        this.findWebhooks = findWebhooks;
        this.changeWebhook = changeWebhook;
        this.removeWebhook = removeWebhook;
        this.rotateSecret = rotateSecret;
        this.tryWebhook = tryWebhook;
        this.retryDelivery = retryDelivery;
        this.replayDeliveries = replayDeliveries;
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List webhooks of integrators, newest first")
    public Uni<RestResponse<WebhookList>> list(@BeanParam Paging paging, UriInfo uri) {
        return findWebhooks
                .list(ASKING, paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(WebhookList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    /** The one answer that has the secret; no cache keeps it, and a repeat under its Idempotency-Key has null instead. */
    @POST
    @Operation(
            operationId = "createWebhook",
            summary = "Be told at a URL of events from now on; the answer shows the secret once",
            description =
                    "By POST of JSON, one event each, in order and at least once, signed as Standard Webhooks has it;"
                            + " 2xx says that it was taken, 410 that nothing more is wanted.")
    @APIResponse(responseCode = "201", description = "The webhook")
    public Uni<RestResponse<OpenedWebhookView>> create(@NotNull @Valid NewWebhook webhook, UriInfo uri) {
        return openWebhook
                .handle(webhook.url(), webhook.eventTypes())
                .map(opened -> answer(
                        ResponseBuilder.created(uri.getAbsolutePathBuilder()
                                .path(opened.webhook().id().toString())
                                .build()),
                        opened));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhook", summary = "A webhook, and how it does")
    public Uni<RestResponse<WebhookView>> get(@RestPath("id") UUID id) {
        return findWebhooks.one(ASKING, id).map(WebhookResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "updateWebhook",
            summary = "Lead a webhook elsewhere, tell it of other events, pause it or let it go on")
    public Uni<RestResponse<WebhookView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid WebhookPatch patch) {
        return changeWebhook
                .handle(ASKING, id, ETags.expected(ifMatch), patch.asChange())
                .map(WebhookResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteWebhook", summary = "Tell nobody there any more, for good")
    @APIResponse(responseCode = "204", description = "It is gone, with what waited for it, its log and its secret")
    public Uni<Void> delete(@RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return removeWebhook.handle(ASKING, id, ETags.expected(ifMatch));
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Make another secret; for a day deliveries are signed under both",
            description =
                    "The one before those two is not signed under any more: rotating twice ends one that was lost.")
    public Uni<RestResponse<OpenedWebhookView>> rotateSecret(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return rotateSecret
                .handle(id, ETags.expected(ifMatch))
                .map(opened -> answer(ResponseBuilder.create(RestResponse.Status.OK), opened));
    }

    @POST
    @Path("/{id}/resume")
    @Operation(operationId = "resumeWebhook", summary = "Go on with a webhook that is paused, with what waits for it")
    public Uni<RestResponse<WebhookView>> resume(@RestPath("id") UUID id) {
        return changeWebhook
                .handle(
                        ASKING,
                        id,
                        OptionalLong.empty(),
                        new Change(Optional.empty(), Optional.empty(), Optional.of(WebhookStatus.ACTIVE)))
                .map(WebhookResource::answer);
    }

    @POST
    @Path("/{id}/test")
    @ResponseStatus(202)
    @Operation(
            operationId = "testWebhook",
            summary = "Send a webhook an event of type webhook-test, behind what waits for it")
    public Uni<Queued> test(@RestPath("id") UUID id) {
        return tryWebhook.handle(id);
    }

    @POST
    @Path("/{id}/replay")
    @ResponseStatus(202)
    @Operation(
            operationId = "replayWebhook",
            summary = "Send a webhook once more what has gone to it, or was given up, since a time",
            description = "Under the same ids, behind what waits; what went is kept for a week.")
    public Uni<Replayed> replay(@RestPath("id") UUID id, @NotNull @Valid ReplayRequest request) {
        return replayDeliveries.handle(id, request.since());
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what has gone to a webhook in the last week, or is on its way, newest first")
    public Uni<RestResponse<WebhookDeliveryList>> deliveries(
            @RestPath("id") UUID id, @BeanParam Paging paging, UriInfo uri) {
        return findWebhooks
                .deliveries(ASKING, id, paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(WebhookDeliveryList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @Path("/{id}/deliveries/{delivery_id}/retry")
    @Operation(
            operationId = "retryWebhookDelivery",
            summary = "Try at once again what waits for a webhook, or send once more what has gone")
    public Uni<WebhookDeliveryView> retry(@RestPath("id") UUID id, @RestPath("delivery_id") UUID deliveryId) {
        return retryDelivery.handle(ASKING, id, deliveryId).map(WebhookDeliveryView::of);
    }

    private static RestResponse<WebhookView> answer(WebhookDetails webhook) {
        return ResponseBuilder.ok(WebhookView.of(webhook))
                .header(HttpHeaders.ETAG, ETags.of(webhook.version()))
                .build();
    }

    private static RestResponse<OpenedWebhookView> answer(
            ResponseBuilder<OpenedWebhookView> builder, OpenedWebhook opened) {
        return builder.entity(OpenedWebhookView.of(opened))
                .header(HttpHeaders.ETAG, ETags.of(opened.webhook().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
