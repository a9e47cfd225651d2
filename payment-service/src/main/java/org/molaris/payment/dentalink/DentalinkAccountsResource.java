package org.molaris.payment.dentalink;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.payment.billing.FindAccounts;
import org.molaris.web.OfThePractice;

/** Where a clinic keeps its money. */
@Path(Dentalink.PATH + "/" + DentalinkAccountsResource.ACCOUNTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Dentalink.TAG)
@OfThePractice
public class DentalinkAccountsResource {

    static final String ACCOUNTS = "cajas";

    private final FindAccounts find;

    DentalinkAccountsResource(FindAccounts find) {
        this.find = find;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListAccounts", summary = "List where money is kept")
    @Parameter(name = "q", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Many<DentalinkKept>> list(UriInfo uri) {
        var question = Question.in(uri, DentalinkKept.FIELDS);
        return find.list(question.criteria(), question.span())
                .map(found -> question.answeredBy(
                        found.map(each -> DentalinkKept.of(each, ACCOUNTS, uri)), DentalinkKept::id));
    }

    @GET
    @Path(Dentalink.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkGetAccount", summary = "Where money is kept")
    public Uni<One<DentalinkKept>> get(@RestPath("id") long id, UriInfo uri) {
        return find.numbered(id).map(found -> One.of(DentalinkKept.of(found, ACCOUNTS, uri)));
    }
}
