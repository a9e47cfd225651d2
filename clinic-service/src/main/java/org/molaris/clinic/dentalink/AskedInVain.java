package org.molaris.clinic.dentalink;

import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.clinic.agenda.Reference;
import org.molaris.dialect.DialectRefused;

/** What is said to whoever asks for times that there cannot be. */
final class AskedInVain {

    private AskedInVain() {}

    /** What the agenda refused; anything else stays what it is. */
    static Throwable worded(Throwable failure, int mostDays) {
        if (failure instanceof AppointmentRefused refused) {
            if (refused.reason() == Reason.IMPOSSIBLE_WINDOW) {
                return DialectRefused.badRequest(
                        "fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar %d días"
                                .formatted(mostDays));
            }
            if (refused.reference() == Reference.OPERATOR) {
                return DialectRefused.notFound("Dentista no encontrado");
            }
            if (refused.reference() == Reference.BRANCH) {
                return DialectRefused.notFound("Sucursal no encontrada");
            }
        }
        return failure;
    }
}
