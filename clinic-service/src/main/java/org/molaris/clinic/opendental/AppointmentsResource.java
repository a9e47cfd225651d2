package org.molaris.clinic.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.clinic.agenda.BookAppointment;
import org.molaris.clinic.agenda.BookedThrough;
import org.molaris.clinic.agenda.Booking;
import org.molaris.clinic.agenda.ChangeAppointment;
import org.molaris.clinic.agenda.FindNumberedAppointments;
import org.molaris.clinic.agenda.FindNumberedAppointments.Filter;
import org.molaris.clinic.agenda.FindOpenings;
import org.molaris.clinic.agenda.FindOpenings.Openings;
import org.molaris.clinic.agenda.NumberedAppointment;
import org.molaris.clinic.agenda.NumbersInBooking;
import org.molaris.clinic.agenda.NumbersInBooking.Meant;
import org.molaris.clinic.agenda.NumbersInBooking.Numbers;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.opendental.Writing;

/**
 * Appointments. An office may book when it is closed, where time is blocked and on days that have passed, as it may there;
 * never where somebody else is.
 */
@Path(OpenDental.PATH + "/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class AppointmentsResource {

    private static final Set<AptStatus> OF_NEW_ONES = EnumSet.of(
            AptStatus.SCHEDULED,
            AptStatus.COMPLETE,
            AptStatus.UNSCHED_LIST,
            AptStatus.PT_NOTE,
            AptStatus.PT_NOTE_COMPLETED);
    private static final Set<AptStatus> OF_CHANGED_ONES = EnumSet.complementOf(EnumSet.of(AptStatus.ASAP));

    private static final Map<String, VisitState> BREAK_TYPES =
            Map.of("Missed", VisitState.ABSENT, "Cancelled", VisitState.CANCELLED);

    /** Of the last three no clinic's state says as much. */
    private static final Set<String> NOT_KEPT = Set.of("Sent", "Not Accepted", "Failed");

    private static final Map<String, VisitState> CONFIRMATIONS =
            Map.of("None", VisitState.SCHEDULED, "Confirmed", VisitState.CONFIRMED);

    private static final int LONGEST_SLOT = 24 * 60;
    private static final int LONGEST_WORD = 100;
    private static final boolean EVEN_WHEN_CLOSED = true;

    private final FindNumberedAppointments findAppointments;
    private final NumbersInBooking numbers;
    private final FindOpenings findOpenings;
    private final BookAppointment bookAppointment;
    private final ChangeAppointment changeAppointment;

    AppointmentsResource(
            FindNumberedAppointments findAppointments,
            NumbersInBooking numbers,
            FindOpenings findOpenings,
            BookAppointment bookAppointment,
            ChangeAppointment changeAppointment) {
        this.findAppointments = findAppointments;
        this.numbers = numbers;
        this.findOpenings = findOpenings;
        this.bookAppointment = bookAppointment;
        this.changeAppointment = changeAppointment;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListAppointments", summary = "List appointments by their numbers")
    public Uni<List<OpenDentalAppointment>> list(
            @BeanParam AppointmentQuery query, @BeanParam Listing listing, @BeanParam Formats formats) {
        var status = query.status();
        var filter = query.filter();
        if (status != null && status.isNeverOurs()) {
            return Uni.createFrom().item(List.of());
        }
        return list(status == null ? filter : status.onto(filter), listing, formats, OpenDentalAppointment::read);
    }

    @GET
    @Path("/ASAP")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListAsapAppointments", summary = "List those who would rather come earlier")
    public Uni<List<OpenDentalAppointment>> asap(
            @Parameter(description = "0: those of no clinic", schema = @Schema(implementation = Long.class))
                    @RestQuery("ClinicNum")
                    String clinicNum,
            @Parameter(schema = @Schema(implementation = Long.class)) @RestQuery("ProvNum") String provNum,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        var filter = new Filter(
                null,
                null,
                null,
                null,
                null,
                AppointmentQuery.number("ProvNum", provNum),
                Values.number("ClinicNum", AppointmentQuery.given(clinicNum)),
                null,
                Set.of(),
                null,
                true);
        return list(filter, listing, formats, OpenDentalAppointment::read);
    }

    @GET
    @Path("/WebSched")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListWebSchedAppointments",
            summary = "List appointments, and whether patients made them through the web")
    public Uni<List<WebSchedAppointment>> webSched(
            @BeanParam AppointmentQuery query, @BeanParam Listing listing, @BeanParam Formats formats) {
        return list(query.filter(), listing, formats, WebSchedAppointment::of);
    }

    private <V> Uni<List<V>> list(
            Filter filter, Listing listing, Formats formats, BiFunction<NumberedAppointment, Writing, V> view) {
        return findAppointments
                .list(filter, listing.offset(), listing.limit())
                .map(found -> found.isEmpty() ? List.of() : views(found, formats, view));
    }

    private static <V> List<V> views(
            List<NumberedAppointment> found, Formats formats, BiFunction<NumberedAppointment, Writing, V> view) {
        var writing = formats.at(found.get(0).zone());
        return found.stream().map(each -> view.apply(each, writing)).toList();
    }

    @GET
    @Path("/Slots")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListSlots", summary = "Find whole stretches of free time")
    public Uni<List<OpenDentalSlot>> slots(
            @BeanParam SlotQuery query, @BeanParam Listing listing, @BeanParam Formats formats) {
        return findOpenings
                .handle(query.toQuery(listing, LONGEST_SLOT))
                .onFailure(AppointmentsResource::isOfTheWindow)
                .transform(e -> DialectRefused.badRequest(
                        "dateEnd must not be before dateStart, nor more than 62 days after it."))
                .invoke(query::mustNotHavePassed)
                .map(found -> slots(found, formats));
    }

    private static boolean isOfTheWindow(Throwable failure) {
        return failure instanceof AppointmentRefused refused
                && refused.reason() == AppointmentRefused.Reason.IMPOSSIBLE_WINDOW;
    }

    private static List<OpenDentalSlot> slots(Openings openings, Formats formats) {
        var writing = formats.at(openings.zone());
        return openings.found().stream()
                .map(opening -> OpenDentalSlot.of(opening, writing))
                .toList();
    }

    @GET
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalGetAppointment", summary = "An appointment")
    public Uni<OpenDentalAppointment> get(@RestPath("n") long n, @BeanParam Formats formats) {
        return findAppointments.one(n).map(found -> OpenDentalAppointment.read(found, formats.at(found.zone())));
    }

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs(Permission.APPOINTMENTS)
    @Operation(operationId = "openDentalCreateAppointment", summary = "Book an appointment")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = """
                                    {"PatNum": 21, "Op": 6, "AptDateTime": "2026-07-31 09:00:00", "Pattern": "/XXXX/"}"""))
    @APIResponse(responseCode = "201", description = "The appointment")
    public Uni<RestResponse<OpenDentalAppointment>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        var patient = body.requiredNumber("PatNum");
        body.requiredNumber("Op");
        Values.required("AptDateTime", body.dateTime("AptDateTime"));
        var wish = AppointmentWish.in(body, OF_NEW_ONES);
        return numbers.meantBy(wish.numbers(null, patient))
                .flatMap(meant -> bookAppointment.handle(
                        new BookAppointment.Command(wish.booking(meant), BookedThrough.API, EVEN_WHEN_CLOSED)))
                .flatMap(booked -> findAppointments.one(booked.number()))
                .map(found -> ResponseBuilder.<OpenDentalAppointment>created(uri.getAbsolutePathBuilder()
                                .path(Long.toString(found.appointment().number()))
                                .build())
                        .entity(OpenDentalAppointment.written(found, formats.at(found.zone())))
                        .build());
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs(Permission.APPOINTMENTS)
    @Operation(operationId = "openDentalUpdateAppointment", summary = "Change an appointment, or give it another time")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = """
                                    {"AptStatus": "Scheduled", "AptDateTime": "2026-08-03 10:00:00", "Op": 6}"""))
    public Uni<OpenDentalAppointment> update(@RestPath("n") long n, Body body, @BeanParam Formats formats) {
        var wish = AppointmentWish.in(body, OF_CHANGED_ONES);
        return change(wish.numbers(n, null), meant -> booking -> wish.onto(booking, meant))
                .flatMap(changed -> findAppointments.one(n))
                .map(found -> OpenDentalAppointment.written(found, formats.at(found.zone())));
    }

    @PUT
    @Path(OpenDental.NUMBER + "/Break")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs(Permission.COMM)
    @Operation(operationId = "openDentalBreakAppointment", summary = "Say that an appointment does not take place")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"sendToUnscheduledList\": \"true\"}"))
    public Uni<RestResponse<Void>> breakIt(@RestPath("n") long n, Body body) {
        boolean again = Values.required("sendToUnscheduledList", body.flag("sendToUnscheduledList"));
        var type = body.oneOf("breakType", BREAK_TYPES);
        return done(change(Numbers.ofAppointment(n), meant -> booking -> broken(booking, type, again)));
    }

    private static Booking broken(Booking booking, VisitState type, boolean again) {
        if (AptStatus.of(booking.state(), booking.toReschedule()) != AptStatus.SCHEDULED) {
            throw DialectRefused.badRequest("Only appointments with an AptStatus of Scheduled can be broken.");
        }
        return booking.standing(type == null ? VisitState.CANCELLED : type, null, again);
    }

    @PUT
    @Path(OpenDental.NUMBER + "/Note")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs(Permission.COMM)
    @Operation(operationId = "openDentalAppendAppointmentNote", summary = "Add a line to an appointment's note")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"Note\": \"Requests reschedule\"}"))
    public Uni<RestResponse<Void>> note(@RestPath("n") long n, Body body) {
        var line = Values.required("Note", AppointmentWish.note(body));
        return done(change(
                Numbers.ofAppointment(n),
                meant -> booking -> booking.described(AppointmentWish.appended(booking.description(), line))));
    }

    @PUT
    @Path(OpenDental.NUMBER + "/Confirm")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs(Permission.COMM)
    @Operation(operationId = "openDentalConfirmAppointment", summary = "Say how far an appointment is confirmed")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"confirmVal\": \"Confirmed\"}"))
    public Uni<RestResponse<Void>> confirm(@RestPath("n") long n, Body body) {
        body.notBoth("confirmVal", "defNum");
        if (body.has("defNum")) {
            long state = DefNum.in(Category.APPT_CONFIRMED, "defNum", body.number("defNum"));
            var meant = new Numbers(n, null, null, null, null, null, null, state, null, null);
            return done(change(meant, AppointmentsResource::confirmed));
        }
        var wanted = confirmation(Values.required("confirmVal", body.text("confirmVal", LONGEST_WORD)));
        return done(change(Numbers.ofAppointment(n), meant -> booking -> confirmed(booking, wanted)));
    }

    private static VisitState confirmation(String word) {
        if (NOT_KEPT.contains(word)) {
            throw DialectRefused.notSupported("confirmVal " + word);
        }
        return Values.oneOf("confirmVal", word, CONFIRMATIONS);
    }

    private static Function<Booking, Booking> confirmed(Meant meant) {
        return booking -> {
            var before = AptStatus.of(booking.state(), booking.toReschedule());
            var state = AppointmentWish.confirmedState(before, booking, meant);
            return booking.standing(state, meant.stateId(), booking.toReschedule());
        };
    }

    /** By the state that the clinic reserves for it; who is so already, in whatever words, stays so. */
    private static Booking confirmed(Booking booking, VisitState wanted) {
        var before = AptStatus.of(booking.state(), booking.toReschedule());
        if (before != AptStatus.SCHEDULED) {
            throw DialectRefused.badRequest("Confirmed does not fit AptStatus %s.".formatted(before.label()));
        }
        return booking.state() == wanted && wanted == VisitState.CONFIRMED
                ? booking
                : booking.standing(wanted, null, false);
    }

    /** The numbers are looked up first; what they stand for cannot change, and whether it may be booked is seen inside. */
    private Uni<?> change(Numbers said, Function<Meant, Function<Booking, Booking>> how) {
        return numbers.meantBy(said)
                .flatMap(meant -> changeAppointment.handle(
                        meant.appointmentId(), OptionalLong.empty(), EVEN_WHEN_CLOSED, how.apply(meant)::apply));
    }

    private static Uni<RestResponse<Void>> done(Uni<?> change) {
        return change.map(changed -> RestResponse.ok());
    }
}
