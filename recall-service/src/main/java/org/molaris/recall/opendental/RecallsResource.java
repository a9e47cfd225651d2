package org.molaris.recall.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.recall.campaign.FindRecalls;

/**
 * Whom campaigns call back. Nobody makes or changes a recall by hand: campaigns choose patients by their visits, night after
 * night, so there is nothing that a POST or PUT could keep.
 */
@Path(OpenDental.PATH + "/recalls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class RecallsResource {

    private static final int LONGEST_NAME = 1_000;

    private final FindRecalls findRecalls;

    RecallsResource(FindRecalls findRecalls) {
        this.findRecalls = findRecalls;
    }

    @GET
    @Operation(
            operationId = "openDentalListRecalls",
            summary = "List recalls: whom campaigns call back, the oldest first")
    public Uni<List<OpenDentalRecall>> list(
            @RestQuery("PatNum") @Parameter(schema = @Schema(implementation = Long.class)) String patNum,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        return findRecalls
                .list(Values.number("PatNum", patNum), listing.limit(), listing.offset())
                .map(found -> {
                    var writing = formats.at(found.zone());
                    return found.items().stream()
                            .map(each -> OpenDentalRecall.of(each, writing))
                            .toList();
                });
    }

    @GET
    @Path("/List")
    @Operation(operationId = "openDentalListDueRecalls", summary = "List whom to call back, as one works through it")
    public Uni<List<OpenDentalDueRecall>> due(
            @RestQuery("DateStart") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateStart,
            @RestQuery("DateEnd") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateEnd,
            @RestQuery("ProvNum") @Parameter(schema = @Schema(implementation = Long.class)) String provNum,
            @RestQuery("ClinicNum") @Parameter(schema = @Schema(implementation = Long.class)) String clinicNum,
            @RestQuery("RecallType") @Parameter(description = "The name of a campaign") String recallType,
            @RestQuery("IncludeReminded") @Parameter(schema = @Schema(implementation = Boolean.class))
                    String includeReminded,
            @BeanParam Listing listing) {
        none("ProvNum", provNum);
        none("ClinicNum", clinicNum);
        return findRecalls
                .due(
                        new FindRecalls.Filter(
                                Values.date("DateStart", dateStart),
                                Values.date("DateEnd", dateEnd),
                                Values.text("RecallType", recallType, LONGEST_NAME),
                                Boolean.TRUE.equals(Values.flag("IncludeReminded", includeReminded))),
                        listing.limit(),
                        listing.offset())
                .map(found ->
                        found.items().stream().map(OpenDentalDueRecall::of).toList());
    }

    /** Recalls are the clinic's, of no branch and nobody in particular. */
    private static void none(String name, String value) {
        var number = Values.number(name, value);
        if (number != null && number != 0) {
            throw DialectRefused.notSupported(name);
        }
    }
}
