package org.molaris.payment.rest.billing;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.payment.billing.Account;
import org.molaris.payment.billing.FindAccounts;
import org.molaris.payment.billing.KeepAccounts;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;
import org.molaris.web.Paging.Page;
import org.openapitools.jackson.nullable.JsonNullable;

/** Where the clinic keeps its money, of the native API. */
@Path("/api/dental/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
@OfThePractice
public class AccountResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindAccounts findAccounts;
    private final KeepAccounts keepAccounts;

    AccountResource(FindAccounts findAccounts, KeepAccounts keepAccounts) {
        this.findAccounts = findAccounts;
        this.keepAccounts = keepAccounts;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listAccounts", summary = "List accounts, newest first")
    public Uni<RestResponse<AccountList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return findAccounts
                .list(Boolean.TRUE.equals(includeDeleted), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(AccountList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "createAccount", summary = "Add an account")
    @APIResponseSchema(value = AccountView.class, responseCode = "201", responseDescription = "The account")
    public Uni<RestResponse<AccountView>> create(@NotNull @Valid NewAccount account, UriInfo uri) {
        return keepAccounts
                .add(account.name().strip())
                .map(added -> ResponseBuilder.<AccountView>created(uri.getAbsolutePathBuilder()
                                .path(added.id().toString())
                                .build())
                        .entity(AccountView.of(added))
                        .header(HttpHeaders.ETAG, ETags.of(added.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getAccount", summary = "An account, a deleted one too")
    public Uni<RestResponse<AccountView>> get(@RestPath("id") UUID id) {
        return findAccounts.one(id).map(AccountResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "updateAccount", summary = "Rename an account")
    public Uni<RestResponse<AccountView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AccountPatch patch) {
        return keepAccounts
                .rename(id, ETags.expected(ifMatch), patch.name().get().strip())
                .map(AccountResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete an account that no payment type uses: what is on it goes on naming it")
    public Uni<RestResponse<AccountView>> delete(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepAccounts.delete(id, ETags.expected(ifMatch)).map(AccountResource::answer);
    }

    private static RestResponse<AccountView> answer(Account account) {
        return ResponseBuilder.ok(AccountView.of(account))
                .header(HttpHeaders.ETAG, ETags.of(account.version()))
                .build();
    }

    @Schema(examples = """
            {"name": "Caja chica"}""")
    record NewAccount(@NotBlank @Size(max = 200) String name) {}

    @AtLeastOneField
    @Schema(examples = """
            {"name": "Caja chica"}""")
    record AccountPatch(JsonNullable<@NotBlank @Size(max = 200) String> name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountList(List<AccountView> accounts, Long total, int page, int limit, String cursor, Instant asOf) {

        static AccountList of(Page<Account> page) {
            return new AccountList(
                    page.items().stream().map(AccountView::of).toList(),
                    page.total(),
                    page.page(),
                    page.limit(),
                    page.cursor(),
                    page.asOf());
        }
    }
}
