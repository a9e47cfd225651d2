package org.molaris.treatment.dentalink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.molaris.dentalink.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How refusals sound that are about treatments and what is asked for by its number. */
@ApplicationScoped
class DentalinkTreatmentWording implements Wording {

    private static final Map<String, DialectRefused> WORDED = Map.of(
            "PLAN_NOT_FOUND", DialectRefused.notFound("Tratamiento no encontrado"),
            "STEP_NOT_FOUND", DialectRefused.notFound("Detalle de tratamiento no encontrado"),
            "PROCEDURE_NOT_FOUND", DialectRefused.notFound("Prestación no encontrada"),
            "UNKNOWN_PATIENT", DialectRefused.notFound("Paciente no encontrado"),
            "UNKNOWN_OPERATOR", DialectRefused.notFound("Dentista no encontrado"));

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(WORDED.get(error.code()));
    }
}
