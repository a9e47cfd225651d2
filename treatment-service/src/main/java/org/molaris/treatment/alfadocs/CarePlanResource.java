package org.molaris.treatment.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.treatment.plan.PricePlans;

/** AlfaDocs' care plans: the treatment plans that are worked on. What is billed of them payment-service says. */
@Path(AlfaDocs.ARCHIVE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class CarePlanResource {

    private static final String CARE_PLAN = "/care-plans" + AlfaDocs.ID;
    private static final String SUCCESS = "success";

    private final PricePlans pricePlans;

    CarePlanResource(PricePlans pricePlans) {
        this.pricePlans = pricePlans;
    }

    @GET
    @Path(CARE_PLAN)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("care-plan:view")
    @Operation(
            operationId = "alfaDocsGetCarePlan",
            summary = "A care plan with what it costs and what of that is billed")
    public Uni<One<AlfaDocsCarePlan>> get(@RestPath("id") long id) {
        return pricePlans.one(id).map(AlfaDocsCarePlan::of).map(One::of);
    }

    @GET
    @Path("/patients" + AlfaDocs.OWNER_ID + "/care-plans")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("care-plan:list")
    @Operation(operationId = "alfaDocsListCarePlansOfPatient", summary = "A patient's care plans, oldest first")
    public Uni<List<AlfaDocsCarePlan>> ofPatient(@RestPath("ownerId") long patient) {
        return pricePlans
                .ofPatient(patient)
                .map(plans -> plans.stream().map(AlfaDocsCarePlan::of).toList());
    }

    @GET
    @Path(CARE_PLAN + "/signature-status")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("care-plan:signature-status:view")
    @Operation(
            operationId = "alfaDocsGetCarePlanSignatureStatus",
            summary = "Whether the patient has signed a care plan")
    public Uni<AlfaDocsSignatureStatus> signatureStatus(@RestPath("id") long id) {
        return pricePlans.isSigned(id).map(signed -> new AlfaDocsSignatureStatus(SUCCESS, signed));
    }

    @GET
    @Path(CARE_PLAN + "/is-signed")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("care-plan:signature-status:view")
    @Operation(hidden = true)
    public Uni<AlfaDocsSignatureStatus> isSigned(@RestPath("id") long id) {
        return signatureStatus(id);
    }

    @GET
    @Path(CARE_PLAN + "/care-plan-entries")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("care-plan-entry:list")
    @Operation(operationId = "alfaDocsListCarePlanEntries", summary = "The entries of a care plan, in their order")
    public Uni<Many<AlfaDocsCarePlanEntry>> entries(@RestPath("id") long id) {
        return pricePlans
                .steps(id)
                .map(steps ->
                        Many.of(steps.stream().map(AlfaDocsCarePlanEntry::of).toList()));
    }

    @GET
    @Path(CARE_PLAN + "/care-plan-entries/{entryId: [0-9]{1,18}}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("care-plan:care-plan-entry:view")
    @Operation(operationId = "alfaDocsGetCarePlanEntry", summary = "An entry of a care plan")
    public Uni<One<AlfaDocsCarePlanEntry>> entry(@RestPath("id") long id, @RestPath("entryId") long entry) {
        return pricePlans.step(id, entry).map(AlfaDocsCarePlanEntry::of).map(One::of);
    }

    @GET
    @Path("/appointments" + AlfaDocs.OWNER_ID + "/care-plan-entries")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("appointment:care-plan-entry:list")
    @Operation(
            operationId = "alfaDocsListCarePlanEntriesOfAppointment",
            summary = "The entries of care plans that are, or were, to be done at an appointment")
    public Uni<Many<AlfaDocsCarePlanEntry>> ofAppointment(@RestPath("ownerId") long appointment) {
        return pricePlans
                .stepsAt(appointment)
                .map(steps ->
                        Many.of(steps.stream().map(AlfaDocsCarePlanEntry::of).toList()));
    }

    @GET
    @Path("/appointments" + AlfaDocs.OWNER_ID + "/entries")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("appointment:care-plan-entry:list")
    @Operation(hidden = true)
    public Uni<Many<AlfaDocsCarePlanEntry>> entriesOfAppointment(@RestPath("ownerId") long appointment) {
        return ofAppointment(appointment);
    }

    /** Whether somebody has signed. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @Schema(examples = "{\"status\": \"success\", \"isSigned\": false}")
    record AlfaDocsSignatureStatus(String status, boolean isSigned) {}
}
