package org.molaris.clinic.rest.transfer;

import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.molaris.clinic.transfer.ImportPatients;
import org.molaris.clinic.transfer.ImportReport;
import org.molaris.clinic.transfer.PatientFile;
import org.molaris.web.BadRequest;

/** Takes in files of patients. The body is read as it comes; a worker waits for it. */
@Path("/api/dental/patients/import")
@RolesAllowed({OWNER, RECEPTIONIST})
@Blocking
@Tag(name = "Patients")
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final String PROGRESS = RestMediaType.APPLICATION_NDJSON + ";qs=0.5";

    private final ImportPatients importPatients;

    ImportResource(ImportPatients importPatients) {
        this.importPatients = importPatients;
    }

    @POST
    @Consumes({CSV, RestMediaType.APPLICATION_NDJSON})
    @Produces(MediaType.APPLICATION_JSON)
    @OwnProtection
    @Operation(
            operationId = "importPatients",
            summary = "Take in a file of patients, and tell at the end what became of its rows")
    public Uni<RestResponse<Object>> take(
            @NotNull InputStream file, @BeanParam ImportQuery query, HttpHeaders headers) {
        return report(run(file, query, headers));
    }

    @POST
    @Consumes({CSV, RestMediaType.APPLICATION_NDJSON})
    @Produces(PROGRESS)
    @OwnProtection
    @Operation(hidden = true)
    public Multi<ImportView> takeAndTell(@NotNull InputStream file, @BeanParam ImportQuery query, HttpHeaders headers) {
        return progress(run(file, query, headers));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> takeUpload(
            @RestForm("file") FileUpload file, @RestForm("preview") Boolean preview, @BeanParam ImportQuery query) {
        return report(run(file, Boolean.TRUE.equals(preview), query));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(PROGRESS)
    @Operation(hidden = true)
    public Multi<ImportView> takeUploadAndTell(
            @RestForm("file") FileUpload file, @RestForm("preview") Boolean preview, @BeanParam ImportQuery query) {
        return progress(run(file, Boolean.TRUE.equals(preview), query));
    }

    private Multi<ImportReport> run(InputStream content, ImportQuery query, HttpHeaders headers) {
        var type = headers.getMediaType();
        return importPatients.handle(
                query.file(content, formOf(type), type.getParameters().get(MediaType.CHARSET_PARAMETER)),
                query.options(false));
    }

    private Multi<ImportReport> run(FileUpload upload, boolean preview, ImportQuery query) {
        if (upload == null) {
            throw new BadRequest("file", "must be a file", null);
        }
        var type = MediaType.valueOf(upload.contentType());
        return Multi.createFrom()
                .resource(
                        () -> open(upload),
                        content -> importPatients.handle(
                                query.file(
                                        content,
                                        formOf(upload.fileName(), type),
                                        type.getParameters().get(MediaType.CHARSET_PARAMETER)),
                                query.options(preview)))
                .withFinalizer(ImportResource::close);
    }

    private static InputStream open(FileUpload upload) {
        try {
            return Files.newInputStream(upload.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PatientFile.Form formOf(MediaType type) {
        return type.isCompatible(RestMediaType.APPLICATION_NDJSON_TYPE)
                ? PatientFile.Form.NDJSON
                : PatientFile.Form.CSV;
    }

    /** Browsers know few types of files; then its name says more. */
    private static PatientFile.Form formOf(String name, MediaType type) {
        var lowerCase = String.valueOf(name).toLowerCase(Locale.ROOT);
        if (lowerCase.endsWith(".ndjson") || lowerCase.endsWith(".jsonl")) {
            return PatientFile.Form.NDJSON;
        }
        return formOf(type);
    }

    private static Uni<RestResponse<Object>> report(Multi<ImportReport> run) {
        return run.collect()
                .last()
                .map(report -> report.status() == ImportReport.Status.FAILED
                        ? ResponseBuilder.<Object>create(Status.BAD_REQUEST.getStatusCode())
                                .entity(BrokenOff.of(report))
                                .build()
                        : ResponseBuilder.<Object>ok(ImportView.of(report)).build());
    }

    private static Multi<ImportView> progress(Multi<ImportReport> run) {
        return run.map(report -> report.status() == ImportReport.Status.RUNNING
                ? ImportView.withoutErrors(report)
                : ImportView.of(report));
    }
}
