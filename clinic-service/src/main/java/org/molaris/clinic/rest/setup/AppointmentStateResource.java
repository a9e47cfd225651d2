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
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.rest.form.HexColor;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.StateName;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** A clinic's own names for where an appointment stands. */
@Path("/api/dental/appointment-states")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appointment states")
public class AppointmentStateResource
        extends SetupResource<
                StateName,
                AppointmentStateResource.NewAppointmentState,
                AppointmentStateResource.AppointmentStatePatch> {

    AppointmentStateResource(KeepSetup keep, FindInSetup find) {
        super(Kind.APPOINTMENT_STATE, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "listAppointmentStates",
            summary = "List the clinic's names for where an appointment stands, newest first")
    public Uni<RestResponse<AppointmentStateList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return list(AppointmentStateList::new, includeDeleted, paging, uri);
    }

    record NewAppointmentState(
            @NotBlank @Text(max = 200) String name,
            @NotNull VisitState state,
            @HexColor String color,
            Boolean internalUse,
            @PositiveOrZero Integer sequence)
            implements NewThing<StateName> {

        @Override
        public StateName toDetails() {
            return new StateName(
                    name,
                    state,
                    color,
                    false,
                    Objects.requireNonNullElse(internalUse, false),
                    Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record AppointmentStatePatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@NotNull VisitState> state,
            JsonNullable<@HexColor String> color,
            JsonNullable<@NotNull Boolean> internalUse,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<StateName> {

        @Override
        public StateName onto(StateName before) {
            return new StateName(
                    name.orElse(before.name()),
                    state.orElse(before.state()),
                    color.orElse(before.color()),
                    before.reserved(),
                    internalUse.orElse(before.internalUse()),
                    sequence.orElse(before.sequence()));
        }
    }

    record AppointmentStateList(
            List<View<StateName>> appointmentStates,
            @JsonUnwrapped PageView paging) {}
}
