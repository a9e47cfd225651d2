package org.molaris.treatment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.molaris.treatment.plan.PlanForVisit;
import org.molaris.treatment.plan.VisitPlan;

/** To which plan a visit belongs, for the service that books it, with its caller's passport. The gateway has no route to it. */
@Path("/internal/treatment-plans/for-visit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
public class InternalVisitPlanResource {

    private final PlanForVisit planForVisit;

    InternalVisitPlanResource(PlanForVisit planForVisit) {
        this.planForVisit = planForVisit;
    }

    @POST
    @Operation(hidden = true)
    public Uni<VisitPlan> forVisit(@NotNull @Valid Visit visit) {
        return visit.number() == null
                ? planForVisit.handle(visit.patientId(), visit.operatorId(), visit.branchId(), visit.title())
                : planForVisit.named(visit.patientId(), visit.number());
    }

    /**
     * What is booked.
     *
     * @param operatorId null only where a plan is named
     * @param branchId null for none
     * @param number of the plan that is named; null when any will do
     * @param title of the plan that is opened for want of one
     */
    record Visit(
            @NotNull UUID patientId,
            UUID operatorId,
            UUID branchId,
            Long number,
            @NotBlank @Size(max = 500) String title) {}
}
