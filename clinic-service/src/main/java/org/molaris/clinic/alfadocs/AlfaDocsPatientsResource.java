package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
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
import org.molaris.alfadocs.Done;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.clinic.patient.ChangePatient;
import org.molaris.clinic.patient.FindPatientRecords;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.PatientRecord;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.patient.ReadCustomFields;
import org.molaris.clinic.patient.RegisterPatient;
import org.molaris.dialect.Body;

/** Patients as AlfaDocs has them. Who was put away, merged or erased is found by the number alone. */
@Path(AlfaDocs.ARCHIVE + "/patients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class AlfaDocsPatientsResource {

    private static final String CUSTOM_FIELDS = AlfaDocs.ID + "/custom-fields";

    private final FindPatientRecords find;
    private final ReadCustomFields readCustomFields;
    private final RegisterPatient registerPatient;
    private final ChangePatient changePatient;

    AlfaDocsPatientsResource(
            FindPatientRecords find,
            ReadCustomFields readCustomFields,
            RegisterPatient registerPatient,
            ChangePatient changePatient) {
        this.find = find;
        this.readCustomFields = readCustomFields;
        this.registerPatient = registerPatient;
        this.changePatient = changePatient;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:list")
    @Operation(
            operationId = "alfaDocsListPatients",
            summary = "Find patients",
            description = "Names are compared from their beginning, in any case and with or without accents; everything"
                    + " else must be the same. In links are the URLs next and prev, and how many pages there are.")
    public Uni<AlfaDocsPatients> list(@BeanParam PatientQuery query, UriInfo uri) {
        return find.select(query.selection(), query.limit(), query.offset())
                .map(found -> AlfaDocsPatients.of(found, query.offset(), query.limit(), uri));
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:create")
    @Operation(
            operationId = "alfaDocsCreatePatient",
            summary = "Register a patient",
            description = "Custom fields go by their technical names with an underscore before them.")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsPatient.class)))
    @APIResponse(responseCode = "201", description = "The patient")
    public Uni<RestResponse<One<AlfaDocsPatient>>> create(Body body) {
        var form = PatientForm.ofNew(body);
        return readCustomFields
                .of(form.customFields())
                .flatMap(values -> registerPatient.handle(form.ofNobody(values)))
                // A repeat is answered with what was registered, whatever has become of it.
                .flatMap(registered -> find.one(registered.number())
                        .map(now -> new PatientRecord(registered, now.customFields(), now.zone())))
                .map(patient -> ResponseBuilder.create(RestResponse.Status.CREATED, One.of(AlfaDocsPatient.of(patient)))
                        .build());
    }

    @GET
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:view")
    @Operation(operationId = "alfaDocsGetPatient", summary = "A patient, also one who was put away")
    public Uni<One<AlfaDocsPatient>> get(@RestPath("id") long id) {
        return find.one(id).map(patient -> One.of(AlfaDocsPatient.of(patient)));
    }

    @PUT
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:create")
    @Operation(
            operationId = "alfaDocsUpdatePatient",
            summary = "Change what is written down about a patient",
            description = "What is not sent stays as it is; phoneNumbers are all that the patient is to have.")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsPatient.class)))
    public Uni<One<AlfaDocsPatient>> update(@RestPath("id") long id, Body body) {
        var form = PatientForm.of(body);
        return readCustomFields
                .of(form.customFields())
                .flatMap(values -> change(id, known -> form.onto(known, values)))
                .flatMap(changed -> get(id));
    }

    @PATCH
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:create")
    @Operation(operationId = "alfaDocsPatchPatient", summary = "Change what is written down about a patient")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsPatient.class)))
    public Uni<One<AlfaDocsPatient>> patch(@RestPath("id") long id, Body body) {
        return update(id, body);
    }

    @PUT
    @Path(CUSTOM_FIELDS)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:create")
    @Operation(
            operationId = "alfaDocsUpdatePatientCustomFields",
            summary = "Change values of a patient's custom fields; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsCustomFieldValues.class)))
    public Uni<Done> updateCustomFields(@RestPath("id") long id, Body body) {
        return readCustomFields
                .of(PatientForm.listedCustomFields(body))
                .flatMap(values -> change(id, known -> known.withCustomFields(values)))
                .map(changed -> Done.done());
    }

    @PATCH
    @Path(CUSTOM_FIELDS)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("patient:create")
    @Operation(
            operationId = "alfaDocsPatchPatientCustomFields",
            summary = "Change values of a patient's custom fields; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlfaDocsCustomFieldValues.class)))
    public Uni<Done> patchCustomFields(@RestPath("id") long id, Body body) {
        return updateCustomFields(id, body);
    }

    private Uni<PatientDetails> change(long id, UnaryOperator<PersonalDetails> change) {
        return find.one(id)
                .flatMap(known -> changePatient.handle(known.patient().id(), OptionalLong.empty(), change));
    }
}
