package org.molaris.treatment.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The owner of money, asked with the caller's own passport. */
@RegisterRestClient(configKey = "payment-service")
@Path("/internal")
public interface PaymentService {

    @POST
    @Path("/billing-figures")
    Uni<JsonNode> billingFigures(@HeaderParam("Authorization") String passport, JsonNode plans);

    @POST
    @Path("/treatment-payments")
    Uni<JsonNode> treatmentPayments(@HeaderParam("Authorization") String passport, JsonNode plans);
}
