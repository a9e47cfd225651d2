package org.molaris.recall.known;

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

    KnownThings(ReadThrough readThrough, CurrentClinic clinic, @RestClient ClinicService clinicService) {
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
    }

    /**
     * Brings the patient here, with the clinic itself.
     *
     * @param patientId null when the request names none
     */
    public Uni<Void> bring(UUID patientId) {
        return readThrough.bring(clinics.named(clinic.id()), patients.named(patientId));
    }

    /** The same by the number that integer-keyed dialects know a patient by; null when the request names none. */
    public Uni<Void> bringNumbered(Long patient) {
        return readThrough.bring(clinics.named(clinic.id()), numberedPatients.named(patient));
    }
}
