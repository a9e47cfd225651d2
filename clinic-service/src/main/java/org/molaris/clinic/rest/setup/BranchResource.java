package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.molaris.clinic.setup.PostalAddress;
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
            @Text(max = 20) String abbreviation,
            @Text(max = 500) String address,
            @Text(max = 500) String addressLine2,
            @Text(max = 200) String district,
            @Text(max = 200) String city,
            @Text(max = 200) String province,
            @Text(max = 20) String postcode,
            @Phone String phone,
            @Valid PostalAddressForm billingAddress,
            @Valid PostalAddressForm payToAddress,
            @PositiveOrZero Integer sequence)
            implements NewThing<Branch> {

        @Override
        public Branch toDetails() {
            return new Branch(
                    name,
                    abbreviation,
                    address,
                    addressLine2,
                    district,
                    city,
                    province,
                    postcode,
                    phone,
                    PostalAddressForm.of(billingAddress),
                    PostalAddressForm.of(payToAddress),
                    Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record BranchPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@Text(max = 20) String> abbreviation,
            JsonNullable<@Text(max = 500) String> address,
            JsonNullable<@Text(max = 500) String> addressLine2,
            JsonNullable<@Text(max = 200) String> district,
            JsonNullable<@Text(max = 200) String> city,
            JsonNullable<@Text(max = 200) String> province,
            JsonNullable<@Text(max = 20) String> postcode,
            JsonNullable<@Phone String> phone,
            JsonNullable<@Valid PostalAddressForm> billingAddress,
            JsonNullable<@Valid PostalAddressForm> payToAddress,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Branch> {

        @Override
        public Branch onto(Branch branch) {
            return new Branch(
                    name.orElse(branch.name()),
                    abbreviation.orElse(branch.abbreviation()),
                    address.orElse(branch.address()),
                    addressLine2.orElse(branch.addressLine2()),
                    district.orElse(branch.district()),
                    city.orElse(branch.city()),
                    province.orElse(branch.province()),
                    postcode.orElse(branch.postcode()),
                    phone.orElse(branch.phone()),
                    billingAddress.isPresent() ? PostalAddressForm.of(billingAddress.get()) : branch.billingAddress(),
                    payToAddress.isPresent() ? PostalAddressForm.of(payToAddress.get()) : branch.payToAddress(),
                    sequence.orElse(branch.sequence()));
        }
    }

    /** Where letters go. */
    record PostalAddressForm(
            @Text(max = 500) String address,
            @Text(max = 500) String addressLine2,
            @Text(max = 200) String city,
            @Text(max = 200) String province,
            @Text(max = 20) String postcode) {

        static PostalAddress of(PostalAddressForm form) {
            return form == null
                    ? null
                    : new PostalAddress(form.address, form.addressLine2, form.city, form.province, form.postcode);
        }
    }

    record BranchList(
            List<View<Branch>> branches, @JsonUnwrapped PageView paging) {}
}
