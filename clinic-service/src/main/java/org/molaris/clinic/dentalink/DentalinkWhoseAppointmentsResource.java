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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.clinic.agenda.FindAppointmentStretch;
import org.molaris.clinic.agenda.Reference;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.Question;

/** The appointments of somebody, or in a branch, as Dentalink has them. */
@Path(Dentalink.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
public class DentalinkWhoseAppointmentsResource {

    private static final String APPOINTMENTS = Dentalink.ID + "/citas";

    private final FindAppointmentStretch find;

    DentalinkWhoseAppointmentsResource(FindAppointmentStretch find) {
        this.find = find;
    }

    @GET
    @Path("/pacientes" + APPOINTMENTS)
    @Operation(operationId = "dentalinkListAppointmentsOfPatient", summary = "List the appointments of a patient")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> ofPatient(@RestPath("id") long id, @Context UriInfo uri) {
        return of(Reference.PATIENT, id, uri);
    }

    @GET
    @Path("/dentistas" + APPOINTMENTS)
    @Operation(operationId = "dentalinkListAppointmentsOfDentist", summary = "List the appointments of a dentist")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> ofDentist(@RestPath("id") long id, @Context UriInfo uri) {
        return of(Reference.OPERATOR, id, uri);
    }

    @GET
    @Path("/sucursales" + APPOINTMENTS)
    @Operation(operationId = "dentalinkListAppointmentsOfBranch", summary = "List the appointments in a branch")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> ofBranch(@RestPath("id") long id, @Context UriInfo uri) {
        return of(Reference.BRANCH, id, uri);
    }

    private Uni<Many<DentalinkAppointment>> of(Reference whose, long number, UriInfo uri) {
        var question = Question.in(uri, DentalinkAppointment.FIELDS);
        return find.listOf(whose, number, question.criteria(), question.span())
                .map(found -> DentalinkAppointment.many(uri, question, found));
    }
}
