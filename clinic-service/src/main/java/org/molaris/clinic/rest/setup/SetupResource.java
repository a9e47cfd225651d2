package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.setup.Details;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kept;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/**
 * Things of one kind: added, read, changed and deleted in the same way whatever they are. A resource lists its own, since
 * each kind has filters and a named array of its own.
 */
@OfThePractice
public abstract class SetupResource<T extends Details, N extends NewThing<T>, P extends ThingPatch<T>> {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final Kind<T> kind;
    private final KeepSetup keep;
    private final FindInSetup find;

    SetupResource(Kind<T> kind, KeepSetup keep, FindInSetup find) {
        this.kind = kind;
        this.keep = keep;
        this.find = find;
    }

    <L> Uni<RestResponse<L>> list(
            BiFunction<List<View<T>>, PageView, L> form,
            Boolean includeDeleted,
            Paging paging,
            UriInfo uri,
            Filter... filters) {
        return find.list(kind, Boolean.TRUE.equals(includeDeleted), paging.slice(LISTED, LISTED_AT_MOST), filters)
                .map(page -> ResponseBuilder.ok(
                                form.apply(page.items().stream().map(View::of).toList(), PageView.of(page)))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @SecurityRequirement(
            name = "SecurityScheme",
            scopes = {OWNER, RECEPTIONIST})
    @Operation(summary = "Add one")
    public Uni<RestResponse<View<T>>> create(@NotNull @Valid N added, UriInfo uri) {
        return keep.add(kind, added.toDetails())
                .map(kept -> ResponseBuilder.<View<T>>created(uri.getAbsolutePathBuilder()
                                .path(kept.id().toString())
                                .build())
                        .entity(View.of(kept))
                        .header(HttpHeaders.ETAG, ETags.of(kept.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @SecurityRequirement(
            name = "SecurityScheme",
            scopes = {OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(summary = "Read one, a deleted one too")
    public Uni<RestResponse<View<T>>> get(@RestPath("id") UUID id) {
        return find.one(kind, id).map(SetupResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @SecurityRequirement(
            name = "SecurityScheme",
            scopes = {OWNER, RECEPTIONIST})
    @Operation(summary = "Change one")
    public Uni<RestResponse<View<T>>> update(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid P patch) {
        return keep.change(kind, id, ETags.expected(ifMatch), patch::onto).map(SetupResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @SecurityRequirement(
            name = "SecurityScheme",
            scopes = {OWNER, RECEPTIONIST})
    @Operation(summary = "Delete one: what names it already goes on naming it")
    public Uni<RestResponse<View<T>>> delete(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return keep.delete(kind, id, ETags.expected(ifMatch)).map(SetupResource::answer);
    }

    private static <T extends Details> RestResponse<View<T>> answer(Kept<T> kept) {
        return ResponseBuilder.ok(View.of(kept))
                .header(HttpHeaders.ETAG, ETags.of(kept.version()))
                .build();
    }
}
