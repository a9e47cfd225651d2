package org.molaris.payment.rest;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.payment.ledger.FindLedger;

/** Patients' accounts of the native API. */
@Path("/api/dental/patients/{id}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment plans")
public class LedgerResource {

    private final FindLedger findLedger;

    LedgerResource(FindLedger findLedger) {
        this.findLedger = findLedger;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getPatientLedger", summary = "A patient's account: what is owed, since when, and why")
    public Uni<LedgerView> get(@RestPath("id") UUID id) {
        return findLedger.of(id).map(LedgerView::of);
    }
}
