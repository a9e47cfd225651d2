package org.molaris.payment.opendental;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.OpenDental;
import org.molaris.payment.plan.FindNumberedPlans;

/** The instalments of payment plans, those to come among them. A plan has no more of them than fit in one answer. */
@Path(OpenDental.PATH + "/payplancharges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class PayPlanChargesResource {

    private final FindNumberedPlans findPlans;

    PayPlanChargesResource(FindNumberedPlans findPlans) {
        this.findPlans = findPlans;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListPayPlanCharges", summary = "The instalments of a payment plan")
    public Uni<List<OpenDentalPayPlanCharge>> list(
            @RestQuery("PayPlanNum") @Parameter(schema = @Schema(implementation = Long.class)) String payPlanNum,
            @BeanParam Formats formats) {
        var number = Values.required("PayPlanNum", Values.number("PayPlanNum", payPlanNum));
        return findPlans.instalments(number).map(found -> {
            var writing = formats.at(found.zone());
            return found.items().stream()
                    .map(each -> OpenDentalPayPlanCharge.of(each, writing))
                    .toList();
        });
    }
}
