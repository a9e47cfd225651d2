package org.molaris.clinic.rest.agenda;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.agenda.AppointmentDetails;
import org.molaris.clinic.agenda.BookAppointment;
import org.molaris.clinic.agenda.CancelAppointment;
import org.molaris.clinic.agenda.ChangeAppointment;
import org.molaris.clinic.agenda.FindAppointments;
import org.molaris.web.ETags;
import org.molaris.web.Paging;

/** Appointments of the native API. */
@Path("/api/dental/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agenda")
public class AppointmentResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final BookAppointment bookAppointment;
    private final FindAppointments findAppointments;
    private final ChangeAppointment changeAppointment;
    private final CancelAppointment cancelAppointment;

    AppointmentResource(
            BookAppointment bookAppointment,
            FindAppointments findAppointments,
            ChangeAppointment changeAppointment,
            CancelAppointment cancelAppointment) {
        this.bookAppointment = bookAppointment;
        this.findAppointments = findAppointments;
        this.changeAppointment = changeAppointment;
        this.cancelAppointment = cancelAppointment;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listAppointments", summary = "List appointments, newest first or by their start")
    public Uni<RestResponse<AppointmentList>> list(
            @BeanParam AppointmentQuery query, @BeanParam Paging paging, UriInfo uri) {
        return findAppointments
                .list(query.toFilter(), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(AppointmentList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "createAppointment", summary = "Book an appointment")
    @APIResponse(responseCode = "201", description = "The appointment")
    @APIResponse(
            responseCode = "409",
            description = "Somebody else has the chair or the operator; what is free is named")
    public Uni<RestResponse<AppointmentView>> create(@NotNull @Valid NewAppointment appointment, UriInfo uri) {
        return bookAppointment
                .handle(appointment.toCommand())
                .map(booked -> ResponseBuilder.<AppointmentView>created(uri.getAbsolutePathBuilder()
                                .path(booked.id().toString())
                                .build())
                        .entity(AppointmentView.of(booked))
                        .header(HttpHeaders.ETAG, ETags.of(booked.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getAppointment", summary = "An appointment")
    public Uni<RestResponse<AppointmentView>> get(@RestPath("id") UUID id) {
        return findAppointments.one(id).map(AppointmentResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "updateAppointment", summary = "Move an appointment, say how it stands, or change it")
    public Uni<RestResponse<AppointmentView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AppointmentPatch patch) {
        return changeAppointment
                .handle(id, ETags.expected(ifMatch), patch.isForced(), patch::onto)
                .map(AppointmentResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "cancelAppointment", summary = "Cancel an appointment")
    public Uni<RestResponse<AppointmentView>> cancel(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return cancelAppointment.handle(id, ETags.expected(ifMatch), null).map(AppointmentResource::answer);
    }

    private static RestResponse<AppointmentView> answer(AppointmentDetails appointment) {
        return ResponseBuilder.ok(AppointmentView.of(appointment))
                .header(HttpHeaders.ETAG, ETags.of(appointment.version()))
                .build();
    }
}
