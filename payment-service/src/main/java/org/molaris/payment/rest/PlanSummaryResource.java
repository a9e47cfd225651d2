package org.molaris.payment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.payment.ledger.SummarizePlans;
import org.molaris.web.OfThePractice;

/** The clinic's payment plans in figures. */
@Path("/api/dental/payment-plans/summary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment plans")
@OfThePractice
public class PlanSummaryResource {

    private final SummarizePlans summarizePlans;

    PlanSummaryResource(SummarizePlans summarizePlans) {
        this.summarizePlans = summarizePlans;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "summarizePaymentPlans",
            summary = "What the clinic has collected, ever or in a period, and still waits for")
    public Uni<SummaryView> summary(@BeanParam PeriodQuery query) {
        return summarizePlans.handle(query.toPeriod()).map(SummaryView::of);
    }
}
