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
import org.molaris.treatment.catalogue.FindProcedureCodes;
import org.molaris.treatment.catalogue.FindProcedureCodes.Field;
import org.molaris.web.OfThePractice;

/** The catalogue, as Dentalink has it. What is retired is not enabled. */
@Path(Dentalink.PATH + "/" + Listed.PROCEDURES)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkProceduresResource {

    private static final Fields<Field> FIELDS = Fields.<Field>none()
            .with("id", Fields.Type.NUMBER, Field.NUMBER)
            .with("codigo", Fields.Type.TEXT, Field.CODE)
            .with("nombre", Fields.Type.TEXT, Field.NAME)
            .with("id_categoria", Fields.Type.NUMBER, Field.CATEGORY)
            .with("categoria", Fields.Type.TEXT, Field.CATEGORY_NAME)
            .with("precio", Fields.Type.MONEY, Field.PRICE)
            .with("habilitado", Fields.Type.BIT, Field.ACTIVE);

    private final FindProcedureCodes findProcedures;

    DentalinkProceduresResource(FindProcedureCodes findProcedures) {
        this.findProcedures = findProcedures;
    }

    @GET
    @Operation(operationId = "dentalinkListProcedures", summary = "List the procedures of the catalogue")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = Question.ABOUT_Q)
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = Question.ABOUT_CURSOR)
    public Uni<Many<DentalinkProcedure>> list(UriInfo uri) {
        var question = Question.in(uri, FIELDS);
        return findProcedures
                .stretch(question.criteria(), question.span())
                .map(found -> question.answeredBy(
                        found.map(procedure -> DentalinkProcedure.of(uri, procedure)), DentalinkProcedure::id));
    }

    @GET
    @Path(Dentalink.ID)
    @Operation(operationId = "dentalinkGetProcedure", summary = "A procedure of the catalogue")
    public Uni<One<DentalinkProcedure>> get(@RestPath("id") long id, UriInfo uri) {
        return findProcedures
                .numbered(id)
                .map(found ->
                        One.of(DentalinkProcedure.of(uri, found.procedures().get(0))));
    }
}
