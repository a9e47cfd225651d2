package org.molaris.clinic.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.patient.ChangePhones;
import org.molaris.clinic.patient.FindPatients;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.web.ETags;

/** A patient's phones one by one. They are part of the patient's record, whose version is theirs, too. */
@Path("/api/dental/patients/{id}/phones")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Patients")
public class PatientPhoneResource {

    private final FindPatients findPatients;
    private final ChangePhones changePhones;

    PatientPhoneResource(FindPatients findPatients, ChangePhones changePhones) {
        this.findPatients = findPatients;
        this.changePhones = changePhones;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listPatientPhones", summary = "List a patient's phones")
    public Uni<RestResponse<PhoneList>> list(@RestPath("id") UUID id) {
        return findPatients.one(id).map(PatientPhoneResource::answerAll);
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "createPatientPhone", summary = "Add a phone to a patient's")
    @APIResponse(responseCode = "201", description = "The phone")
    public Uni<RestResponse<PatientPhone>> create(
            @RestPath("id") UUID id, @NotNull @Valid NewPhone phone, UriInfo uri) {
        return changePhones.add(id, phone.toPhone()).map(patient -> {
            var added = patient.personal().phones().stream()
                    .max(Comparator.comparing(PatientPhone::number))
                    .orElseThrow();
            return ResponseBuilder.<PatientPhone>created(uri.getAbsolutePathBuilder()
                            .path(String.valueOf(added.number()))
                            .build())
                    .entity(added)
                    .header(HttpHeaders.ETAG, ETags.of(patient.version()))
                    .build();
        });
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getPatientPhone", summary = "A phone of a patient")
    public Uni<RestResponse<PatientPhone>> get(@RestPath("id") UUID id, @RestPath("number") Long number) {
        return findPatients.one(id).map(patient -> answer(patient, number));
    }

    @PATCH
    @Path("/{number}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "updatePatientPhone", summary = "Change a phone of a patient")
    public Uni<RestResponse<PatientPhone>> update(
            @RestPath("id") UUID id,
            @RestPath("number") Long number,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PhonePatch patch) {
        return changePhones
                .replace(id, number, ETags.expected(ifMatch), patch::onto)
                .map(patient -> answer(patient, number));
    }

    @DELETE
    @Path("/{number}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "deletePatientPhone", summary = "Take a phone from a patient's; the others are answered")
    public Uni<RestResponse<PhoneList>> delete(
            @RestPath("id") UUID id,
            @RestPath("number") Long number,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return changePhones.remove(id, number, ETags.expected(ifMatch)).map(PatientPhoneResource::answerAll);
    }

    private static RestResponse<PatientPhone> answer(PatientDetails patient, long number) {
        return ResponseBuilder.ok(patient.phone(number))
                .header(HttpHeaders.ETAG, ETags.of(patient.version()))
                .build();
    }

    private static RestResponse<PhoneList> answerAll(PatientDetails patient) {
        return ResponseBuilder.ok(new PhoneList(patient.personal().phones()))
                .header(HttpHeaders.ETAG, ETags.of(patient.version()))
                .build();
    }
}
