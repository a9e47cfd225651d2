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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.OfThePractice;

/** Where patients are treated, as AlfaDocs has it. */
@Path(AlfaDocs.ARCHIVE + "/chairs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsChairsResource {

    private final FindNumbered find;

    AlfaDocsChairsResource(FindNumbered find) {
        this.find = find;
    }

    @GET
    @Needs("chair:list")
    @Operation(operationId = "alfaDocsListChairs", summary = "List chairs, deleted ones too")
    public Uni<Many<AlfaDocsChair>> list() {
        return find.all(Kind.CHAIR, true)
                .map(found -> Many.of(found.stream().map(AlfaDocsChair::of).toList()));
    }
}
