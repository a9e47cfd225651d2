package org.molaris.clinic.rest.apps;

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
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.auth.CurrentApp;
import org.molaris.clinic.integration.Asking;
import org.molaris.clinic.integration.ChangeWebhook;
import org.molaris.clinic.integration.FindWebhooks;
import org.molaris.clinic.integration.RegisterWebhook;
import org.molaris.clinic.integration.RemoveWebhook;
import org.molaris.clinic.integration.RetryDelivery;
import org.molaris.clinic.integration.WebhookDetails;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** Where apps are told of what happens: an owner sees to all of them, an app to its own. */
@Path("/api/dental/app-webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Apps")
@OfThePractice
public class AppWebhookResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final RegisterWebhook registerWebhook;
    private final FindWebhooks findWebhooks;
    private final ChangeWebhook changeWebhook;
    private final RemoveWebhook removeWebhook;
    private final RetryDelivery retryDelivery;
    private final CurrentApp currentApp;

    AppWebhookResource(
            RegisterWebhook registerWebhook,
            FindWebhooks findWebhooks,
            ChangeWebhook changeWebhook,
            RemoveWebhook removeWebhook,
            RetryDelivery retryDelivery,
            CurrentApp currentApp) {
        this.registerWebhook = registerWebhook;
        this.findWebhooks = findWebhooks;
        this.changeWebhook = changeWebhook;
        this.removeWebhook = removeWebhook;
        this.retryDelivery = retryDelivery;
        this.currentApp = currentApp;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listAppWebhooks", summary = "List webhooks, newest first; an app has its own alone")
    public Uni<RestResponse<AppWebhookList>> list(@BeanParam Paging paging, UriInfo uri, SecurityContext caller) {
        return asking(caller)
                .flatMap(asking -> findWebhooks.list(asking, paging.slice(LISTED, LISTED_AT_MOST)))
                .map(page -> ResponseBuilder.ok(AppWebhookList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(
            operationId = "createAppWebhook",
            summary = "Be told at a URL of what happens from now on",
            description = "By POST of application/x-www-form-urlencoded in AlfaDocs' form, in order and at least once;"
                    + " 200, and nothing else, says that it was taken.")
    @APIResponse(responseCode = "201", description = "The webhook")
    public Uni<RestResponse<AppWebhookView>> create(
            @NotNull @Valid NewAppWebhook webhook, UriInfo uri, SecurityContext caller) {
        return asking(caller)
                .flatMap(asking -> registerWebhook.handle(asking, webhook.url(), webhook.eventNames()))
                .map(created -> ResponseBuilder.<AppWebhookView>created(uri.getAbsolutePathBuilder()
                                .path(created.id().toString())
                                .build())
                        .entity(AppWebhookView.of(created))
                        .header(HttpHeaders.ETAG, ETags.of(created.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getAppWebhook", summary = "A webhook, and how it does")
    public Uni<RestResponse<AppWebhookView>> get(@RestPath("id") UUID id, SecurityContext caller) {
        return asking(caller).flatMap(asking -> findWebhooks.one(asking, id)).map(AppWebhookResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(
            operationId = "updateAppWebhook",
            summary = "Lead a webhook elsewhere, tell it something else, pause it or let it go on")
    public Uni<RestResponse<AppWebhookView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AppWebhookPatch patch,
            SecurityContext caller) {
        return asking(caller)
                .flatMap(asking -> changeWebhook.handle(asking, id, ETags.expected(ifMatch), patch.asChange()))
                .map(AppWebhookResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "deleteAppWebhook", summary = "Tell nobody there any more, for good")
    @APIResponse(responseCode = "204", description = "It is gone, with what waited for it")
    public Uni<Void> delete(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, SecurityContext caller) {
        return asking(caller).flatMap(asking -> removeWebhook.handle(asking, id, ETags.expected(ifMatch)));
    }

    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "listAppWebhookDeliveries",
            summary = "List what has gone to a webhook lately, or waits to, newest first")
    public Uni<RestResponse<DeliveryList>> deliveries(
            @RestPath("id") UUID id, @BeanParam Paging paging, UriInfo uri, SecurityContext caller) {
        return asking(caller)
                .flatMap(asking -> findWebhooks.deliveries(asking, id, paging.slice(LISTED, LISTED_AT_MOST)))
                .map(page -> ResponseBuilder.ok(DeliveryList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @Path("/{id}/deliveries/{delivery_id}/retry")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "retryAppWebhookDelivery", summary = "Try at once again what waits for a webhook")
    public Uni<DeliveryView> retry(
            @RestPath("id") UUID id, @RestPath("delivery_id") UUID deliveryId, SecurityContext caller) {
        return asking(caller)
                .flatMap(asking -> retryDelivery.handle(asking, id, deliveryId))
                .map(DeliveryView::of);
    }

    private Uni<Asking> asking(SecurityContext caller) {
        return currentApp.id().map(app -> Asking.of(app, caller.isUserInRole(OWNER)));
    }

    private static RestResponse<AppWebhookView> answer(WebhookDetails webhook) {
        return ResponseBuilder.ok(AppWebhookView.of(webhook))
                .header(HttpHeaders.ETAG, ETags.of(webhook.version()))
                .build();
    }
}
