package org.molaris.treatment.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The owner of clinics, patients and the agenda, asked with the caller's own passport for what no event has told yet. */
@RegisterRestClient(configKey = "clinic-service")
@Path("/internal")
public interface ClinicService {

    @GET
    @Path("/clinic")
    Uni<JsonNode> clinic(@HeaderParam("Authorization") String passport);

    @GET
    @Path("/{things}/{id}")
    Uni<JsonNode> one(
            @HeaderParam("Authorization") String passport,
            @PathParam("things") String things,
            @PathParam("id") UUID id);

    @GET
    @Path("/{things}/numbered/{number}")
    Uni<JsonNode> numbered(
            @HeaderParam("Authorization") String passport,
            @PathParam("things") String things,
            @PathParam("number") long number);

    /** Keeps a paper among the patient's documents under that id; one that is there already is answered as it is. */
    @POST
    @Path("/patients/{patient}/documents/{id}")
    Uni<JsonNode> keep(
            @HeaderParam("Authorization") String passport,
            @PathParam("patient") UUID patient,
            @PathParam("id") UUID id,
            Paper paper);

    /** A file to be kept, its content in Base64. */
    record Paper(String type, String name, String base64Data) {}
}
