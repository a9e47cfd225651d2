package org.molaris.payment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.payment.plan.FindReceipts;
import org.molaris.payment.plan.VoidPayment;
import org.molaris.payment.print.PaymentReceipt;
import org.molaris.print.Printer;

/** Single payments of the native API. */
@Path("/api/dental/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment plans")
public class PaymentResource {

    private final VoidPayment voidPayment;
    private final FindReceipts findReceipts;
    private final Printer printer;

    PaymentResource(VoidPayment voidPayment, FindReceipts findReceipts, Printer printer) {
        this.voidPayment = voidPayment;
        this.findReceipts = findReceipts;
        this.printer = printer;
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "voidPayment", summary = "Void a payment that was a mistake")
    public Uni<PaymentView> voidIt(@RestPath("id") UUID id, @NotNull @Valid Mistake mistake) {
        return voidPayment.handle(id, mistake.reason()).map(PaymentView::of);
    }

    @GET
    @Path("/{id}/receipt")
    @Produces("application/pdf")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "printPayment", summary = "The receipt of a payment, in the clinic's language")
    public Uni<RestResponse<byte[]>> receipt(@RestPath("id") UUID id) {
        return findReceipts
                .ofPayment(id)
                .map(PaymentReceipt::new)
                .flatMap(receipt -> printer.print(receipt)
                        .map(pdf ->
                                InlinePdf.named("receipt-" + receipt.payment().number(), pdf)));
    }

    /** Why it is voided. */
    @Schema(examples = """
            {"reason": "Error de captura — monto incorrecto"}""")
    record Mistake(@NotBlank @Size(max = 1000) String reason) {}
}
