package org.molaris.clinic.dentalink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dentalink.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How refusals about patients and their files sound here. */
@ApplicationScoped
class DentalinkPatientWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "PATIENT_NOT_FOUND" -> DialectRefused.notFound("Paciente no encontrado");
                    case "DOCUMENT_NOT_FOUND" -> DialectRefused.notFound("Archivo no encontrado");
                    case "NATIONAL_ID_TAKEN" -> DialectRefused.badRequest("Ya existe un paciente con este rut");
                    case "PATIENT_MERGED" -> DialectRefused.conflict("El paciente fue unido a otro");
                    case "PATIENT_ERASED" -> DialectRefused.conflict("El paciente fue eliminado");
                    case "VALIDATION_FAILED" -> ofField(error);
                    default -> null;
                });
    }

    private static DialectRefused ofField(ApiError error) {
        return switch (error.details().get(0).field()) {
            case "date_of_birth" ->
                DialectRefused.badRequest("El parámetro fecha_nacimiento debe estar entre 1800-01-01 y hoy");
            case "phones" -> DialectRefused.badRequest("Los teléfonos del paciente no son válidos");
            default -> null;
        };
    }
}
