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
    private final Kind<UUID> clinics;
    private final Kind<UUID> patients;
    private final Kind<UUID> operators;
    private final Kind<UUID> branches;
    private final Kind<UUID> appointments;
    private final Kind<Long> numberedPatients;
    private final Kind<Long> numberedOperators;
    private final Kind<Long> numberedBranches;
    private final Kind<Long> numberedAppointments;
    private final Kind<Long> numberedDefinitions;

    KnownThings(ReadThrough readThrough, CurrentClinic clinic, @RestClient ClinicService owner) {
        this.readThrough = readThrough;
        this.clinic = clinic;
        this.clinics = new Kind<>(
                "clinic",
                "exists (select from clinic where clinic_id = $id)",
                "hear_clinics",
                (passport, id) -> owner.clinic(passport));
        this.patients = new Kind<>(
                "patient",
                "exists (select from patient where id = $id and version > 0)",
                "hear_patients",
                (passport, id) -> owner.one(passport, "patients", id));
        this.operators = Kind.byId("operator", "hear_agenda", (passport, id) -> owner.one(passport, "operators", id));
        this.branches = Kind.byId("branch", "hear_agenda", (passport, id) -> owner.one(passport, "branches", id));
        this.appointments =
                Kind.byId("appointment", "hear_agenda", (passport, id) -> owner.one(passport, "appointments", id));
        this.numberedPatients = Kind.byNumber(
                "patient", "hear_patients", (passport, number) -> owner.numbered(passport, "patients", number));
        this.numberedOperators = Kind.byNumber(
                "operator", "hear_agenda", (passport, number) -> owner.numbered(passport, "operators", number));
        this.numberedBranches = Kind.byNumber(
                "branch", "hear_agenda", (passport, number) -> owner.numbered(passport, "branches", number));
        this.numberedAppointments = Kind.byNumber(
                "appointment", "hear_agenda", (passport, number) -> owner.numbered(passport, "appointments", number));
        this.numberedDefinitions = Kind.byNumber(
                "definition", "hear_agenda", (passport, number) -> owner.numbered(passport, "definitions", number));
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

    /** The same by their numbers; null or 0 stands for what the request does not name. */
    public Uni<Void> bringNumbered(Numbers named) {
        return readThrough.bring(
                clinics.named(clinic.id()),
                numberedPatients.named(none(named.patient())),
                numberedOperators.named(none(named.operator())),
                numberedBranches.named(none(named.branch())),
                numberedAppointments.named(none(named.appointment())),
                numberedDefinitions.named(none(named.priority())),
                numberedDefinitions.named(none(named.diagnosis())));
    }

    private static Long none(Long number) {
        return number == null || number == 0 ? null : number;
    }

    /** What an integer-keyed dialect names. */
    public record Numbers(Long patient, Long operator, Long branch, Long appointment, Long priority, Long diagnosis) {

        /** Nothing but the clinic itself. */
        public static final Numbers NONE = new Numbers(null, null, null, null, null, null);

        /** A patient alone. */
        public static Numbers ofPatient(Long number) {
            return new Numbers(number, null, null, null, null, null);
        }

        /** A priority alone. */
        public static Numbers ofPriority(Long number) {
            return new Numbers(null, null, null, null, number, null);
        }
    }
}
