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
import org.molaris.payment.billing.FindTreatmentPayments;
import org.molaris.payment.billing.TreatmentPayments;

/** What is paid towards treatments, for the service that shows them. The gateway has no route to it. */
@Path("/internal/treatment-payments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class InternalTreatmentPaymentsResource {

    private static final int AT_ONCE = 1_000;

    private final FindTreatmentPayments findTreatmentPayments;

    InternalTreatmentPaymentsResource(FindTreatmentPayments findTreatmentPayments) {
        this.findTreatmentPayments = findTreatmentPayments;
    }

    /** Towards one that is not known here nothing is paid. */
    @POST
    @Operation(hidden = true)
    public Uni<Payments> of(@NotNull @Valid AskedTreatments asked) {
        return findTreatmentPayments.of(asked.treatmentPlanIds()).map(Payments::new);
    }

    record AskedTreatments(@NotNull @Size(max = AT_ONCE) List<@NotNull UUID> treatmentPlanIds) {}

    record Payments(List<TreatmentPayments> payments) {}
}
