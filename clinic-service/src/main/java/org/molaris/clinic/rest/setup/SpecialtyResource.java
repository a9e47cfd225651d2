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
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Specialty;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** What operators are good at. */
@Path("/api/dental/specialties")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Specialties")
public class SpecialtyResource
        extends SetupResource<Specialty, SpecialtyResource.NewSpecialty, SpecialtyResource.SpecialtyPatch> {

    SpecialtyResource(KeepSetup keep, FindInSetup find) {
        super(Kind.SPECIALTY, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listSpecialties", summary = "List specialties, newest first")
    public Uni<RestResponse<SpecialtyList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return list(SpecialtyList::new, includeDeleted, paging, uri);
    }

    record NewSpecialty(
            @NotBlank @Text(max = 200) String name,
            @PositiveOrZero Integer sequence) implements NewThing<Specialty> {

        @Override
        public Specialty toDetails() {
            return new Specialty(name, Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record SpecialtyPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Specialty> {

        @Override
        public Specialty onto(Specialty specialty) {
            return new Specialty(name.orElse(specialty.name()), sequence.orElse(specialty.sequence()));
        }
    }

    record SpecialtyList(
            List<View<Specialty>> specialties,
            @JsonUnwrapped PageView paging) {}
}
