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
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.agenda.Reference;
import org.molaris.clinic.patient.ChangePatient;
import org.molaris.clinic.patient.FilterPatients;
import org.molaris.clinic.patient.FindReferences;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.PatientField;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.patient.RegisterPatient;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.dialect.Body;
import org.molaris.dialect.OrForm;

/** Patients as Dentalink has them. Who was put away is not enabled; who was merged or erased is nobody. */
@Path(Dentalink.PATH + "/" + DentalinkPatient.PATIENTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Dentalink.TAG)
public class DentalinkPatientsResource {

    private static final Fields<PatientField> FIELDS = Fields.<PatientField>none()
            .with("id", Fields.Type.NUMBER, PatientField.NUMBER)
            .with("rut", Fields.Type.TEXT, PatientField.DOCUMENT)
            .with("nombre", Fields.Type.TEXT, PatientField.FIRST_NAME)
            .with("nombre_social", Fields.Type.TEXT, PatientField.SOCIAL_NAME)
            .with("apellidos", Fields.Type.TEXT, PatientField.LAST_NAME)
            .with("fecha_nacimiento", Fields.Type.DAY, PatientField.DATE_OF_BIRTH)
            .with("fecha_afiliacion", Fields.Type.MOMENT, PatientField.REGISTERED_ON)
            .with("telefono", Fields.Type.TEXT, PatientField.PHONE)
            .with("celular", Fields.Type.TEXT, PatientField.PHONE)
            .with("ciudad", Fields.Type.TEXT, PatientField.CITY)
            .with("comuna", Fields.Type.TEXT, PatientField.DISTRICT)
            .with("direccion", Fields.Type.TEXT, PatientField.ADDRESS)
            .with("email", Fields.Type.TEXT, PatientField.EMAIL)
            .with("numero_ficha", Fields.Type.TEXT, PatientField.CHART_NUMBER)
            .with("observaciones", Fields.Type.TEXT, PatientField.NOTES)
            .with("fecha_deshabilitacion", Fields.Type.MOMENT, PatientField.ARCHIVED_ON)
            .with("habilitado", Fields.Type.BIT, PatientField.IN_USE);

    private final FilterPatients find;
    private final FindReferences findReferences;
    private final RegisterPatient registerPatient;
    private final ChangePatient changePatient;
    private final WhoseAppointments appointments;

    DentalinkPatientsResource(
            FilterPatients find,
            FindReferences findReferences,
            RegisterPatient registerPatient,
            ChangePatient changePatient,
            WhoseAppointments appointments) {
        this.find = find;
        this.findReferences = findReferences;
        this.registerPatient = registerPatient;
        this.changePatient = changePatient;
        this.appointments = appointments;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "dentalinkListPatients",
            summary = "List patients",
            description =
                    "Text is compared in any case and with or without accents, documents and phones however they are"
                            + " punctuated, and a phone with any that the patient has.")
    @Parameter(name = "q", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Many<DentalinkPatient>> list(UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return find.list(question.criteria(), question.span())
                .map(found ->
                        question.answeredBy(found.map(each -> DentalinkPatient.of(each, uri)), DentalinkPatient::id));
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "dentalinkCreatePatient", summary = "Register a patient")
    @RequestBody(content = @Content(schema = @Schema(implementation = DentalinkPatient.class)))
    @APIResponse(responseCode = "201", description = "The patient")
    public Uni<RestResponse<One<DentalinkPatient>>> create(@OrForm Body body, UriInfo uri) {
        var form = DentalinkPatientForm.ofNew(body);
        var enabled = form.enabled();
        return findReferences
                .of(FindReferences.Numbers.NONE)
                .flatMap(found -> registerPatient.handle(form.ofNobody(found.phones())))
                .call(registered -> Boolean.FALSE.equals(enabled)
                        ? changePatient.archive(registered.id(), UnaryOperator.identity())
                        : Uni.createFrom().nullItem())
                .flatMap(registered -> get(registered.number(), uri))
                .map(patient -> ResponseBuilder.create(RestResponse.Status.CREATED, patient)
                        .build());
    }

    @GET
    @Path(Dentalink.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkGetPatient", summary = "A patient")
    public Uni<One<DentalinkPatient>> get(@RestPath("id") long id, UriInfo uri) {
        return find.one(id).map(patient -> One.of(DentalinkPatient.of(patient, uri)));
    }

    @PUT
    @Path(Dentalink.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "dentalinkUpdatePatient",
            summary = "Change what is written down about a patient",
            description = "What is not sent stays as it is; what is sent empty is emptied.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DentalinkPatient.class)))
    public Uni<One<DentalinkPatient>> update(@RestPath("id") long id, @OrForm Body body, UriInfo uri) {
        var form = DentalinkPatientForm.of(body);
        return find.one(id)
                .flatMap(known -> findReferences
                        .of(FindReferences.Numbers.NONE)
                        .flatMap(found -> change(
                                known.patient().id(), form.enabled(), personal -> form.onto(personal, found.phones()))))
                .flatMap(changed -> get(id, uri));
    }

    @GET
    @Path(Dentalink.ID + WhoseAppointments.PATH)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListAppointmentsOfPatient", summary = "List the appointments of a patient")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkAppointment>> appointments(@RestPath("id") long id, @Context UriInfo uri) {
        return appointments.of(Reference.PATIENT, id, uri);
    }

    private Uni<PatientDetails> change(UUID id, Boolean enabled, UnaryOperator<PersonalDetails> change) {
        if (enabled == null) {
            return changePatient.handle(id, OptionalLong.empty(), change);
        }
        return enabled ? changePatient.restore(id, OptionalLong.empty(), change) : changePatient.archive(id, change);
    }
}
