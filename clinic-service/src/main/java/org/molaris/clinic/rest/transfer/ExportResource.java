package org.molaris.clinic.rest.transfer;

import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.molaris.clinic.transfer.ExportPatients;
import org.molaris.clinic.transfer.ExportedPatient;
import org.molaris.web.CsvFile;

/** Hands out the clinic's patients as a file that an import understands. */
@Path("/api/dental/patients/export")
@RolesAllowed({OWNER, RECEPTIONIST})
@Tag(name = "Patients")
public class ExportResource {

    private final ExportPatients exportPatients;
    private final CsvFile<ExportedPatient> csv;

    ExportResource(ExportPatients exportPatients, ObjectMapper json) {
        this.exportPatients = exportPatients;
        this.csv = new CsvFile<>(ExportedPatient.class, json);
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Operation(operationId = "exportPatients", summary = "All patients as a file")
    public RestMulti<String> csv(
            @RestQuery("include_archived") Boolean includeArchived, @RestQuery("bom") Boolean marked) {
        return csv.of(
                exportPatients.handle(Boolean.TRUE.equals(includeArchived)),
                "pacientes.csv",
                Boolean.TRUE.equals(marked));
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON + ";qs=0.5")
    @Operation(hidden = true)
    public RestMulti<ExportedPatient> ndjson(@RestQuery("include_archived") Boolean includeArchived) {
        return RestMulti.fromMultiData(exportPatients
                        .handle(Boolean.TRUE.equals(includeArchived))
                        .onItem()
                        .<ExportedPatient>disjoint())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pacientes.ndjson\"")
                .build();
    }
}
