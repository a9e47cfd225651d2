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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.Chair;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** Where patients are treated. */
@Path("/api/dental/chairs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chairs")
public class ChairResource extends SetupResource<Chair, ChairResource.NewChair, ChairResource.ChairPatch> {

    ChairResource(KeepSetup keep, FindInSetup find) {
        super(Kind.CHAIR, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listChairs", summary = "List chairs, newest first")
    public Uni<RestResponse<ChairList>> list(
            @RestQuery("branch_id") UUID branchId,
            @RestQuery("include_deleted") Boolean includeDeleted,
            @BeanParam Paging paging,
            UriInfo uri) {
        return list(ChairList::new, includeDeleted, paging, uri, Filter.inBranch(branchId));
    }

    record NewChair(
            @NotBlank @Text(max = 200) String name,
            @Text(max = 20) String abbreviation,
            UUID branchId,
            UUID operatorId,
            Boolean hygiene,
            @PositiveOrZero Integer sequence)
            implements NewThing<Chair> {

        @Override
        public Chair toDetails() {
            return new Chair(
                    name,
                    abbreviation,
                    branchId,
                    operatorId,
                    Objects.requireNonNullElse(hygiene, false),
                    false,
                    Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record ChairPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@Text(max = 20) String> abbreviation,
            JsonNullable<UUID> branchId,
            JsonNullable<UUID> operatorId,
            JsonNullable<@NotNull Boolean> hygiene,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Chair> {

        @Override
        public Chair onto(Chair chair) {
            return new Chair(
                    name.orElse(chair.name()),
                    abbreviation.orElse(chair.abbreviation()),
                    branchId.orElse(chair.branchId()),
                    operatorId.orElse(chair.operatorId()),
                    hygiene.orElse(chair.hygiene()),
                    chair.overbooking(),
                    sequence.orElse(chair.sequence()));
        }
    }

    record ChairList(
            List<View<Chair>> chairs, @JsonUnwrapped PageView paging) {}
}
