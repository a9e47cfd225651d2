package org.molaris.clinic.alfadocs;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.dialect.Values;
import org.molaris.web.OfThePractice;

/** Who treats patients, as AlfaDocs has it. */
@Path(AlfaDocs.ARCHIVE + "/operators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsOperatorsResource {

    private static final int LONGEST_CODE = 100;

    private final FindNumbered find;

    AlfaDocsOperatorsResource(FindNumbered find) {
        this.find = find;
    }

    @GET
    @Needs("operator:list")
    @Operation(
            operationId = "alfaDocsListOperators",
            summary = "List operators, deleted ones too unless they are ignored")
    public Uni<Many<AlfaDocsOperator>> list(
            @Parameter(schema = @Schema(implementation = Boolean.class)) @RestQuery("ignoreDeleted")
                    String ignoreDeleted,
            @RestQuery("italianFiscalCode") String italianFiscalCode) {
        boolean theyAre = Boolean.TRUE.equals(Values.flag("ignoreDeleted", Asked.orNull(ignoreDeleted)));
        var code = Values.text("italianFiscalCode", Asked.orNull(italianFiscalCode), LONGEST_CODE);
        return find.all(Kind.OPERATOR, !theyAre, Filter.withFiscalCode(code))
                .map(found -> Many.of(found.stream().map(AlfaDocsOperator::of).toList()));
    }
}
