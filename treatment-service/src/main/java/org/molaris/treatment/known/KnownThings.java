package org.molaris.treatment.known;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ReadThrough;
import org.molaris.data.ReadThrough.Kind;

/** What a request names and clinic-service owns, brought here by {@link ReadThrough}. */
@ApplicationScoped
public class KnownThings {

    private final ReadThrough readThrough;
    private final CurrentClinic clinic;
    private final Kind clinics;
    private final Kind patients;
    private final Kind operators;
    private final Kind branches;
    private final Kind appointments;

    KnownThings(ReadThrough readThrough, CurrentClinic clinic, @RestClient ClinicService owner) {
        this.readThrough = readThrough;
        this.clinic = clinic;
        this.clinics = new Kind(
                "clinic",
                "exists (select from clinic where clinic_id = $id)",
                "hear_clinics",
                (passport, id) -> owner.clinic(passport));
        this.patients = new Kind(
                "patient",
                "exists (select from patient where id = $id and version > 0)",
                "hear_patients",
                (passport, id) -> owner.one(passport, "patients", id));
        this.operators = new Kind("operator", "hear_agenda", (passport, id) -> owner.one(passport, "operators", id));
        this.branches = new Kind("branch", "hear_agenda", (passport, id) -> owner.one(passport, "branches", id));
        this.appointments =
                new Kind("appointment", "hear_agenda", (passport, id) -> owner.one(passport, "appointments", id));
    }

    /** Null stands for what the request does not name. */
    public Uni<Void> bring(UUID patientId, UUID operatorId, UUID branchId) {
        return readThrough.bring(
                clinics.named(clinic.id()),
                patients.named(patientId),
                operators.named(operatorId),
                branches.named(branchId));
    }

    /** Null stands for no appointment. */
    public Uni<Void> bringAppointment(UUID appointmentId) {
        return readThrough.bring(appointments.named(appointmentId));
    }
}
