package org.molaris.clinic.dentalink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dentalink.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How it sounds that there is no such room, or nobody of that number. */
@ApplicationScoped
class SetupWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "BRANCH_NOT_FOUND" -> DialectRefused.notFound("Sucursal no encontrada");
                    case "OPERATOR_NOT_FOUND" -> DialectRefused.notFound("Dentista no encontrado");
                    case "CHAIR_NOT_FOUND" -> DialectRefused.notFound("Sillón no encontrado");
                    case "SPECIALTY_NOT_FOUND" -> DialectRefused.notFound("Especialidad no encontrada");
                    default -> null;
                });
    }
}
