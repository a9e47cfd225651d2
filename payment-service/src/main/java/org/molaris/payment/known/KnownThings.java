package org.molaris.payment.known;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ReadThrough;
import org.molaris.data.ReadThrough.Kind;

/** What a request names and others own, brought here by {@link ReadThrough}. */
@ApplicationScoped
public class KnownThings {

    private final ReadThrough readThrough;
    private final CurrentClinic clinic;
    private final Kind<UUID> clinics;
    private final Kind<UUID> patients;
    private final Kind<Long> numberedPatients;
    private final Kind<UUID> treatmentPlans;
    private final Kind<UUID> operators;

    KnownThings(
            ReadThrough readThrough,
            CurrentClinic clinic,
            @RestClient ClinicService clinicService,
            @RestClient TreatmentService treatmentService) {
        this.readThrough = readThrough;
        this.clinic = clinic;
        this.clinics = new Kind<>(
                "clinic",
                "exists (select from clinic where clinic_id = $id)",
                "hear_clinics",
                (passport, id) -> clinicService.clinic(passport));
        this.patients = new Kind<>(
                "patient",
                "exists (select from patient where id = $id and version > 0)",
                "hear_patients",
                clinicService::patient);
        this.numberedPatients = Kind.byNumber("patient", "hear_patients", clinicService::patientNumbered);
        this.treatmentPlans = Kind.byId("treatment_plan", "hear_treatments", treatmentService::treatmentPlan);
        this.operators = Kind.byId("operator", "hear_operators", clinicService::operator);
    }

    /**
     * Brings them here, with the clinic itself.
     *
     * @param treatmentPlanId null when the request names none
     */
    public Uni<Void> bring(UUID patientId, UUID treatmentPlanId) {
        return readThrough.bring(
                clinics.named(clinic.id()), patients.named(patientId), treatmentPlans.named(treatmentPlanId));
    }

    /** The same with who treated; null where the request names none. */
    public Uni<Void> bring(UUID patientId, UUID treatmentPlanId, UUID operatorId) {
        return readThrough.bring(
                clinics.named(clinic.id()),
                patients.named(patientId),
                treatmentPlans.named(treatmentPlanId),
                operators.named(operatorId));
    }

    /** The same by the number that integer-keyed dialects know a patient by; null when the request names none. */
    public Uni<Void> bringNumbered(Long patient) {
        return readThrough.bring(clinics.named(clinic.id()), numberedPatients.named(patient));
    }
}
