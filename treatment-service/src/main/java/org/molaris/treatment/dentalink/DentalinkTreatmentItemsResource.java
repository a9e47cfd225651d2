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
import org.molaris.treatment.plan.FindTreatmentItems;
import org.molaris.treatment.plan.FindTreatmentItems.Field;
import org.molaris.treatment.plan.PaidItem;
import org.molaris.web.Stretch;

/** What treatments are made of, as Dentalink has it: the steps that plans do not leave out. */
@Path(Dentalink.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
public class DentalinkTreatmentItemsResource {

    private static final Fields<Field> FIELDS = Fields.<Field>none()
            .with("id", Fields.Type.NUMBER, Field.NUMBER)
            .with("id_tratamiento", Fields.Type.NUMBER, Field.PLAN)
            .with("id_prestacion", Fields.Type.NUMBER, Field.PROCEDURE_CODE)
            .with("nombre_prestacion", Fields.Type.TEXT, Field.NAME)
            .with("fecha_creacion", Fields.Type.DAY, Field.PLANNED_ON)
            .with("realizado", Fields.Type.BIT, Field.DONE)
            .with("id_dentista_realizador", Fields.Type.NUMBER, Field.OPERATOR)
            .with("fecha_realizacion", Fields.Type.DAY, Field.DONE_ON)
            .with("id_sucursal", Fields.Type.NUMBER, Field.BRANCH)
            .with("id_paciente", Fields.Type.NUMBER, Field.PATIENT);

    private final FindTreatmentItems findItems;

    DentalinkTreatmentItemsResource(FindTreatmentItems findItems) {
        this.findItems = findItems;
    }

    @GET
    @Path(Listed.ITEMS)
    @Operation(
            operationId = "dentalinkListTreatmentItems",
            summary = "List what treatments are made of, done or not, with what is paid of it")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkTreatmentItem>> list(UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return findItems.list(question.criteria(), question.span()).map(found -> answer(uri, question, found));
    }

    @GET
    @Path(Listed.ITEMS + Dentalink.ID)
    @Operation(operationId = "dentalinkGetTreatmentItem", summary = "One of the things that a treatment is made of")
    public Uni<One<DentalinkTreatmentItem>> get(@RestPath("id") long id, UriInfo uri) {
        return findItems
                .one(id)
                .map(found -> DentalinkTreatmentItem.of(uri, found))
                .map(One::of);
    }

    @GET
    @Path(Listed.TREATMENTS + Dentalink.ID + "/" + Listed.DETAILS)
    @Operation(operationId = "dentalinkListItemsOfTreatment", summary = "List what a treatment is made of")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkTreatmentItem>> ofTreatment(@RestPath("id") long treatment, UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return findItems
                .ofTreatment(treatment, question.criteria(), question.span())
                .map(found -> answer(uri, question, found));
    }

    private static Many<DentalinkTreatmentItem> answer(UriInfo uri, Question<Field> question, Stretch<PaidItem> found) {
        return question.answeredBy(found.map(item -> DentalinkTreatmentItem.of(uri, item)), DentalinkTreatmentItem::id);
    }
}
