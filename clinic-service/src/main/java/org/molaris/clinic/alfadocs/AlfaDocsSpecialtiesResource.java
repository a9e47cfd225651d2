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

/** What operators are good at, as AlfaDocs has it. */
@Path(AlfaDocs.ARCHIVE + "/specialties")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsSpecialtiesResource {

    private final FindNumbered find;

    AlfaDocsSpecialtiesResource(FindNumbered find) {
        this.find = find;
    }

    @GET
    @Needs("specialty:list")
    @Operation(
            operationId = "alfaDocsListSpecialties",
            summary = "List specialties, deleted ones too, each with those who have it")
    public Uni<Many<AlfaDocsSpecialty>> list() {
        return find.all(Kind.SPECIALTY, true)
                .map(found -> Many.of(found.stream().map(AlfaDocsSpecialty::of).toList()));
    }
}
