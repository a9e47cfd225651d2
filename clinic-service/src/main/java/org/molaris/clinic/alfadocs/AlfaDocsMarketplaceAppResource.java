package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Needs;
import org.molaris.auth.CurrentApp;
import org.molaris.clinic.integration.AppStatus;
import org.molaris.clinic.integration.Asking;
import org.molaris.clinic.integration.ReportAppStatus;
import org.molaris.clinic.integration.UiItem;
import org.molaris.clinic.integration.UpdateUiElement;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.MayBeMissing;
import org.molaris.dialect.Values;
import org.molaris.web.OfThePractice;

/** What an app says and shows of itself, once somebody of the clinic has let it in. */
@Path(AlfaDocs.ARCHIVE + "/marketplace-app")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsMarketplaceAppResource {

    private static final Map<String, AppStatus> STATUSES =
            Map.of("success", AppStatus.SUCCESS, "failure", AppStatus.FAILURE);
    private static final int ITEMS_AT_MOST = 100;
    private static final int TITLE = 200;
    private static final int VALUE = 2000;

    private final ReportAppStatus reportAppStatus;
    private final UpdateUiElement updateUiElement;
    private final CurrentApp currentApp;

    AlfaDocsMarketplaceAppResource(
            ReportAppStatus reportAppStatus, UpdateUiElement updateUiElement, CurrentApp currentApp) {
        this.reportAppStatus = reportAppStatus;
        this.updateUiElement = updateUiElement;
        this.currentApp = currentApp;
    }

    @PUT
    @Path("/status")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs("app:integration:setStatus")
    @Operation(operationId = "alfaDocsSetAppStatus", summary = "Say how the app's connection to the clinic stands")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsAppStatus.class)))
    public Uni<AlfaDocsItems<AlfaDocsAppStatus>> status(Body body) {
        var word = Values.required("status", body.text("status", TITLE));
        var status = body.oneOf("status", STATUSES);
        return currentApp
                .id()
                .flatMap(app -> reportAppStatus.handle(Asking.app(app), status))
                .map(reported -> AlfaDocsItems.of(List.of(new AlfaDocsAppStatus(word))));
    }

    @PUT
    @Path("/ui-elements/{name: [A-Za-z0-9_.-]{1,100}}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs("app:ui-element:update")
    @Operation(
            operationId = "alfaDocsUpdateUiElement",
            summary = "Show something of the app on the clinic's screens",
            description = "Without a body there is nothing to show: 400, with error and error_description.")
    @RequestBody(
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "data",
                                                            type = SchemaType.ARRAY,
                                                            implementation = AlfaDocsUiItem.class))))
    public Uni<AlfaDocsItems<AlfaDocsUiItem>> uiElement(@RestPath("name") String name, @MayBeMissing Body body) {
        var items = items(body);
        return currentApp
                .id()
                .flatMap(app -> updateUiElement.handle(Asking.app(app), name, items))
                .map(shown ->
                        AlfaDocsItems.of(items.stream().map(AlfaDocsUiItem::of).toList()));
    }

    private static List<UiItem> items(Body body) {
        var sent = body.bodies("data");
        if (sent == null) {
            throw new DialectRefused(
                    Status.BAD_REQUEST, "invalid_request", "The request has no data to show in this element.");
        }
        if (sent.size() > ITEMS_AT_MOST) {
            throw DialectRefused.badRequest("data must have no more than " + ITEMS_AT_MOST + " items.");
        }
        return sent.stream()
                .map(item -> new UiItem(
                        Values.required("title", item.text("title", TITLE)),
                        Objects.requireNonNullElse(item.text("value", VALUE), "")))
                .toList();
    }
}
