package org.molaris.clinic.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Parameters;

/** A dentist's days, time by time and chair by chair, as Dentalink has them. */
@Path(Dentalink.PATH + "/sucursales/{branch: [0-9]{1,18}}/dentistas/{dentist: [0-9]{1,18}}/agendas")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
public class DentalinkAgendasResource {

    private final Agendas agendas;

    DentalinkAgendasResource(Agendas agendas) {
        this.agendas = agendas;
    }

    @GET
    @Operation(
            operationId = "dentalinkGetAgenda",
            summary = "A dentist's times in a branch: which chairs are free, and what the others are taken for")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "fecha_inicio (today when absent), fecha_fin (the same day when absent), mostrar_detalles and"
                    + " duracion in minutes, each plain or as {\"eq\": \"value\"}")
    public Uni<One<DentalinkAgenda>> get(
            @RestPath("branch") long branch, @RestPath("dentist") long dentist, @Context UriInfo uri) {
        var wanted = Parameters.in(uri, List.of(Agendas.FROM, Agendas.TO, Agendas.WITH_DETAILS, Agendas.DURATION));
        return agendas.find(dentist, branch, wanted.day(Agendas.FROM), wanted.day(Agendas.TO), wanted);
    }
}
