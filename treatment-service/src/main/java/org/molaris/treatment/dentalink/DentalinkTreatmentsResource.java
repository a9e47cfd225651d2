package org.molaris.treatment.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.treatment.plan.FindTreatments;
import org.molaris.treatment.plan.FindTreatments.Field;
import org.molaris.treatment.plan.PaidTreatment;
import org.molaris.web.Stretch;

/** Treatments, as Dentalink has them: the plans that are worked on. What is paid towards them payment-service says. */
@Path(Dentalink.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
public class DentalinkTreatmentsResource {

    private static final Fields<Field> FIELDS = Fields.<Field>none()
            .with("id", Fields.Type.NUMBER, Field.NUMBER)
            .with("nombre", Fields.Type.TEXT, Field.TITLE)
            .with("fecha", Fields.Type.DAY, Field.OPENED_ON)
            .with("finalizado", Fields.Type.BIT, Field.OVER)
            .with("bloqueado", Fields.Type.BIT, Field.CANCELLED)
            .with("id_paciente", Fields.Type.NUMBER, Field.PATIENT)
            .with("id_dentista", Fields.Type.NUMBER, Field.OPERATOR)
            .with("id_sucursal", Fields.Type.NUMBER, Field.BRANCH);

    private final FindTreatments findTreatments;

    DentalinkTreatmentsResource(FindTreatments findTreatments) {
        this.findTreatments = findTreatments;
    }

    @GET
    @Path(Listed.TREATMENTS)
    @Operation(operationId = "dentalinkListTreatments", summary = "List treatments with what is paid towards them")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkTreatment>> list(UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return findTreatments.list(question.criteria(), question.span()).map(found -> answer(uri, question, found));
    }

    @GET
    @Path(Listed.TREATMENTS + Dentalink.ID)
    @Operation(operationId = "dentalinkGetTreatment", summary = "A treatment with what is paid towards it")
    public Uni<One<DentalinkTreatment>> get(@RestPath("id") long id, UriInfo uri) {
        return findTreatments
                .one(id)
                .map(found -> DentalinkTreatment.of(uri, found))
                .map(One::of);
    }

    @GET
    @Path(Listed.PATIENTS + Dentalink.ID + "/" + Listed.TREATMENTS)
    @Operation(operationId = "dentalinkListTreatmentsOfPatient", summary = "List a patient's treatments")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkTreatment>> ofPatient(@RestPath("id") long patient, UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return findTreatments
                .ofPatient(patient, question.criteria(), question.span())
                .map(found -> answer(uri, question, found));
    }

    @GET
    @Path(Listed.DENTISTS + Dentalink.ID + "/" + Listed.TREATMENTS)
    @Operation(operationId = "dentalinkListTreatmentsOfDentist", summary = "List the treatments by a dentist")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkTreatment>> ofDentist(@RestPath("id") long dentist, UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return findTreatments
                .ofOperator(dentist, question.criteria(), question.span())
                .map(found -> answer(uri, question, found));
    }

    private static Many<DentalinkTreatment> answer(
            UriInfo uri, Question<Field> question, Stretch<PaidTreatment> found) {
        return question.answeredBy(
                found.map(treatment -> DentalinkTreatment.of(uri, treatment)), DentalinkTreatment::id);
    }
}
