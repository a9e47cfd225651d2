package org.molaris.payment.clinic;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.molaris.events.clinic.ClinicState;
import org.molaris.events.patient.PatientState;

/** The owner of clinics and patients, asked with the caller's own passport for what no event has told yet. */
@RegisterRestClient(configKey = "clinic-service")
@Path("/internal")
public interface ClinicService {

    @GET
    @Path("/clinic")
    Uni<ClinicState> clinic(@HeaderParam("Authorization") String passport);

    @GET
    @Path("/patients/{id}")
    Uni<PatientState> patient(@HeaderParam("Authorization") String passport, @PathParam("id") UUID id);

    /** The owner may say more than we know of. */
    @ClientObjectMapper
    static ObjectMapper tolerant(ObjectMapper ours) {
        return ours.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
