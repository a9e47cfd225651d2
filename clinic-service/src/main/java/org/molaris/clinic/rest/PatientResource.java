package org.molaris.clinic.rest;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.patient.ArchivePatient;
import org.molaris.clinic.patient.ChangePatient;
import org.molaris.clinic.patient.ChooseRecalls;
import org.molaris.clinic.patient.ErasePatient;
import org.molaris.clinic.patient.FindPatients;
import org.molaris.clinic.patient.MergePatients;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.RegisterPatient;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.ETags;
import org.molaris.web.Paging;

/** Patients of the native API. */
@Path("/api/dental/patients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Patients")
public class PatientResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final RegisterPatient registerPatient;
    private final FindPatients findPatients;
    private final ChangePatient changePatient;
    private final ArchivePatient archivePatient;
    private final ErasePatient erasePatient;
    private final MergePatients mergePatients;
    private final ChooseRecalls chooseRecalls;

    PatientResource(
            RegisterPatient registerPatient,
            FindPatients findPatients,
            ChangePatient changePatient,
            ArchivePatient archivePatient,
            ErasePatient erasePatient,
            MergePatients mergePatients,
            ChooseRecalls chooseRecalls) {
        this.registerPatient = registerPatient;
        this.findPatients = findPatients;
        this.changePatient = changePatient;
        this.archivePatient = archivePatient;
        this.erasePatient = erasePatient;
        this.mergePatients = mergePatients;
        this.chooseRecalls = chooseRecalls;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "listPatients",
            summary = "List patients, newest first, or find them as the user types",
            description = "A word of three characters and more is found anywhere in names, email, phones and numbers, a"
                    + " shorter one at the beginning of a word. Archived patients are listed with include_archived=true, or"
                    + " with updated_since.")
    public Uni<RestResponse<PatientList>> list(
            @RestQuery("q") @Text(max = 200) String q,
            @RestQuery("include_archived") Boolean includeArchived,
            @BeanParam Paging paging,
            UriInfo uri) {
        return findPatients
                .list(q, Boolean.TRUE.equals(includeArchived), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(PatientList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "createPatient", summary = "Register a patient")
    @APIResponse(responseCode = "201", description = "The patient")
    public Uni<RestResponse<PatientView>> create(@NotNull @Valid NewPatient patient, UriInfo uri) {
        return registerPatient
                .handle(patient.toPersonalDetails())
                .map(registered -> ResponseBuilder.<PatientView>created(uri.getAbsolutePathBuilder()
                                .path(registered.id().toString())
                                .build())
                        .entity(PatientView.of(registered))
                        .header(HttpHeaders.ETAG, ETags.of(registered.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getPatient", summary = "A patient")
    public Uni<RestResponse<PatientView>> get(@RestPath("id") UUID id) {
        return findPatients.one(id).map(PatientResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "updatePatient", summary = "Change what is written down about a patient")
    public Uni<RestResponse<PatientView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PatientPatch patch) {
        var expected = ETags.expected(ifMatch);
        var changed = patch.restores()
                ? changePatient.restore(id, expected, patch::onto)
                : changePatient.handle(id, expected, patch::onto);
        return changed.map(PatientResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "archivePatient", summary = "Put a patient's record away")
    public Uni<RestResponse<PatientView>> archive(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return archivePatient.handle(id, ETags.expected(ifMatch)).map(PatientResource::answer);
    }

    @POST
    @Path("/{id}/erase")
    @RolesAllowed(OWNER)
    @Operation(operationId = "erasePatient", summary = "Make a patient anonymous, for good")
    public Uni<RestResponse<PatientView>> erase(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return erasePatient.handle(id, ETags.expected(ifMatch)).map(PatientResource::answer);
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "mergePatient",
            summary = "Join a duplicate into another patient, who is answered",
            description = "Everything that belongs to the duplicate moves; what the other one's record does not say is"
                    + " taken from the duplicate's. The duplicate stays, archived.")
    public Uni<RestResponse<PatientView>> merge(@RestPath("id") UUID id, @NotNull @Valid MergeRequest request) {
        return mergePatients.handle(id, request.into()).map(PatientResource::answer);
    }

    @PATCH
    @Path("/{id}/recall-opt-out")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "optOutPatient", summary = "Send the patient no more recall messages")
    public Uni<RestResponse<PatientView>> optOut(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return chooseRecalls.optOut(id, ETags.expected(ifMatch)).map(PatientResource::answer);
    }

    @DELETE
    @Path("/{id}/recall-opt-out")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "optInPatient", summary = "Send the patient recall messages again")
    public Uni<RestResponse<PatientView>> optIn(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return chooseRecalls.optIn(id, ETags.expected(ifMatch)).map(PatientResource::answer);
    }

    private static RestResponse<PatientView> answer(PatientDetails patient) {
        return ResponseBuilder.ok(PatientView.of(patient))
                .header(HttpHeaders.ETAG, ETags.of(patient.version()))
                .build();
    }
}
