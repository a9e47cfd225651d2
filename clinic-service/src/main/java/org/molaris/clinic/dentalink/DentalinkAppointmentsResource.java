package org.molaris.clinic.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.clinic.agenda.BookVisit;
import org.molaris.clinic.agenda.ChangeVisit;
import org.molaris.clinic.agenda.FindAppointmentStretch;
import org.molaris.clinic.agenda.FindNumberedAppointments;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.dialect.Body;
import org.molaris.dialect.OrForm;

/** Appointments, as Dentalink has them. */
@Path(Dentalink.PATH + "/citas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Dentalink.TAG)
public class DentalinkAppointmentsResource {

    private final FindNumberedAppointments findAppointments;
    private final FindAppointmentStretch findStretch;
    private final BookVisit bookVisit;
    private final ChangeVisit changeVisit;

    DentalinkAppointmentsResource(
            FindNumberedAppointments findAppointments,
            FindAppointmentStretch findStretch,
            BookVisit bookVisit,
            ChangeVisit changeVisit) {
        this.findAppointments = findAppointments;
        this.findStretch = findStretch;
        this.bookVisit = bookVisit;
        this.changeVisit = changeVisit;
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

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(
            operationId = "dentalinkCreateAppointment",
            summary = "Book an appointment with a dentist, or with one of a specialty")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = """
                                    {"id_dentista": 2, "id_sucursal": 1, "id_estado": 7, "id_sillon": 1, "id_paciente": 2,
                                     "id_tratamiento": 2, "fecha": "2030-11-01", "hora_inicio": "09:00", "duracion": 30,
                                     "comentario": "Control exodoncia", "videoconsulta": 1}"""))
    @APIResponse(responseCode = "201", description = "The appointment")
    @APIResponse(
            responseCode = "409",
            description = "It cannot be had at that time; with return_options, data names the next that are free")
    public Uni<RestResponse<One<DentalinkAppointment>>> create(@OrForm Body body, @Context UriInfo uri) {
        var wish = VisitForm.ofNew(body);
        return bookVisit
                .handle(wish)
                .onFailure(AppointmentRefused.class)
                .transform(refused -> BookingWording.offering(refused, wish.otherTimes()))
                .flatMap(booked -> get(booked.number(), uri))
                .map(booked -> RestResponse.status(RestResponse.Status.CREATED, booked));
    }

    @PUT
    @Path(Dentalink.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "dentalinkUpdateAppointment", summary = "Change what is named of an appointment")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"id_estado\": 1, \"comentarios\": \"Avisa por teléfono\"}"))
    @APIResponse(
            responseCode = "409",
            description = "It cannot be had at that time; with return_options, data names the next that are free")
    public Uni<One<DentalinkAppointment>> update(@RestPath("id") long id, @OrForm Body body, @Context UriInfo uri) {
        var wish = VisitForm.ofChange(id, body);
        return changeVisit
                .handle(wish)
                .onFailure(AppointmentRefused.class)
                .transform(refused -> BookingWording.offering(refused, wish.otherTimes()))
                .flatMap(changed -> get(id, uri));
    }
}
