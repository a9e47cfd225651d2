package org.molaris.clinic.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.clinic.agenda.AppointmentDetails;
import org.molaris.clinic.agenda.FindAppointments;
import org.molaris.clinic.patient.FindPatients;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.FindClinic;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.events.agenda.AppointmentState;
import org.molaris.events.agenda.BranchState;
import org.molaris.events.agenda.DefinitionState;
import org.molaris.events.agenda.OperatorState;
import org.molaris.events.clinic.ClinicState;
import org.molaris.events.patient.PatientState;

/**
 * What another service asks, with its caller's passport, when no event has told it yet: the same state, in the same
 * words, as the event will. The gateway has no route to it.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
public class InternalResource {

    private final FindClinic findClinic;
    private final FindPatients findPatients;
    private final FindAppointments findAppointments;
    private final FindInSetup findInSetup;

    InternalResource(
            FindClinic findClinic,
            FindPatients findPatients,
            FindAppointments findAppointments,
            FindInSetup findInSetup) {
        this.findClinic = findClinic;
        this.findPatients = findPatients;
        this.findAppointments = findAppointments;
        this.findInSetup = findInSetup;
    }

    @GET
    @Path("/clinic")
    @Operation(hidden = true)
    public Uni<ClinicState> clinic() {
        return findClinic.current().map(ClinicDetails::asState);
    }

    @GET
    @Path("/patients/{id}")
    @Operation(hidden = true)
    public Uni<PatientState> patient(@RestPath("id") UUID id) {
        return findPatients.one(id).map(PatientDetails::asState);
    }

    @GET
    @Path("/appointments/{id}")
    @Operation(hidden = true)
    public Uni<AppointmentState> appointment(@RestPath("id") UUID id) {
        return findAppointments.one(id).map(AppointmentDetails::asState);
    }

    /** Also when it is deleted: what was planned with somebody who has left still names them. */
    @GET
    @Path("/operators/{id}")
    @Operation(hidden = true)
    public Uni<OperatorState> operator(@RestPath("id") UUID id) {
        return findInSetup.state(Kind.OPERATOR, OperatorState.class, id);
    }

    @GET
    @Path("/branches/{id}")
    @Operation(hidden = true)
    public Uni<BranchState> branch(@RestPath("id") UUID id) {
        return findInSetup.state(Kind.BRANCH, BranchState.class, id);
    }

    @GET
    @Path("/definitions/{id}")
    @Operation(hidden = true)
    public Uni<DefinitionState> definition(@RestPath("id") UUID id) {
        return findInSetup.state(Kind.DEFINITION, DefinitionState.class, id);
    }

    // The same by the numbers that integer-keyed dialects know them by.

    @GET
    @Path("/patients/numbered/{number}")
    @Operation(hidden = true)
    public Uni<PatientState> patient(@RestPath("number") Long number) {
        return findPatients.numbered(number).map(PatientDetails::asState);
    }

    @GET
    @Path("/appointments/numbered/{number}")
    @Operation(hidden = true)
    public Uni<AppointmentState> appointment(@RestPath("number") Long number) {
        return findAppointments.numbered(number).map(AppointmentDetails::asState);
    }

    @GET
    @Path("/operators/numbered/{number}")
    @Operation(hidden = true)
    public Uni<OperatorState> operator(@RestPath("number") Long number) {
        return findInSetup.state(Kind.OPERATOR, OperatorState.class, number);
    }

    @GET
    @Path("/branches/numbered/{number}")
    @Operation(hidden = true)
    public Uni<BranchState> branch(@RestPath("number") Long number) {
        return findInSetup.state(Kind.BRANCH, BranchState.class, number);
    }

    @GET
    @Path("/definitions/numbered/{number}")
    @Operation(hidden = true)
    public Uni<DefinitionState> definition(@RestPath("number") Long number) {
        return findInSetup.state(Kind.DEFINITION, DefinitionState.class, number);
    }
}
