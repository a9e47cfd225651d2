package org.molaris.clinic.dentalink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dentalink.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How the rules of the agenda sound here. */
@ApplicationScoped
class AgendaWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "APPOINTMENT_NOT_FOUND" -> DialectRefused.notFound("Cita no encontrada");
                    case "UNKNOWN_PATIENT" -> DialectRefused.notFound("Paciente no encontrado");
                    case "UNKNOWN_OPERATOR" -> DialectRefused.notFound("Dentista no encontrado");
                    case "UNKNOWN_BRANCH" -> DialectRefused.notFound("Sucursal no encontrada");
                    case "APPOINTMENT_STATE_NOT_FOUND" -> DialectRefused.notFound("El estado de la cita no existe");
                    default -> null;
                });
    }
}
