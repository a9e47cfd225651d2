package org.molaris.treatment.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.opendental.Writing;
import org.molaris.treatment.plan.ChangeProcedure;
import org.molaris.treatment.plan.DeleteProcedure;
import org.molaris.treatment.plan.FindProcedures;
import org.molaris.treatment.plan.FindProcedures.Filter;
import org.molaris.treatment.plan.PatientProcedure;
import org.molaris.treatment.plan.RecordProcedure;

/** Open Dental's procedurelogs: patients' procedures. What is treatment planned stands in a plan natively as well. */
@Path(OpenDental.PATH + "/procedurelogs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class ProcedureLogResource {

    private final FindProcedures find;
    private final RecordProcedure record;
    private final ChangeProcedure change;
    private final DeleteProcedure delete;

    ProcedureLogResource(FindProcedures find, RecordProcedure record, ChangeProcedure change, DeleteProcedure delete) {
        this.find = find;
        this.record = record;
        this.change = change;
        this.delete = delete;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListProcedureLogs", summary = "List patients' procedures, oldest first")
    public Uni<List<ProcedureLogView>> list(
            @Parameter(schema = @Schema(implementation = Long.class)) @RestQuery("PatNum") String patNum,
            @Parameter(schema = @Schema(implementation = Long.class)) @RestQuery("AptNum") String aptNum,
            @Parameter(schema = @Schema(implementation = Long.class)) @RestQuery("PlannedAptNum") String plannedAptNum,
            @Parameter(schema = @Schema(implementation = Long.class)) @RestQuery("ClinicNum") String clinicNum,
            @Parameter(
                            description = "Changed on or after that moment, by the clinic's clock",
                            example = "2026-03-02 08:00:00")
                    @RestQuery("DateTStamp")
                    String dateTStamp,
            @Parameter(description = "TP, TPi, C, EO, or D; all but D when it is not given") @RestQuery("ProcStatus")
                    String procStatus,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        var filter = new Filter(
                Values.number("PatNum", patNum),
                Values.number("AptNum", aptNum),
                Values.number("PlannedAptNum", plannedAptNum),
                Values.number("ClinicNum", clinicNum),
                Values.dateTime("DateTStamp", dateTStamp),
                Values.oneOf("ProcStatus", procStatus, ProcStatus.ASKED));
        formats.at(ZoneOffset.UTC);
        return ProcedureSentences.said(find.list(filter, listing.offset(), listing.limit())
                .map(found -> {
                    var writing = formats.at(found.zone());
                    return found.map(each -> ProcedureLogView.of(each, writing, found.asOf()));
                }));
    }

    @GET
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalGetProcedureLog",
            summary = "A patient's procedure; one that is gone has the status D")
    public Uni<ProcedureLogView> get(@RestPath("n") long number, @BeanParam Formats formats) {
        formats.at(ZoneOffset.UTC);
        return ProcedureSentences.said(find.one(number)
                .map(found -> ProcedureLogView.of(found.procedures().get(0), formats.at(found.zone()), found.asOf())));
    }

    @POST
    @Needs(Permission.PROCEDURE_LOGS)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(
            operationId = "openDentalCreateProcedureLog",
            summary = "Record a procedure",
            description =
                    "One that is treatment planned (TP) becomes the last step of the patient's newest active plan.")
    @APIResponseSchema(value = ProcedureLogView.class, responseCode = "201", responseDescription = "The procedure")
    public Uni<RestResponse<ProcedureLogView>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        formats.at(ZoneOffset.UTC);
        return ProcedureSentences.said(record.handle(ProcedureLogBody.posted(body))
                .map(recorded -> ResponseBuilder.<ProcedureLogView>created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(recorded.number()))
                                .build())
                        .entity(written(recorded, formats))
                        .build()));
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @Needs(Permission.PROCEDURE_LOGS)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalUpdateProcedureLog", summary = "Change a procedure, or say how it stands")
    public Uni<ProcedureLogView> update(@RestPath("n") long number, Body body, @BeanParam Formats formats) {
        formats.at(ZoneOffset.UTC);
        return ProcedureSentences.said(
                change.handle(number, ProcedureLogBody.put(body)).map(changed -> written(changed, formats)));
    }

    @DELETE
    @Path(OpenDental.NUMBER)
    @Needs(Permission.PROCEDURE_LOGS)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(
            operationId = "openDentalDeleteProcedureLog",
            summary = "Delete a procedure that is planned or completed; it leaves its plans")
    @APIResponse(responseCode = "200", description = "It is deleted")
    public Uni<RestResponse<Void>> delete(@RestPath("n") long number) {
        return ProcedureSentences.said(delete.handle(number).map(gone -> RestResponse.ok()));
    }

    private static ProcedureLogView written(PatientProcedure procedure, Formats formats) {
        Writing writing = formats.at(procedure.zone());
        return ProcedureLogView.written(procedure, writing);
    }
}
