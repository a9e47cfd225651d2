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

/** What dentists are good at, as Dentalink has it. */
@Path(Dentalink.PATH + "/" + DentalinkSpecialty.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkSpecialtiesResource {

    private final SetupLists lists;

    DentalinkSpecialtiesResource(SetupLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(operationId = "dentalinkListSpecialties", summary = "List specialties, deleted ones as disabled")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkSpecialty>> list(@Context UriInfo uri) {
        return lists.many(DentalinkSpecialty.LISTED, uri, List.of());
    }

    @GET
    @Path(Dentalink.ID)
    @Operation(operationId = "dentalinkGetSpecialty", summary = "A specialty, a deleted one too")
    public Uni<One<DentalinkSpecialty>> get(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.one(DentalinkSpecialty.LISTED, id, uri);
    }
}
