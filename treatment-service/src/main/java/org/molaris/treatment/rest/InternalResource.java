package org.molaris.treatment.rest;

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
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.treatment.plan.FindPlans;

/**
 * What another service asks, with its caller's passport, when no event has told it yet: the same state, in the same
 * words, as the event will. The gateway has no route to it.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class InternalResource {

    private final FindPlans findPlans;

    InternalResource(FindPlans findPlans) {
        this.findPlans = findPlans;
    }

    @GET
    @Path("/treatment-plans/{id}")
    @Operation(hidden = true)
    public Uni<String> treatmentPlan(@RestPath("id") UUID id) {
        return findPlans.state(id);
    }
}
