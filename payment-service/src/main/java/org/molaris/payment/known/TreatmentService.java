package org.molaris.payment.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The owner of treatment plans, asked with the caller's own passport for what no event has told yet. */
@RegisterRestClient(configKey = "treatment-service")
@Path("/internal")
public interface TreatmentService {

    @GET
    @Path("/treatment-plans/{id}")
    Uni<JsonNode> treatmentPlan(@HeaderParam("Authorization") String passport, @PathParam("id") UUID id);
}
