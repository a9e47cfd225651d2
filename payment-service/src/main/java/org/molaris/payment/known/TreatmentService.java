package org.molaris.payment.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The owner of treatment plans, asked with the caller's own passport for what no event has told yet. */
@RegisterRestClient(configKey = "treatment-service")
@Path("/internal")
public interface TreatmentService {

    @GET
    @Path("/treatment-plans/{id}")
    Uni<JsonNode> treatmentPlan(@HeaderParam("Authorization") String passport, @PathParam("id") UUID id);

    /** What all of a treatment plan costs. */
    @GET
    @Path("/treatment-plans/{id}/price")
    Uni<JsonNode> price(@HeaderParam("Authorization") String passport, @PathParam("id") UUID id);

    /** The same; empty when there is no such plan. */
    default Uni<Optional<JsonNode>> priceOf(String passport, UUID id) {
        return price(passport, id)
                .map(Optional::of)
                .onFailure(TreatmentService::saysThereIsNone)
                .recoverWithItem(Optional.empty());
    }

    private static boolean saysThereIsNone(Throwable e) {
        return e instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode();
    }

    /** What these procedures of a patient cost. */
    @GET
    @Path("/procedures")
    Uni<JsonNode> procedures(
            @HeaderParam("Authorization") String passport,
            @QueryParam("patient_id") UUID patientId,
            @QueryParam("number") List<Long> numbers);
}
