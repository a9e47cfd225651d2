package org.molaris.treatment.rest.catalogue;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.molaris.treatment.catalogue.AddProcedureCode;
import org.molaris.treatment.catalogue.ChangeProcedureCode;
import org.molaris.treatment.catalogue.FileForm;
import org.molaris.treatment.catalogue.FindProcedureCodes;
import org.molaris.treatment.catalogue.ImportProcedureCodes;
import org.molaris.treatment.catalogue.ProcedureDetails;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** The clinic's catalogue of procedures. */
@Path("/api/dental/procedures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Procedures")
@OfThePractice
public class ProcedureResource {

    private static final String CSV = "text/csv";
    private static final int LISTED = 1000;

    private final AddProcedureCode add;
    private final ChangeProcedureCode change;
    private final FindProcedureCodes find;
    private final ImportProcedureCodes take;

    ProcedureResource(
            AddProcedureCode add, ChangeProcedureCode change, FindProcedureCodes find, ImportProcedureCodes take) {
        this.add = add;
        this.change = change;
        this.find = find;
        this.take = take;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "listProcedures",
            summary = "List the catalogue of procedures, newest first",
            description =
                    "Retired procedures too, unless active is given: plans still name them, and whoever keeps in step"
                            + " has to hear of them.")
    public Uni<RestResponse<ProcedureList>> list(
            @Parameter(
                            description = "The beginnings of words of the name, or of the code, in any case and with or"
                                    + " without accents",
                            example = "res super")
                    @RestQuery("q")
                    String search,
            @RestQuery("category") String category,
            @RestQuery("active") Boolean active,
            @BeanParam Paging paging,
            UriInfo uri) {
        return find.list(new FindProcedureCodes.Filter(search, category, active), paging.slice(LISTED, LISTED))
                .map(page -> ResponseBuilder.ok(ProcedureList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "createProcedure", summary = "Add a procedure to the catalogue")
    @APIResponse(
            responseCode = "201",
            description = "The procedure",
            content = @Content(schema = @Schema(implementation = ProcedureView.class)))
    public Uni<RestResponse<ProcedureView>> create(@NotNull @Valid NewProcedure procedure, UriInfo uri) {
        return add.handle(procedure.terms())
                .map(added -> ResponseBuilder.<ProcedureView>created(uri.getAbsolutePathBuilder()
                                .path(added.id().toString())
                                .build())
                        .entity(ProcedureView.of(added))
                        .header(HttpHeaders.ETAG, ETags.of(added.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getProcedure", summary = "A procedure of the catalogue")
    public Uni<RestResponse<ProcedureView>> get(@RestPath("id") UUID id) {
        return find.one(id).map(ProcedureResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(
            operationId = "updateProcedure",
            summary = "Change a procedure of the catalogue, or retire it",
            description = "With active false no new step takes it. What was planned by it stays as it was planned.")
    public Uni<RestResponse<ProcedureView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ProcedurePatch patch) {
        return change.handle(id, ETags.expected(ifMatch), patch::onto).map(ProcedureResource::answer);
    }

    @POST
    @Path("/import")
    @Consumes({CSV, RestMediaType.APPLICATION_NDJSON})
    @RolesAllowed({OWNER, DENTIST})
    @Operation(
            operationId = "importProcedures",
            summary = "Take a file of procedures into the catalogue",
            description =
                    "By their codes, case apart: a known one is changed, an unknown one added. Each row stands alone:"
                            + " good ones are taken, the others reported. A column that the file does not have leaves what is known"
                            + " as it is; an empty price or category empties it, an empty vat_rate does not. The same file again changes nothing. CSV has a"
                            + " header, commas or semicolons, and is in UTF-8; at most 1 MiB and 10,000 rows.")
    @RequestBody(
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING), example = """
                                code,name,price,category
                                D2391,Resina de una superficie,45.00,Restauración
                                D7140,"Extracción, simple",,Cirugía
                                """),
                @Content(
                        mediaType = RestMediaType.APPLICATION_NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        example = """
                                {"code": "D2391", "name": "Resina de una superficie", "price": 45.00}
                                """)
            })
    public Uni<ImportView> take(
            @NotNull byte[] file,
            @Parameter(description = "true tells what would become of the rows, and writes nothing")
                    @RestQuery("dry_run")
                    Boolean dryRun,
            HttpHeaders headers) {
        var form = headers.getMediaType().isCompatible(RestMediaType.APPLICATION_NDJSON_TYPE)
                ? FileForm.NDJSON
                : FileForm.CSV;
        return (Boolean.TRUE.equals(dryRun) ? take.foresee(file, form) : take.handle(file, form)).map(ImportView::of);
    }

    private static RestResponse<ProcedureView> answer(ProcedureDetails procedure) {
        return ResponseBuilder.ok(ProcedureView.of(procedure))
                .header(HttpHeaders.ETAG, ETags.of(procedure.version()))
                .build();
    }
}
