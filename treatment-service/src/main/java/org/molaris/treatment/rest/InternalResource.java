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
import org.molaris.treatment.plan.PlanPrice;
import org.molaris.treatment.plan.PricePlans;

/**
 * What another service asks, with its caller's passport: a plan's state when no event has told it yet, in the same words as
 * the event will; and what the plan costs now. The gateway has no route to it.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class InternalResource {

    private final FindPlans findPlans;
    private final PricePlans pricePlans;

    InternalResource(FindPlans findPlans, PricePlans pricePlans) {
        this.findPlans = findPlans;
        this.pricePlans = pricePlans;
    }

    @GET
    @Path("/treatment-plans/{id}")
    @Operation(hidden = true)
    public Uni<String> treatmentPlan(@RestPath("id") UUID id) {
        return findPlans.state(id);
    }

    /** Of a plan that is worked on: nothing is billed of a frozen copy. */
    @GET
    @Path("/treatment-plans/{id}/price")
    @Operation(hidden = true)
    public Uni<PlanPrice> price(@RestPath("id") UUID id) {
        return pricePlans.price(id);
    }
}
