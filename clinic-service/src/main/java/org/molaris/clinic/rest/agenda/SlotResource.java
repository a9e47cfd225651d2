package org.molaris.clinic.rest.agenda;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.clinic.agenda.FindSlots;
import org.molaris.web.OfThePractice;

/** Free times of the native API. */
@Path("/api/dental/slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agenda")
@OfThePractice
public class SlotResource {

    private final FindSlots findSlots;

    SlotResource(FindSlots findSlots) {
        this.findSlots = findSlots;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listSlots", summary = "Find free times: opening hours less appointments and blocks")
    public Uni<SlotList> list(@Valid @BeanParam SlotQuery query) {
        return findSlots.handle(query.toQuery()).map(SlotList::of);
    }
}
