package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.Branch;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** Where the clinic works. */
@Path("/api/dental/branches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Branches")
public class BranchResource extends SetupResource<Branch, BranchResource.NewBranch, BranchResource.BranchPatch> {

    BranchResource(KeepSetup keep, FindInSetup find) {
        super(Kind.BRANCH, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listBranches", summary = "List branches, newest first")
    public Uni<RestResponse<BranchList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return list(BranchList::new, includeDeleted, paging, uri);
    }

    record NewBranch(
            @NotBlank @Text(max = 200) String name,
            @Text(max = 500) String address,
            @Text(max = 200) String city,
            @Phone String phone,
            @PositiveOrZero Integer sequence)
            implements NewThing<Branch> {

        @Override
        public Branch toDetails() {
            return new Branch(name, address, city, phone, Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record BranchPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@Text(max = 500) String> address,
            JsonNullable<@Text(max = 200) String> city,
            JsonNullable<@Phone String> phone,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Branch> {

        @Override
        public Branch onto(Branch branch) {
            return new Branch(
                    name.orElse(branch.name()),
                    address.orElse(branch.address()),
                    city.orElse(branch.city()),
                    phone.orElse(branch.phone()),
                    sequence.orElse(branch.sequence()));
        }
    }

    record BranchList(
            List<View<Branch>> branches, @JsonUnwrapped PageView paging) {}
}
