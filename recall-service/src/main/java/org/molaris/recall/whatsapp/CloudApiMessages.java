package org.molaris.recall.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where WhatsApp's Cloud API takes messages. */
@RegisterRestClient(configKey = "cloud-api")
@Path("/{version}/{sender}/messages")
public interface CloudApiMessages {

    /** Answers what is to be read by a worker, and no further than it must be. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<InputStream> send(
            @Url String base,
            @PathParam("version") String version,
            @PathParam("sender") String sender,
            @HeaderParam("Authorization") String token,
            JsonNode message);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response answer) {
        return new CloudApiRefusal(
                answer.getStatus(),
                answer.getHeaderString(HttpHeaders.RETRY_AFTER),
                ShortText.of(answer.readEntity(InputStream.class)));
    }
}
