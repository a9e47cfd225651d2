package org.molaris.clinic.opendental;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.Wording;
import org.molaris.web.ApiError;

/** How refusals about patients, staff and rooms sound here. */
@ApplicationScoped
class ClinicWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "PATIENT_NOT_FOUND", "PATIENT_MERGED", "PATIENT_ERASED" ->
                        DialectRefused.notFound("Patient not found");
                    case "OPERATOR_NOT_FOUND" -> DialectRefused.notFound("Provider not found");
                    case "CHAIR_NOT_FOUND" -> DialectRefused.notFound("Operatory not found");
                    case "BRANCH_NOT_FOUND" -> DialectRefused.notFound("Clinic not found");
                    case "SPECIALTY_NOT_FOUND", "UNKNOWN_SPECIALTY" -> DialectRefused.notFound("Specialty not found");
                    case "NOT_HEAD_OF_HOUSEHOLD" ->
                        DialectRefused.badRequest("Guarantor must be the head of a household.");
                    case "HEAD_OF_HOUSEHOLD" ->
                        DialectRefused.badRequest(
                                "Guarantor cannot be changed while the patient is the guarantor of others.");
                    case "KNOWN_ALREADY" ->
                        DialectRefused.badRequest(
                                "A patient with the same name, birthdate and email or phone already exists.");
                    case "VALIDATION_FAILED" -> ofField(error);
                    default -> null;
                });
    }

    private static DialectRefused ofField(ApiError error) {
        var named = error.details() != null
                && error.details().stream().anyMatch(detail -> detail.field().equals("date_of_birth"));
        return named ? DialectRefused.invalid("Birthdate") : null;
    }
}
