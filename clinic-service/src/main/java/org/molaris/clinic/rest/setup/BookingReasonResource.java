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
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.BookingReason;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.Amount;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** Why patients come. */
@Path("/api/dental/booking-reasons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Booking reasons")
public class BookingReasonResource
        extends SetupResource<
                BookingReason, BookingReasonResource.NewBookingReason, BookingReasonResource.BookingReasonPatch> {

    BookingReasonResource(KeepSetup keep, FindInSetup find) {
        super(Kind.BOOKING_REASON, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listBookingReasons", summary = "List booking reasons, newest first")
    public Uni<RestResponse<BookingReasonList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return list(BookingReasonList::new, includeDeleted, paging, uri);
    }

    record NewBookingReason(
            @NotBlank @Text(max = 200) String name,
            UUID specialtyId,
            @NotNull @Min(5) @Max(720) Integer durationMinutes,
            @Amount BigDecimal price,
            @Size(max = 1000) List<@NotNull UUID> operatorIds,
            @PositiveOrZero Integer sequence)
            implements NewThing<BookingReason> {

        @Override
        public BookingReason toDetails() {
            return new BookingReason(
                    name, specialtyId, durationMinutes, price, operatorIds, Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record BookingReasonPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<UUID> specialtyId,
            JsonNullable<@NotNull @Min(5) @Max(720) Integer> durationMinutes,
            JsonNullable<@Amount BigDecimal> price,
            JsonNullable<@Size(max = 1000) List<@NotNull UUID>> operatorIds,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<BookingReason> {

        @Override
        public BookingReason onto(BookingReason reason) {
            return new BookingReason(
                    name.orElse(reason.name()),
                    specialtyId.orElse(reason.specialtyId()),
                    durationMinutes.orElse(reason.durationMinutes()),
                    price.orElse(reason.price()),
                    operatorIds.orElse(reason.operatorIds()),
                    sequence.orElse(reason.sequence()));
        }
    }

    record BookingReasonList(
            List<View<BookingReason>> bookingReasons,
            @JsonUnwrapped PageView paging) {}
}
