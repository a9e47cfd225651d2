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

/** Who treats patients, as Dentalink has it. */
@Path(Dentalink.PATH + "/" + DentalinkDentist.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
public class DentalinkDentistsResource {

    private final SetupLists lists;
    private final WhoseAppointments appointments;

    DentalinkDentistsResource(SetupLists lists, WhoseAppointments appointments) {
        this.lists = lists;
        this.appointments = appointments;
    }

    @GET
    @Operation(operationId = "dentalinkListDentists", summary = "List dentists, deleted ones as disabled")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkDentist>> list(@Context UriInfo uri) {
        return lists.many(DentalinkDentist.LISTED, uri, List.of());
    }

    @GET
    @Path(Dentalink.ID)
    @Operation(operationId = "dentalinkGetDentist", summary = "A dentist, a deleted one too")
    public Uni<One<DentalinkDentist>> get(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.one(DentalinkDentist.LISTED, id, uri);
    }

    @GET
    @Path(Dentalink.ID + "/" + DentalinkBookingReason.OF_DENTIST)
    @Operation(
            operationId = "dentalinkListBookingReasonsOfDentist",
            summary = "List what patients may come to a dentist for")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkBookingReason>> bookingReasons(@RestPath("id") long id, @Context UriInfo uri) {
        return lists.many(
                Kind.OPERATOR,
                id,
                DentalinkBookingReason.LISTED,
                uri,
                List.of(SetupLists.IN_USE, new Criterion<>(Field.DONE_BY, Comparison.EQUAL, id)));
    }

    @GET
    @Path(Dentalink.ID + WhoseAppointments.PATH)
    @Operation(operationId = "dentalinkListAppointmentsOfDentist", summary = "List the appointments of a dentist")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> appointments(@RestPath("id") long id, @Context UriInfo uri) {
        return appointments.of(Reference.OPERATOR, id, uri);
    }
}
