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
import org.molaris.clinic.agenda.Reference;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.Kind;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.OfThePractice;

/** Where the clinic works, as Dentalink has it. */
@Path(Dentalink.PATH + "/" + DentalinkBranch.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkBranchesResource {

    private final SetupLists lists;
    private final WhoseAppointments appointments;

    DentalinkBranchesResource(SetupLists lists, WhoseAppointments appointments) {
        this.lists = lists;
        this.appointments = appointments;
    }

    @GET
    @Operation(operationId = "dentalinkListBranches", summary = "List branches, deleted ones as disabled")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkBranch>> list(@Context UriInfo uri) {
        return lists.many(DentalinkBranch.LISTED, uri, List.of());
    }

    @GET
    @Path(Dentalink.ID)
    @Operation(operationId = "dentalinkGetBranch", summary = "A branch, a deleted one too")
    public Uni<One<DentalinkBranch>> get(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.one(DentalinkBranch.LISTED, id, uri);
    }

    @GET
    @Path(Dentalink.ID + "/" + DentalinkDentist.PATH)
    @Operation(operationId = "dentalinkListDentistsOfBranch", summary = "List who has hours in a branch")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkDentist>> dentists(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.many(
                Kind.BRANCH,
                id,
                DentalinkDentist.LISTED,
                uri,
                List.of(new Criterion<>(Field.WORKS_IN, Comparison.EQUAL, id)));
    }

    @GET
    @Path(Dentalink.ID + "/" + DentalinkChair.PATH)
    @Operation(
            operationId = "dentalinkListChairsOfBranch",
            summary = "List the chairs of a branch, and those of all branches")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkChair>> chairs(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.many(
                Kind.BRANCH,
                id,
                DentalinkChair.LISTED,
                uri,
                List.of(new Criterion<>(Field.COUNTS_IN_BRANCH, Comparison.EQUAL, id)));
    }

    @GET
    @Path(Dentalink.ID + WhoseAppointments.PATH)
    @Operation(operationId = "dentalinkListAppointmentsOfBranch", summary = "List the appointments in a branch")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> appointments(@RestPath("id") long id, @Context UriInfo uri) {
        return appointments.of(Reference.BRANCH, id, uri);
    }
}
