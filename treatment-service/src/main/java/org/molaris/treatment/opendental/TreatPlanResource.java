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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;
import org.molaris.opendental.Developer;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.treatment.plan.FindNumberedPlans;
import org.molaris.treatment.plan.FindNumberedPlans.Filter;
import org.molaris.treatment.plan.NumberedPlan;
import org.molaris.treatment.plan.NumberedPlan.Standing;
import org.molaris.treatment.plan.OpenPlan;
import org.molaris.treatment.plan.SavePlan;
import org.molaris.treatment.plan.WithdrawPlan;
import org.molaris.treatment.settings.FindSettings;
import org.molaris.treatment.settings.TreatmentSettings;
import org.molaris.treatment.signing.SignPlan;

/** Open Dental's treatplans: the treatment plans, and the frozen copies of them. */
@Path(OpenDental.PATH + "/treatplans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class TreatPlanResource {

    private static final Map<String, Standing> STANDINGS =
            Map.of("Saved", Standing.SAVED, "Active", Standing.ACTIVE, "Inactive", Standing.INACTIVE);

    private final FindNumberedPlans findPlans;
    private final FindSettings findSettings;
    private final OpenPlan openPlan;
    private final SavePlan savePlan;
    private final SignPlan signPlan;
    private final WithdrawPlan withdrawPlan;
    private final Developer developer;

    TreatPlanResource(
            FindNumberedPlans findPlans,
            FindSettings findSettings,
            OpenPlan openPlan,
            SavePlan savePlan,
            SignPlan signPlan,
            WithdrawPlan withdrawPlan,
            Developer developer) {
        this.findPlans = findPlans;
        this.findSettings = findSettings;
        this.openPlan = openPlan;
        this.savePlan = savePlan;
        this.signPlan = signPlan;
        this.withdrawPlan = withdrawPlan;
        this.developer = developer;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListTreatPlans", summary = "List treatplans, oldest first")
    public Uni<List<TreatPlanView>> list(
            @Parameter(description = "Whose") @RestQuery("PatNum") String patNum,
            @Parameter(description = "Those that were changed since then, yyyy-MM-dd HH:mm:ss by the clinic's clock")
                    @RestQuery("SecDateTEdit")
                    String secDateTEdit,
            @Parameter(schema = @Schema(enumeration = {"Saved", "Active", "Inactive"})) @RestQuery("TPStatus")
                    String tpStatus,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        var filter = new Filter(
                Values.number("PatNum", patNum),
                Values.dateTime("SecDateTEdit", secDateTEdit),
                Values.oneOf("TPStatus", tpStatus, STANDINGS));
        return findPlans
                .list(filter, listing.offset(), listing.limit())
                .map(plans -> plans.stream()
                        .map(plan -> TreatPlanView.of(plan, formats))
                        .toList());
    }

    @POST
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalCreateTreatPlan", summary = "Create an Inactive treatplan")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewTreatPlan.class)))
    @APIResponseSchema(value = TreatPlanView.class, responseCode = "201", responseDescription = "The treatplan")
    public Uni<RestResponse<TreatPlanView>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        var asked = NewTreatPlan.in(body);
        var note = asked.note() == null
                ? findSettings.current().map(TreatmentSettings::defaultNote)
                : Uni.createFrom().item(asked.note());
        return note.flatMap(said -> openPlan.handle(asked.patNum(), asked.terms(said)))
                .map(plan -> created(plan, formats, uri));
    }

    @POST
    @Path("/Saved")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalSaveTreatPlan", summary = "Save a treatplan as it is now, to be signed")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewSavedTreatPlan.class)))
    @APIResponseSchema(value = TreatPlanView.class, responseCode = "201", responseDescription = "The Saved treatplan")
    public Uni<RestResponse<TreatPlanView>> save(Body body, @BeanParam Formats formats, UriInfo uri) {
        var asked = NewSavedTreatPlan.in(body);
        return savePlan.handle(asked.treatPlanNum(), asked.heading(), asked.userNumPresenter())
                .map(plan -> created(plan, formats, uri));
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalUpdateTreatPlan", summary = "Change a treatplan, or sign a Saved one")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TreatPlanPut.class)))
    public Uni<TreatPlanView> update(@RestPath("n") long number, Body body, @BeanParam Formats formats) {
        var revision = TreatPlanPut.in(body).revision();
        return developer
                .name()
                .flatMap(signer -> signPlan.handle(number, revision, signer))
                .map(plan -> TreatPlanView.of(plan, formats));
    }

    @DELETE
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalDeleteTreatPlan", summary = "Delete a treatplan, a Saved one with its proctps")
    @APIResponse(responseCode = "200", description = "It is gone")
    public Uni<RestResponse<Void>> delete(@RestPath("n") long number) {
        return withdrawPlan.handle(number).replaceWith(RestResponse::ok);
    }

    private static RestResponse<TreatPlanView> created(NumberedPlan plan, Formats formats, UriInfo uri) {
        return ResponseBuilder.<TreatPlanView>created(uri.getBaseUriBuilder()
                        .path(TreatPlanResource.class)
                        .path(String.valueOf(plan.number()))
                        .build())
                .entity(TreatPlanView.of(plan, formats))
                .build();
    }
}
