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
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.account.AskBalances;
import org.molaris.clinic.account.Balance;
import org.molaris.clinic.patient.ChangePatient;
import org.molaris.clinic.patient.FindNumberedPatients;
import org.molaris.clinic.patient.FindReferences;
import org.molaris.clinic.patient.FindReferences.Found;
import org.molaris.clinic.patient.NumberedPatient;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.RegisterPatient;
import org.molaris.dialect.Body;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.web.Paging;

/**
 * Patients as Open Dental has them. Balances come from their owner: where they are shown and it cannot be asked, the answer
 * is 503. A change asks before it writes, so that nothing has happened then; a new patient owes nothing, and nobody is asked.
 */
@Path(OpenDental.PATH + "/patients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class OpenDentalPatientsResource {

    private final FindNumberedPatients find;
    private final FindReferences findReferences;
    private final RegisterPatient registerPatient;
    private final ChangePatient changePatient;
    private final AskBalances askBalances;

    OpenDentalPatientsResource(
            FindNumberedPatients find,
            FindReferences findReferences,
            RegisterPatient registerPatient,
            ChangePatient changePatient,
            AskBalances askBalances) {
        this.find = find;
        this.findReferences = findReferences;
        this.registerPatient = registerPatient;
        this.changePatient = changePatient;
        this.askBalances = askBalances;
    }

    @GET
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalGetPatient", summary = "A patient")
    public Uni<OpenDentalPatient> get(@RestPath("n") long n, @BeanParam Formats formats) {
        return find.one(n)
                .flatMap(patient -> balancesOf(List.of(patient)).map(balances -> view(patient, balances, formats)));
    }

    @GET
    @Path("/Simple")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListPatientsSimple",
            summary = "List patients, with what has changed since a moment",
            description =
                    "serverDateTime, sent back as DateTStamp, misses no change: it lies as far back as a change can take.")
    public Uni<List<OpenDentalPatient>> simple(
            @BeanParam SimpleQuery query, @BeanParam Listing listing, @BeanParam Formats formats) {
        return find.select(query.selection(), listing.limit(), listing.offset())
                .flatMap(patients -> balancesOf(patients)
                        .map(balances -> patients.stream()
                                .map(patient -> {
                                    var writing = formats.at(patient.zone());
                                    return OpenDentalPatient.of(
                                            patient,
                                            balanceOf(patient, balances),
                                            writing,
                                            writing.dateTime(patient.readAt().minus(Paging.LONGEST_TRANSACTION)));
                                })
                                .toList()));
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListPatients",
            summary = "Find patients",
            description = "Any other parameter is refused.")
    public Uni<List<OpenDentalSelectedPatient>> list(
            @BeanParam SelectQuery query, @BeanParam Listing listing, @BeanParam Formats formats, UriInfo uri) {
        return find.select(query.selection(uri), listing.limit(), listing.offset())
                .map(patients -> patients.stream()
                        .map(patient -> OpenDentalSelectedPatient.of(patient, formats.at(patient.zone())))
                        .toList());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PATIENTS)
    @Operation(
            operationId = "openDentalCreatePatient",
            summary = "Register a patient, unless there is one of that name, birthdate, and email or phone")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenDentalPatient.class)))
    @APIResponse(responseCode = "201", description = "The patient")
    public Uni<RestResponse<OpenDentalPatient>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        var form = PatientForm.ofNew(body);
        return findReferences
                .of(form.numbers(null))
                .flatMap(found -> registerPatient.handleUnlessKnown(form.ofNobody(found), form.putsAway()))
                .flatMap(registered -> find.one(registered.number()))
                .map(patient -> ResponseBuilder.<OpenDentalPatient>created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(patient.patient().number()))
                                .build())
                        .entity(view(patient, Map.of(), formats))
                        .build());
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PATIENTS)
    @Operation(operationId = "openDentalUpdatePatient", summary = "Change what is written down about a patient")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenDentalPatient.class)))
    public Uni<OpenDentalPatient> update(@RestPath("n") long n, Body body, @BeanParam Formats formats) {
        var form = PatientForm.of(body);
        return find.one(n)
                .flatMap(patient -> balancesOf(List.of(patient))
                        .flatMap(balances -> findReferences
                                .of(form.numbers(n))
                                .flatMap(found -> change(patient.patient().id(), form, found))
                                .flatMap(changed -> find.one(n))
                                .map(changed -> view(changed, balances, formats))));
    }

    private Uni<PatientDetails> change(UUID id, PatientForm form, Found found) {
        if (form.putsAway()) {
            return changePatient.archive(id, known -> form.onto(known, id, found));
        }
        return form.restores()
                ? changePatient.restore(id, OptionalLong.empty(), known -> form.onto(known, id, found))
                : changePatient.handle(id, OptionalLong.empty(), known -> form.onto(known, id, found));
    }

    private Uni<Map<UUID, Balance>> balancesOf(List<NumberedPatient> patients) {
        return askBalances.of(
                patients.stream().map(patient -> patient.patient().id()).toList());
    }

    private static OpenDentalPatient view(NumberedPatient patient, Map<UUID, Balance> balances, Formats formats) {
        return OpenDentalPatient.of(patient, balanceOf(patient, balances), formats.at(patient.zone()));
    }

    private static Balance balanceOf(NumberedPatient patient, Map<UUID, Balance> balances) {
        return balances.getOrDefault(patient.patient().id(), Balance.NONE);
    }
}
