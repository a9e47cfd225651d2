package org.molaris.clinic.rest;

import static org.molaris.auth.Roles.SERVICE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.molaris.clinic.patient.FindPatients;
import org.molaris.clinic.patient.Reachable;
import org.molaris.clinic.practice.FindWhatsappSender;
import org.molaris.clinic.practice.PlatformVerifyTokens;

/**
 * What the service that sends messages asks by itself, with a passport of its own. No person is told any of it, and the
 * gateway has no route to it.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(SERVICE)
public class InternalSendingResource {

    private static final int AT_ONCE = 1_000;

    private final FindWhatsappSender findWhatsappSender;
    private final FindPatients findPatients;
    private final PlatformVerifyTokens verifyTokens;

    InternalSendingResource(
            FindWhatsappSender findWhatsappSender, FindPatients findPatients, PlatformVerifyTokens verifyTokens) {
        this.findWhatsappSender = findWhatsappSender;
        this.findPatients = findPatients;
        this.verifyTokens = verifyTokens;
    }

    /** The one answer of the suite that has the clinic's secrets; it is kept nowhere on the way. */
    @GET
    @Path("/clinic/whatsapp")
    @Operation(hidden = true)
    public Uni<RestResponse<WhatsappSenderView>> whatsapp() {
        return findWhatsappSender
                .current()
                .map(sender -> ResponseBuilder.ok(WhatsappSenderView.of(sender))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Which of some patients may be written to, and where. Whom the clinic does not have is not in the answer. */
    @POST
    @Path("/patients/reachable")
    @Operation(hidden = true)
    public Uni<ReachablePatients> reachable(@NotNull @Valid AskedPatients asked) {
        return findPatients.reachable(asked.patientIds()).map(ReachablePatients::new);
    }

    /** Whether some clinic agreed on this token with WhatsApp; of no clinic, and never which one. */
    @POST
    @Path("/whatsapp/verify-token")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> verifyToken(@NotNull @Valid AskedToken asked) {
        return verifyTokens
                .known(asked.verifyToken())
                .map(known -> RestResponse.status(known ? Status.NO_CONTENT : Status.NOT_FOUND));
    }

    record AskedPatients(@NotNull @Size(max = AT_ONCE) List<@NotNull UUID> patientIds) {}

    record ReachablePatients(List<Reachable> patients) {}

    record AskedToken(@NotNull String verifyToken) {

        /** Without the token. */
        @Override
        public String toString() {
            return "AskedToken";
        }
    }
}
