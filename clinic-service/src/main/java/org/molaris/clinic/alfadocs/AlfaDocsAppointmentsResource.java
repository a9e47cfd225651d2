package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.alfadocs.Window;
import org.molaris.clinic.agenda.BookAppointment;
import org.molaris.clinic.agenda.BookedThrough;
import org.molaris.clinic.agenda.ChangeAppointment;
import org.molaris.clinic.agenda.FindNumberedAppointments;
import org.molaris.clinic.agenda.FindNumberedAppointments.Filter;
import org.molaris.clinic.agenda.NumbersInBooking;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.practice.ClinicCalendar;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;

/**
 * Appointments, as AlfaDocs has them. A program may book when the clinic is closed, where time is blocked and on days that have
 * passed, as it may there; never where somebody else is.
 */
@Path(AlfaDocs.ARCHIVE + "/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class AlfaDocsAppointmentsResource {

    private static final long MOST_DAYS = 30;
    private static final int DAYS_AHEAD = 14;
    private static final boolean EVEN_WHEN_CLOSED = true;

    private final FindNumberedAppointments findAppointments;
    private final NumbersInBooking numbers;
    private final BookAppointment bookAppointment;
    private final ChangeAppointment changeAppointment;
    private final ClinicCalendar calendar;
    private final FindNumbered findNumbered;

    AlfaDocsAppointmentsResource(
            FindNumberedAppointments findAppointments,
            NumbersInBooking numbers,
            BookAppointment bookAppointment,
            ChangeAppointment changeAppointment,
            ClinicCalendar calendar,
            FindNumbered findNumbered) {
        this.findAppointments = findAppointments;
        this.numbers = numbers;
        this.bookAppointment = bookAppointment;
        this.changeAppointment = changeAppointment;
        this.calendar = calendar;
        this.findNumbered = findNumbered;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("appointment:list")
    @Operation(operationId = "alfaDocsListAppointments", summary = "List the appointments of at most 30 days")
    public Uni<Many<AlfaDocsAppointment>> list(
            @Parameter(description = "The first day, yyyy-MM-dd; today when absent") @RestQuery("dateStart")
                    String dateStart,
            @Parameter(description = "The last day, yyyy-MM-dd; 14 days after the next Sunday when absent")
                    @RestQuery("dateEnd")
                    String dateEnd,
            @Parameter(
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            enumeration = {
                                                "absent",
                                                "waiting",
                                                "in_care",
                                                "done",
                                                "cancelled",
                                                "confirmed"
                                            }))
                    @RestQuery("state")
                    String state,
            @Parameter(schema = @Schema(implementation = Long.class)) @RestQuery("patientId") String patientId) {
        var stands = Values.oneOf("state", Asked.orNull(state), AppointmentWords.STATES);
        var patient = Values.number("patientId", Asked.orNull(patientId));
        return window(Asked.orNull(dateStart), Asked.orNull(dateEnd))
                .flatMap(window -> findAppointments.list(filter(window, patient, stands), 0, Integer.MAX_VALUE))
                .map(found ->
                        Many.of(found.stream().map(AlfaDocsAppointment::of).toList()));
    }

    /** Which day it is only matters to who does not say both. */
    private Uni<Window> window(String dateStart, String dateEnd) {
        var today = dateStart == null || dateEnd == null
                ? calendar.today()
                : Uni.createFrom().item(LocalDate.EPOCH);
        return today.map(day -> Window.of(dateStart, dateEnd, usual(day), MOST_DAYS));
    }

    /** Up to the Sunday that ends the week, and two weeks more. */
    private static Window usual(LocalDate today) {
        return new Window(
                today,
                today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).plusDays(DAYS_AHEAD));
    }

    private static Filter filter(Window window, Long patient, VisitState state) {
        return new Filter(
                window.from(),
                window.to(),
                null,
                patient,
                null,
                null,
                null,
                null,
                state == null ? Set.of() : Set.of(state),
                null,
                false);
    }

    @GET
    @Path("/booking-reasons")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("appointment:booking-reasons:list")
    @Operation(operationId = "alfaDocsListBookingReasons", summary = "List booking reasons, deleted ones too")
    public Uni<Many<AlfaDocsBookingReason>> bookingReasons() {
        return findNumbered
                .all(Kind.BOOKING_REASON, true)
                .map(found ->
                        Many.of(found.stream().map(AlfaDocsBookingReason::of).toList()));
    }

    @GET
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs({"appointment:view", "appointment:list"})
    @Operation(operationId = "alfaDocsGetAppointment", summary = "An appointment")
    public Uni<One<AlfaDocsAppointment>> get(@RestPath("id") long id) {
        return findAppointments.one(id).map(AlfaDocsAppointment::of).map(One::of);
    }

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs("appointment:create")
    @Operation(operationId = "alfaDocsCreateAppointment", summary = "Book an appointment")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = """
                                    {"date": "2026-07-31 09:00:00", "patientId": 21, "smsReminder": true, "type": "inPractice",
                                     "duration": 30, "colorId": 4, "chairId": 6, "operatorId": 2}"""))
    @APIResponse(responseCode = "201", description = "The appointment")
    public Uni<RestResponse<One<AlfaDocsAppointment>>> create(Body body) {
        var form = AppointmentForm.ofNew(body);
        return numbers.meantBy(form.numbers(null))
                .flatMap(meant -> bookAppointment.handle(
                        new BookAppointment.Command(form.booking(meant), BookedThrough.API, EVEN_WHEN_CLOSED)))
                .flatMap(booked -> get(booked.number()))
                .map(booked -> RestResponse.status(RestResponse.Status.CREATED, booked));
    }

    @PATCH
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs("appointment:create")
    @Operation(operationId = "alfaDocsUpdateAppointment", summary = "Change one or more fields of an appointment")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"state\": \"confirmed\"}"))
    public Uni<One<AlfaDocsAppointment>> update(@RestPath("id") long id, Body body) {
        var form = AppointmentForm.ofChange(body);
        return numbers.meantBy(form.numbers(id))
                .flatMap(meant -> changeAppointment.handle(
                        meant.appointmentId(),
                        OptionalLong.empty(),
                        EVEN_WHEN_CLOSED,
                        booking -> form.onto(booking, meant)))
                .flatMap(changed -> get(id));
    }

    @PUT
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs("appointment:create")
    @Operation(operationId = "alfaDocsPutAppointment", summary = "The same as PATCH")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"date\": \"2026-08-03 10:00:00\", \"colorId\": 4}"))
    public Uni<One<AlfaDocsAppointment>> put(@RestPath("id") long id, Body body) {
        return update(id, body);
    }
}
