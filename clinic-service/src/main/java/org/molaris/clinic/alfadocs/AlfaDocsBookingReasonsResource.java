package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.OfThePractice;

/** Why patients come, as AlfaDocs has it by the second of two paths; the first is {@link AlfaDocsAppointmentsResource}'s. */
@Path(AlfaDocs.ARCHIVE + "/appointment-booking-reasons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsBookingReasonsResource {

    private final FindNumbered find;

    AlfaDocsBookingReasonsResource(FindNumbered find) {
        this.find = find;
    }

    @GET
    @Needs("appointment:booking-reasons:list")
    @Operation(
            operationId = "alfaDocsListAppointmentBookingReasons",
            summary = "List booking reasons, by their other path")
    public Uni<Many<AlfaDocsBookingReason>> list() {
        return find.all(Kind.BOOKING_REASON, true)
                .map(found ->
                        Many.of(found.stream().map(AlfaDocsBookingReason::of).toList()));
    }
}
