package org.molaris.payment.rest;

import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.payment.plan.VoidPayment;

/** Single payments of the native API. */
@Path("/api/dental/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment plans")
public class PaymentResource {

    private final VoidPayment voidPayment;

    PaymentResource(VoidPayment voidPayment) {
        this.voidPayment = voidPayment;
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "voidPayment", summary = "Void a payment that was a mistake")
    public Uni<PaymentView> voidIt(@RestPath("id") UUID id, @NotNull @Valid Mistake mistake) {
        return voidPayment.handle(id, mistake.reason()).map(PaymentView::of);
    }

    /** Why it is voided. */
    @Schema(examples = """
            {"reason": "Error de captura — monto incorrecto"}""")
    record Mistake(@NotBlank @Size(max = 1000) String reason) {}
}
