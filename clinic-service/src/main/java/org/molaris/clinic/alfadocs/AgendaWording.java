package org.molaris.clinic.alfadocs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.alfadocs.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How the rules of the agenda sound here. */
@ApplicationScoped
class AgendaWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "APPOINTMENT_NOT_FOUND" -> DialectRefused.notFound("Appointment not found");
                    case "UNKNOWN_PATIENT" -> DialectRefused.notFound("Patient not found");
                    case "UNKNOWN_CHAIR" -> DialectRefused.notFound("Chair not found");
                    case "UNKNOWN_OPERATOR" -> DialectRefused.notFound("Operator not found");
                    case "UNKNOWN_COLOR" -> DialectRefused.notFound("Color not found");
                    case "SLOT_TAKEN" -> DialectRefused.conflict("The chair or the operator is taken at that time.");
                    case "IMPOSSIBLE_TRANSITION" ->
                        DialectRefused.conflict("The appointment cannot come to that state from where it stands.");
                    case "NAME_TAKEN" -> DialectRefused.conflict("technicalName is taken.");
                    default -> null;
                });
    }
}
