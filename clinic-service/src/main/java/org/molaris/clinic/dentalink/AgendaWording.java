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
                    case "APPOINTMENT_NOT_FOUND" -> DialectRefused.notFound("La cita no existe");
                    case "UNKNOWN_PATIENT" -> DialectRefused.notFound("El paciente no existe");
                    case "UNKNOWN_OPERATOR" -> DialectRefused.notFound("El dentista no existe");
                    case "UNKNOWN_BRANCH" -> DialectRefused.notFound("La sucursal no existe");
                    case "APPOINTMENT_STATE_NOT_FOUND" -> DialectRefused.notFound("El estado de la cita no existe");
                    default -> null;
                });
    }
}
