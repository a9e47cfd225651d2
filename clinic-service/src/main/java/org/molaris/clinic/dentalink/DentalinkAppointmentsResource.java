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
import org.molaris.clinic.agenda.FindNumberedAppointments;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;

/** Appointments, as Dentalink has them. */
@Path(Dentalink.PATH + "/citas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Dentalink.TAG)
public class DentalinkAppointmentsResource {

    private final FindNumberedAppointments findAppointments;
    private final FindAppointmentStretch findStretch;

    DentalinkAppointmentsResource(FindNumberedAppointments findAppointments, FindAppointmentStretch findStretch) {
        this.findAppointments = findAppointments;
        this.findStretch = findStretch;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListAppointments", summary = "List the appointments that q describes")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> list(@Context UriInfo uri) {
        var question = Question.in(uri, DentalinkAppointment.FIELDS);
        return findStretch
                .list(question.criteria(), question.span())
                .map(found -> DentalinkAppointment.many(uri, question, found));
    }

    @GET
    @Path(Dentalink.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkGetAppointment", summary = "An appointment")
    public Uni<One<DentalinkAppointment>> get(@RestPath("id") long id, @Context UriInfo uri) {
        return findAppointments
                .one(id)
                .map(found -> DentalinkAppointment.of(uri, found))
                .map(One::of);
    }
}
