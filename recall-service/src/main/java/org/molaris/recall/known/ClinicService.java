package org.molaris.recall.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The owner of clinics and patients: asked with the caller's own passport for what no event has told yet, and with this
 * service's for what no event tells.
 */
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

    /** How the clinic speaks on WhatsApp, with its secrets. */
    @GET
    @Path("/clinic/whatsapp")
    Uni<JsonNode> whatsapp(@HeaderParam("Authorization") String passport);

    /** Which of these patients may be written to, and where. */
    @POST
    @Path("/patients/reachable")
    Uni<JsonNode> reachable(@HeaderParam("Authorization") String passport, JsonNode patients);
}
