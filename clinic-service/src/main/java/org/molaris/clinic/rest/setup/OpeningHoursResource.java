package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.agenda.OfferedModality;
import org.molaris.clinic.rest.form.TimeOfDay;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.OpeningHours;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** When there is somebody to be treated by. */
@Path("/api/dental/opening-hours")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Opening hours")
public class OpeningHoursResource
        extends SetupResource<
                OpeningHours, OpeningHoursResource.NewOpeningHours, OpeningHoursResource.OpeningHoursPatch> {

    OpeningHoursResource(KeepSetup keep, FindInSetup find) {
        super(Kind.OPENING_HOURS, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listOpeningHours", summary = "List opening hours, newest first")
    public Uni<RestResponse<OpeningHoursList>> list(
            @RestQuery("operator_id") UUID operatorId,
            @RestQuery("branch_id") UUID branchId,
            @RestQuery("include_deleted") Boolean includeDeleted,
            @BeanParam Paging paging,
            UriInfo uri) {
        return list(
                OpeningHoursList::new,
                includeDeleted,
                paging,
                uri,
                Filter.ofOperator(operatorId),
                Filter.inBranch(branchId));
    }

    record NewOpeningHours(
            UUID branchId,
            UUID operatorId,
            @NotNull @Min(1) @Max(7) Integer weekday,
            @NotNull @TimeOfDay String opensAt,
            @NotNull @TimeOfDay String closesAt,
            OfferedModality modality)
            implements NewThing<OpeningHours> {

        @Override
        public OpeningHours toDetails() {
            return new OpeningHours(
                    branchId,
                    operatorId,
                    weekday,
                    LocalTime.parse(opensAt),
                    LocalTime.parse(closesAt),
                    Objects.requireNonNullElse(modality, OfferedModality.IN_PRACTICE));
        }
    }

    @AtLeastOneField
    record OpeningHoursPatch(
            JsonNullable<UUID> branchId,
            JsonNullable<UUID> operatorId,
            JsonNullable<@NotNull @Min(1) @Max(7) Integer> weekday,
            JsonNullable<@NotNull @TimeOfDay String> opensAt,
            JsonNullable<@NotNull @TimeOfDay String> closesAt,
            JsonNullable<@NotNull OfferedModality> modality)
            implements ThingPatch<OpeningHours> {

        @Override
        public OpeningHours onto(OpeningHours hours) {
            return new OpeningHours(
                    branchId.orElse(hours.branchId()),
                    operatorId.orElse(hours.operatorId()),
                    weekday.orElse(hours.weekday()),
                    opensAt.map(LocalTime::parse).orElse(hours.opensAt()),
                    closesAt.map(LocalTime::parse).orElse(hours.closesAt()),
                    modality.orElse(hours.modality()));
        }
    }

    record OpeningHoursList(
            List<View<OpeningHours>> openingHours,
            @JsonUnwrapped PageView paging) {}
}
