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
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.web.OfThePractice;

/** Where appointments may stand, as Dentalink has it. */
@Path(Dentalink.PATH + "/" + DentalinkState.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkStatesResource {

    private final SetupLists lists;

    DentalinkStatesResource(SetupLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "dentalinkListAppointmentStates",
            summary = "List where appointments may stand, deleted names as disabled")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkState>> list(@Context UriInfo uri) {
        return lists.many(DentalinkState.LISTED, uri, List.of());
    }

    @GET
    @Path(Dentalink.ID)
    @Operation(operationId = "dentalinkGetAppointmentState", summary = "One of them, a deleted one too")
    public Uni<One<DentalinkState>> get(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.one(DentalinkState.LISTED, id, uri);
    }
}
