package org.molaris.payment.dentalink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dentalink.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How refusals about payments sound here. */
@ApplicationScoped
class DentalinkMoneyWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "PAYMENT_NOT_FOUND", "NO_SUCH_PAYMENT" -> DialectRefused.notFound("Pago no encontrado");
                    case "PATIENT_NOT_FOUND", "PATIENT_DELETED" -> DialectRefused.notFound("Paciente no encontrado");
                    case "PAYMENT_TYPE_NOT_FOUND" -> DialectRefused.notFound("Medio de pago no encontrado");
                    case "ACCOUNT_NOT_FOUND" -> DialectRefused.notFound("Caja no encontrada");
                    default -> null;
                });
    }
}
