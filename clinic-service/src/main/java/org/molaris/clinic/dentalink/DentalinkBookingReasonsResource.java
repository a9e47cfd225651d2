package org.molaris.clinic.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.Question;
import org.molaris.web.OfThePractice;

/** Why patients come, as Dentalink has it. */
@Path(Dentalink.PATH + "/" + DentalinkBookingReason.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkBookingReasonsResource {

    private final SetupLists lists;

    DentalinkBookingReasonsResource(SetupLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "dentalinkListBookingReasons",
            summary = "List what patients may come for, with the specialty of each")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkBookingReason>> list(@Context UriInfo uri) {
        return lists.many(DentalinkBookingReason.LISTED, uri, List.of(SetupLists.IN_USE));
    }
}
