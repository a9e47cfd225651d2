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

/** Time that is not to be booked, as Dentalink has it. */
@Path(Dentalink.PATH + "/" + DentalinkBlock.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkBlocksResource {

    private final SetupLists lists;

    DentalinkBlocksResource(SetupLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "dentalinkListBlocks",
            summary = "List blocked times; those of a dentist, branch or chair with those that hold for all")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkBlock>> list(@Context UriInfo uri) {
        return lists.many(DentalinkBlock.LISTED, uri, List.of(SetupLists.IN_USE));
    }
}
