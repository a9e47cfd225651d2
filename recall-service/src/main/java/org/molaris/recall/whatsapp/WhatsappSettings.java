package org.molaris.recall.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Who keeps what clinics have agreed on with WhatsApp, asked with this service's own passport. */
@RegisterRestClient(configKey = "clinic-service")
@Path("/internal")
public interface WhatsappSettings {

    /** Of the passport's clinic, with its secrets. */
    @GET
    @Path("/clinic/whatsapp")
    Uni<JsonNode> sender(@HeaderParam("Authorization") String passport);

    /** Fails with {@link Unknown} when no clinic has it. */
    @POST
    @Path("/whatsapp/verify-token")
    Uni<Void> verify(@HeaderParam("Authorization") String passport, Map<String, String> body);

    /** There is none such. */
    class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    @ClientExceptionMapper
    static RuntimeException unknown(Response answer) {
        return answer.getStatus() == Response.Status.NOT_FOUND.getStatusCode() ? new Unknown() : null;
    }
}
