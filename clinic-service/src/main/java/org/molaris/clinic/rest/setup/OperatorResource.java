package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.rest.form.HexColor;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Operator;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** Who treats patients. */
@Path("/api/dental/operators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class OperatorResource
        extends SetupResource<Operator, OperatorResource.NewOperator, OperatorResource.OperatorPatch> {

    OperatorResource(KeepSetup keep, FindInSetup find) {
        super(Kind.OPERATOR, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listOperators", summary = "List operators, newest first")
    public Uni<RestResponse<OperatorList>> list(
            @RestQuery("specialty_id") UUID specialtyId,
            @RestQuery("include_deleted") Boolean includeDeleted,
            @BeanParam Paging paging,
            UriInfo uri) {
        return list(OperatorList::new, includeDeleted, paging, uri, Filter.withSpecialty(specialtyId));
    }

    record NewOperator(
            @NotBlank @Text(max = 200) String firstName,
            @Text(max = 200) String lastName,
            @Text(max = 20) String abbreviation,
            @Text(max = 40) String rut,
            @Text(max = 40) String fiscalCode,
            @Text(max = 40) String licenseNumber,
            @Email @Text(max = 254) String email,
            @HexColor String color,
            Boolean hygienist,
            Boolean onlineBooking,
            @Min(5) @Max(240) Integer intervalMinutes,
            @Size(max = 1000) List<@NotNull UUID> specialtyIds,
            @Text(max = 200) String middleName,
            @Text(max = 20) String suffix,
            @Text(max = 200) String socialName,
            @Text(max = 50) String ssn,
            @Text(max = 40) String nationalProviderId,
            LocalDate dateOfBirth,
            @Text(max = 1_000) String schedulingNote,
            @PositiveOrZero Integer sequence)
            implements NewThing<Operator> {

        @Override
        public Operator toDetails() {
            return new Operator(
                    firstName,
                    lastName,
                    abbreviation,
                    rut,
                    fiscalCode,
                    licenseNumber,
                    email,
                    color,
                    Objects.requireNonNullElse(hygienist, false),
                    Objects.requireNonNullElse(onlineBooking, true),
                    Objects.requireNonNullElse(intervalMinutes, 15),
                    specialtyIds,
                    middleName,
                    suffix,
                    socialName,
                    ssn,
                    nationalProviderId,
                    dateOfBirth,
                    schedulingNote,
                    Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record OperatorPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> firstName,
            JsonNullable<@Text(max = 200) String> lastName,
            JsonNullable<@Text(max = 20) String> abbreviation,
            JsonNullable<@Text(max = 40) String> rut,
            JsonNullable<@Text(max = 40) String> fiscalCode,
            JsonNullable<@Text(max = 40) String> licenseNumber,
            JsonNullable<@Email @Text(max = 254) String> email,
            JsonNullable<@HexColor String> color,
            JsonNullable<@NotNull Boolean> hygienist,
            JsonNullable<@NotNull Boolean> onlineBooking,
            JsonNullable<@NotNull @Min(5) @Max(240) Integer> intervalMinutes,
            JsonNullable<@Size(max = 1000) List<@NotNull UUID>> specialtyIds,
            JsonNullable<@Text(max = 200) String> middleName,
            JsonNullable<@Text(max = 20) String> suffix,
            JsonNullable<@Text(max = 200) String> socialName,
            JsonNullable<@Text(max = 50) String> ssn,
            JsonNullable<@Text(max = 40) String> nationalProviderId,
            JsonNullable<LocalDate> dateOfBirth,
            JsonNullable<@Text(max = 1_000) String> schedulingNote,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Operator> {

        @Override
        public Operator onto(Operator operator) {
            return new Operator(
                    firstName.orElse(operator.firstName()),
                    lastName.orElse(operator.lastName()),
                    abbreviation.orElse(operator.abbreviation()),
                    rut.orElse(operator.rut()),
                    fiscalCode.orElse(operator.fiscalCode()),
                    licenseNumber.orElse(operator.licenseNumber()),
                    email.orElse(operator.email()),
                    color.orElse(operator.color()),
                    hygienist.orElse(operator.hygienist()),
                    onlineBooking.orElse(operator.onlineBooking()),
                    intervalMinutes.orElse(operator.intervalMinutes()),
                    specialtyIds.orElse(operator.specialtyIds()),
                    middleName.orElse(operator.middleName()),
                    suffix.orElse(operator.suffix()),
                    socialName.orElse(operator.socialName()),
                    ssn.orElse(operator.ssn()),
                    nationalProviderId.orElse(operator.nationalProviderId()),
                    dateOfBirth.orElse(operator.dateOfBirth()),
                    schedulingNote.orElse(operator.schedulingNote()),
                    sequence.orElse(operator.sequence()));
        }
    }

    record OperatorList(
            List<View<Operator>> operators, @JsonUnwrapped PageView paging) {}
}
