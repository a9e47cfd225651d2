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
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Parameters;
import org.molaris.dialect.Values;

/** The same days where the dentist and the branch are said in {@code q}. */
@Path(Dentalink.PATH + "/agendas")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
public class DentalinkAgendaResource {

    private static final String BRANCH = "id_sucursal";
    private static final String DENTIST = "id_dentista";
    private static final String DAY = "fecha";

    private final Agendas agendas;

    DentalinkAgendaResource(Agendas agendas) {
        this.agendas = agendas;
    }

    @GET
    @Operation(
            operationId = "dentalinkFindAgenda",
            summary = "A dentist's times in a branch, both named in q: which chairs are free")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            required = true,
            description =
                    "id_sucursal and id_dentista; fecha, or fecha_inicio and fecha_fin; mostrar_detalles and duracion")
    public Uni<One<DentalinkAgenda>> find(@Context UriInfo uri) {
        var wanted = Parameters.in(
                uri, List.of(BRANCH, DENTIST, DAY, Agendas.FROM, Agendas.TO, Agendas.WITH_DETAILS, Agendas.DURATION));
        var day = wanted.day(DAY);
        return agendas.find(
                Values.required(DENTIST, wanted.number(DENTIST)),
                Values.required(BRANCH, wanted.number(BRANCH)),
                day == null ? wanted.day(Agendas.FROM) : day,
                day == null ? wanted.day(Agendas.TO) : day,
                wanted);
    }
}
