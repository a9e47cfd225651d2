package org.molaris.clinic.dentalink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.dentalink.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How it sounds here that something cannot be booked. */
@ApplicationScoped
class BookingWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(said(error.code()));
    }

    /** What cannot be had at that time, with what else is free if the program asked for that; anything else as it is. */
    static Throwable offering(AppointmentRefused refused, boolean asked) {
        return asked && refused.isOfTheTime()
                ? said(refused.reason().name()).with(DentalinkFreeTime.of(refused.alternatives()))
                : refused;
    }

    private static DialectRefused said(String code) {
        return switch (code) {
            case "UNKNOWN_CHAIR" -> DialectRefused.notFound("Sillón no encontrado");
            case "UNKNOWN_SPECIALTY" -> DialectRefused.notFound("Especialidad no encontrada");
            case "UNKNOWN_TREATMENT_PLAN" -> DialectRefused.notFound("El paciente no tiene ese tratamiento");
            case "UNKNOWN_STATE" -> DialectRefused.badRequest("El estado de la cita no existe");
            case "UNEVEN_DURATION" ->
                DialectRefused.badRequest("La duración no es compatible con el intervalo de atención del profesional");
            case "MODALITY_REQUIRED" ->
                DialectRefused.badRequest(
                        "El horario tiene ambas modalidades: el parámetro videoconsulta es requerido");
            case "MODALITY_NOT_OFFERED" ->
                DialectRefused.badRequest("El horario de atención no tiene la modalidad indicada en videoconsulta");
            case "ANOTHER_BRANCH" -> DialectRefused.badRequest("El sillón no es de la sucursal indicada");
            case "ANOTHER_SPECIALTY" -> DialectRefused.badRequest("El dentista no tiene la especialidad indicada");
            case "SLOT_TAKEN" -> DialectRefused.conflict("El horario no está disponible");
            case "BLOCKED" -> DialectRefused.conflict("El horario está bloqueado");
            case "OUTSIDE_OPENING_HOURS" -> DialectRefused.conflict("El horario está fuera del horario de atención");
            case "IN_THE_PAST" -> DialectRefused.conflict("La fecha y hora de la cita ya pasaron");
            case "IMPOSSIBLE_TRANSITION" ->
                DialectRefused.conflict("La cita no puede pasar a ese estado desde el actual, o todavía no");
            case "PRECONDITION_FAILED" -> DialectRefused.conflict("El recurso cambió entretanto; intente de nuevo");
            default -> null;
        };
    }
}
