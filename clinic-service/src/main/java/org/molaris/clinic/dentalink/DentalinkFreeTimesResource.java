package org.molaris.clinic.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.clinic.agenda.FindSlots;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.One;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.MayBeMissing;
import org.molaris.web.OfThePractice;

/** When somebody could come, as Dentalink has it. On a thread that may wait: the server reads no body of a GET beforehand. */
@Path(Dentalink.PATH + "/horariosdisponibles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = Dentalink.TAG)
@Blocking
@OfThePractice
public class DentalinkFreeTimesResource {

    private static final int MOST_DAYS = 62;

    private final FindSlots findSlots;

    DentalinkFreeTimesResource(FindSlots findSlots) {
        this.findSlots = findSlots;
    }

    @GET
    @Operation(
            operationId = "dentalinkFindFreeTimes",
            summary = "Find free times by dentist and day, as a body or the query asks")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = DentalinkFreeTimesWish.class)))
    @Parameter(
            name = "ids_dentista",
            in = ParameterIn.QUERY,
            description = "With commas between, or repeated; all when absent",
            example = "1,2,3")
    @Parameter(name = "id_sucursal", in = ParameterIn.QUERY, description = "Anywhere when absent")
    @Parameter(name = "fecha_inicio", in = ParameterIn.QUERY, description = "A day; now when absent")
    @Parameter(
            name = "fecha_fin",
            in = ParameterIn.QUERY,
            description = "The last day, 62 days later at most; a week later when absent")
    @Parameter(
            name = "duracion",
            in = ParameterIn.QUERY,
            description = "In minutes; each dentist's interval when absent")
    public Uni<One<Map<Long, Map<String, Collection<DentalinkSlot>>>>> find(
            @MayBeMissing Body body, @Context UriInfo uri) {
        var wanted = DentalinkFreeTimesWish.of(body, uri);
        return findSlots
                .handle(wanted.query())
                .onFailure()
                .transform(failure -> AskedInVain.worded(failure, MOST_DAYS))
                .map(found -> {
                    if (found.more()) {
                        throw DialectRefused.badRequest("Hay más de %d horarios: pida menos días o dentistas"
                                .formatted(DentalinkFreeTimesWish.MOST));
                    }
                    return One.of(DentalinkSlot.of(found, wanted.idsDentista()));
                });
    }
}
