package org.molaris.payment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.molaris.payment.billing.BillingFigures;
import org.molaris.payment.billing.FindBillingFigures;
import org.molaris.payment.ledger.FindBalances;
import org.molaris.payment.ledger.PatientBalance;

/** What another service asks, with its caller's passport, and no event tells. The gateway has no route to it. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class InternalResource {

    private static final int AT_ONCE = 1_000;

    private final FindBalances findBalances;
    private final FindBillingFigures findBillingFigures;

    InternalResource(FindBalances findBalances, FindBillingFigures findBillingFigures) {
        this.findBalances = findBalances;
        this.findBillingFigures = findBillingFigures;
    }

    /** What some patients owe. Whoever is not known here owes nothing. */
    @POST
    @Path("/balances")
    @Operation(hidden = true)
    public Uni<Balances> balances(@NotNull @Valid AskedPatients asked) {
        return findBalances.of(asked.patients()).map(Balances::new);
    }

    /** What is billed of some treatment plans. Of one that is not known here nothing is. */
    @POST
    @Path("/billing-figures")
    @Operation(hidden = true)
    public Uni<Figures> billingFigures(@NotNull @Valid AskedTreatmentPlans asked) {
        return findBillingFigures.of(asked.treatmentPlanIds()).map(Figures::new);
    }

    record AskedTreatmentPlans(@NotNull @Size(max = AT_ONCE) List<@NotNull UUID> treatmentPlanIds) {}

    record Figures(List<BillingFigures> figures) {}

    record AskedPatients(@NotNull @Size(max = AT_ONCE) List<@NotNull UUID> patients) {}

    record Balances(List<PatientBalance> balances) {}
}
