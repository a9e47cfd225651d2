package org.molaris.payment.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The owner of clinics and patients, asked with the caller's own passport for what no event has told yet. */
@RegisterRestClient(configKey = "clinic-service")
@Path("/internal")
public interface ClinicService {

    @GET
    @Path("/clinic")
    Uni<JsonNode> clinic(@HeaderParam("Authorization") String passport);

    @GET
    @Path("/patients/{id}")
    Uni<JsonNode> patient(@HeaderParam("Authorization") String passport, @PathParam("id") UUID id);

    @GET
    @Path("/patients/numbered/{number}")
    Uni<JsonNode> patientNumbered(@HeaderParam("Authorization") String passport, @PathParam("number") Long number);

    @GET
    @Path("/operators/{id}")
    Uni<JsonNode> operator(@HeaderParam("Authorization") String passport, @PathParam("id") UUID id);
}
