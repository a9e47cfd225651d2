package org.molaris.payment.opendental;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.OpenDental;
import org.molaris.payment.ledger.FindFamilyAccount;
import org.molaris.payment.plan.FindPatient;

/** Accounts: what is owed by payment plans, which is all that is owed. There is no insurance, and no unearned income. */
@Path(OpenDental.PATH + "/accountmodules" + OpenDental.NUMBER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class AccountModulesResource {

    private final FindFamilyAccount findFamilyAccount;
    private final FindPatient findPatient;

    AccountModulesResource(FindFamilyAccount findFamilyAccount, FindPatient findPatient) {
        this.findFamilyAccount = findFamilyAccount;
        this.findPatient = findPatient;
    }

    @GET
    @Path("/Aging")
    @Operation(operationId = "openDentalGetAging", summary = "What a patient's family owes, by its age")
    public Uni<OpenDentalAging> aging(@RestPath("n") long n) {
        return findPatient
                .present(n)
                .flatMap(patient -> findFamilyAccount.aged(patient.id()))
                .map(OpenDentalAging::of);
    }

    @GET
    @Path("/PatientBalances")
    @Operation(operationId = "openDentalListPatientBalances", summary = "What each of a patient's family owes")
    public Uni<List<OpenDentalPatientBalance>> balances(@RestPath("n") long n) {
        return findPatient
                .present(n)
                .flatMap(patient -> findFamilyAccount
                        .members(patient.id())
                        .map(family -> OpenDentalPatientBalance.of(family, patient.guarantor())));
    }

    @GET
    @Path("/ServiceDateView")
    @Operation(
            operationId = "openDentalListServiceDateView",
            summary = "What was agreed and paid by a patient, or by the family, day by day: the last 1,000 entries")
    public Uni<List<OpenDentalAccountLine>> serviceDateView(
            @RestPath("n") long n,
            @RestQuery("isFamily") @Parameter(schema = @Schema(implementation = Boolean.class)) String isFamily,
            @BeanParam Formats formats) {
        boolean ofTheFamily = Boolean.TRUE.equals(Values.flag("isFamily", isFamily));
        return findPatient
                .present(n)
                .flatMap(patient -> findFamilyAccount
                        .lines(patient.id(), ofTheFamily)
                        .map(lines -> OpenDentalAccountLine.of(lines, formats.at(patient.zone()))));
    }
}
