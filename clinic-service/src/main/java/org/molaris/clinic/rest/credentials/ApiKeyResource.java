package org.molaris.clinic.rest.credentials;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.credential.ApiKeyDetails;
import org.molaris.clinic.credential.FindApiKeys;
import org.molaris.clinic.credential.IssueApiKey;
import org.molaris.clinic.credential.RenameApiKey;
import org.molaris.clinic.credential.RevokeApiKey;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** API keys of the native API, for owners alone. */
@Path("/api/dental/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
@RolesAllowed(OWNER)
@OfThePractice
public class ApiKeyResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final IssueApiKey issueApiKey;
    private final FindApiKeys findApiKeys;
    private final RenameApiKey renameApiKey;
    private final RevokeApiKey revokeApiKey;

    ApiKeyResource(
            IssueApiKey issueApiKey, FindApiKeys findApiKeys, RenameApiKey renameApiKey, RevokeApiKey revokeApiKey) {
        this.issueApiKey = issueApiKey;
        this.findApiKeys = findApiKeys;
        this.renameApiKey = renameApiKey;
        this.revokeApiKey = revokeApiKey;
    }

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys, newest first; those that were revoked with include_revoked=true")
    public Uni<RestResponse<ApiKeyList>> list(
            @RestQuery("include_revoked") Boolean includeRevoked, @BeanParam Paging paging, UriInfo uri) {
        return findApiKeys
                .list(Boolean.TRUE.equals(includeRevoked), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(ApiKeyList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    /** The one answer that has the key; no cache keeps it, and a repeat under its Idempotency-Key has null instead. */
    @POST
    @Operation(operationId = "createApiKey", summary = "Issue an API key; the answer shows it once")
    @APIResponse(responseCode = "201", description = "The API key")
    public Uni<RestResponse<IssuedApiKeyView>> create(@NotNull @Valid NewApiKey key, UriInfo uri) {
        return issueApiKey
                .handle(key.name(), key.role(), key.scope(), key.developerId())
                .map(issued -> ResponseBuilder.<IssuedApiKeyView>created(uri.getAbsolutePathBuilder()
                                .path(issued.key().id().toString())
                                .build())
                        .entity(IssuedApiKeyView.of(issued))
                        .header(HttpHeaders.ETAG, ETags.of(issued.key().version()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getApiKey", summary = "An API key")
    public Uni<RestResponse<ApiKeyView>> get(@RestPath("id") UUID id) {
        return findApiKeys.one(id).map(ApiKeyResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "renameApiKey", summary = "Give an API key another name")
    public Uni<RestResponse<ApiKeyView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ApiKeyPatch patch) {
        return renameApiKey
                .handle(id, ETags.expected(ifMatch), patch.name().get())
                .map(ApiKeyResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key, for good")
    public Uni<RestResponse<ApiKeyView>> revoke(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return revokeApiKey.handle(id, ETags.expected(ifMatch)).map(ApiKeyResource::answer);
    }

    private static RestResponse<ApiKeyView> answer(ApiKeyDetails key) {
        return ResponseBuilder.ok(ApiKeyView.of(key))
                .header(HttpHeaders.ETAG, ETags.of(key.version()))
                .build();
    }
}
