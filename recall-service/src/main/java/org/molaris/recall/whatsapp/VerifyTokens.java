package org.molaris.recall.whatsapp;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Who keeps the words that clinics have agreed on with WhatsApp, asked with this service's own passport. */
@RegisterRestClient(configKey = "clinic-service")
@Path("/internal/whatsapp")
public interface VerifyTokens {

    /** Fails with {@link Unknown} when no clinic has it. */
    @POST
    @Path("/verify-token")
    Uni<Void> verify(@HeaderParam("Authorization") String passport, Map<String, String> body);

    /** No clinic has it. */
    class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    @ClientExceptionMapper
    static RuntimeException unknown(Response answer) {
        return answer.getStatus() == Response.Status.NOT_FOUND.getStatusCode() ? new Unknown() : null;
    }
}
