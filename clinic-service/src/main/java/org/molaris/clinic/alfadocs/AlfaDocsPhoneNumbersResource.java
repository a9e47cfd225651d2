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
import java.util.Comparator;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.clinic.patient.ChangePhones;
import org.molaris.clinic.patient.FindPatients;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.dialect.Body;

/** The phones of a patient as AlfaDocs has them: each goes by its number among those of the patient. */
@Path(AlfaDocs.ARCHIVE + "/patients" + AlfaDocs.OWNER_ID + "/phone-numbers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class AlfaDocsPhoneNumbersResource {

    private final FindPatients findPatients;
    private final ChangePhones changePhones;

    AlfaDocsPhoneNumbersResource(FindPatients findPatients, ChangePhones changePhones) {
        this.findPatients = findPatients;
        this.changePhones = changePhones;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:phone-number:list")
    @Operation(
            operationId = "alfaDocsListPhoneNumbers",
            summary = "List a patient's phones, the first to be tried first")
    public Uni<Many<AlfaDocsPhoneNumber>> list(@RestPath("ownerId") long patient) {
        return findPatients
                .numbered(patient)
                .map(found -> Many.of(found.personal().phones().stream()
                        .map(AlfaDocsPhoneNumber::of)
                        .toList()));
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:phone-number:create")
    @Operation(operationId = "alfaDocsCreatePhoneNumber", summary = "Add a phone to a patient's, in the last place")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsPhoneNumber.class)))
    @APIResponse(responseCode = "201", description = "The phone")
    public Uni<RestResponse<One<AlfaDocsPhoneNumber>>> create(@RestPath("ownerId") long patient, Body body) {
        var phone = new PhoneNumberForm(body).asNew();
        return findPatients
                .numbered(patient)
                .flatMap(found -> changePhones.add(found.id(), phone))
                .map(changed -> ResponseBuilder.create(
                                RestResponse.Status.CREATED, One.of(AlfaDocsPhoneNumber.of(added(changed))))
                        .build());
    }

    @GET
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:phone-number:view")
    @Operation(operationId = "alfaDocsGetPhoneNumber", summary = "A phone of a patient")
    public Uni<One<AlfaDocsPhoneNumber>> get(@RestPath("ownerId") long patient, @RestPath("id") long id) {
        return findPatients.numbered(patient).map(found -> One.of(AlfaDocsPhoneNumber.of(found.phone(id))));
    }

    @PUT
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:phone-number:create")
    @Operation(
            operationId = "alfaDocsUpdatePhoneNumber",
            summary = "Change a phone of a patient, which stays in its place; what is not sent stays as it is")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsPhoneNumber.class)))
    public Uni<One<AlfaDocsPhoneNumber>> update(@RestPath("ownerId") long patient, @RestPath("id") long id, Body body) {
        var form = new PhoneNumberForm(body);
        return findPatients
                .numbered(patient)
                .flatMap(found -> changePhones.replace(found.id(), id, OptionalLong.empty(), form::onto))
                .map(changed -> One.of(AlfaDocsPhoneNumber.of(changed.phone(id))));
    }

    @PATCH
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:phone-number:create")
    @Operation(operationId = "alfaDocsPatchPhoneNumber", summary = "Change a phone of a patient")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsPhoneNumber.class)))
    public Uni<One<AlfaDocsPhoneNumber>> patch(@RestPath("ownerId") long patient, @RestPath("id") long id, Body body) {
        return update(patient, id, body);
    }

    private static PatientPhone added(PatientDetails patient) {
        return patient.personal().phones().stream()
                .max(Comparator.comparing(PatientPhone::number))
                .orElseThrow();
    }
}
