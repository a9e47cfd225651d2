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
import org.molaris.alfadocs.Archive;
import org.molaris.alfadocs.One;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.CurrentClinic;
import org.molaris.clinic.credential.FindApiKeys;
import org.molaris.web.OfThePractice;

/** What a program asks first: which archive it may use. It needs no scope in particular, but one there must be. */
@Path(AlfaDocs.PATH + "/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsMeResource {

    private final Archive archive;
    private final CurrentClinic clinic;
    private final FindApiKeys findApiKeys;

    AlfaDocsMeResource(Archive archive, CurrentClinic clinic, FindApiKeys findApiKeys) {
        this.archive = archive;
        this.clinic = clinic;
        this.findApiKeys = findApiKeys;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "alfaDocsMe", summary = "Who asks, and of which archive")
    public Uni<One<AlfaDocsMe>> me() {
        return archive.number().flatMap(this::who).map(One::of);
    }

    private Uni<AlfaDocsMe> who(long number) {
        var subject = clinic.caller().subject();
        return ApiKeySubject.keyOf(subject)
                .map(key -> findApiKeys.one(key).map(found -> AlfaDocsMe.key(number, found.number())))
                .orElseGet(() -> Uni.createFrom().item(AlfaDocsMe.person(number, subject)));
    }
}
