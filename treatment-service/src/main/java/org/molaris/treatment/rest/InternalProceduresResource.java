package org.molaris.treatment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.treatment.plan.PriceProcedures;
import org.molaris.treatment.plan.PriceProcedures.Priced;

/** What procedures cost, for the service that is paid for them. The gateway has no route to it. */
@Path("/internal/procedures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class InternalProceduresResource {

    private static final int AT_ONCE = 1_000;

    private final PriceProcedures priceProcedures;

    InternalProceduresResource(PriceProcedures priceProcedures) {
        this.priceProcedures = priceProcedures;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Priced> price(
            @NotNull @RestQuery("patient_id") UUID patientId,
            @Size(min = 1, max = AT_ONCE) @RestQuery("number") List<Long> numbers) {
        return priceProcedures.handle(patientId, numbers);
    }
}
