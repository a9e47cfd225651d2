package org.molaris.clinic.treatment;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The owner of treatment plans, asked with the caller's own passport. */
@RegisterRestClient(configKey = "treatment-service")
@Path("/internal/treatment-plans")
public interface TreatmentService {

    @POST
    @Path("/for-visit")
    Uni<JsonNode> askForVisit(@HeaderParam("Authorization") String passport, JsonNode visit);

    /** The plan that a visit is for; null when there is no such plan. */
    default Uni<JsonNode> forVisit(String passport, JsonNode visit) {
        return askForVisit(passport, visit)
                .onFailure(TreatmentService::saysThereIsNone)
                .recoverWithNull();
    }

    private static boolean saysThereIsNone(Throwable e) {
        return e instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode();
    }
}
