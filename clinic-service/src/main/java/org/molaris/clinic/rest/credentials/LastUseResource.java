package org.molaris.clinic.rest.credentials;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.molaris.clinic.credential.NoteLastUse;

/** What the gateway tells of a key that it let in, with that key's passport. The gateway has no route to it. */
@Path("/internal/api-keys/last-use")
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class LastUseResource {

    private final NoteLastUse noteLastUse;

    LastUseResource(NoteLastUse noteLastUse) {
        this.noteLastUse = noteLastUse;
    }

    @PUT
    @Operation(hidden = true)
    public Uni<Void> note() {
        return noteLastUse.handle();
    }
}
