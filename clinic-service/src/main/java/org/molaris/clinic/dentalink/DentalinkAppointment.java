package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.molaris.clinic.agenda.AppointmentField;
import org.molaris.clinic.agenda.NumberedAppointment;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.Question;
import org.molaris.dentalink.Times;
import org.molaris.web.Stretch;

/**
 * An appointment. What it refers to is named by its number and its name; 0 and empty where it refers to nothing.
 *
 * @param idTratamiento 0, too, as long as nobody has told of the treatment
 * @param fecha by the clinic's clock
 * @param duracion in minutes
 * @param fechaActualizacion when it last came to another state
 */
record DentalinkAppointment(
        long id,
        long idPaciente,
        String nombrePaciente,
        String nombreSocialPaciente,
        long idEstado,
        String estadoCita,
        int estadoAnulacion,
        int estadoConfirmacion,
        long idTratamiento,
        String nombreTratamiento,
        int tratamientoSinAsignar,
        long idDentista,
        String nombreDentista,
        long idSucursal,
        String nombreSucursal,
        long idSillon,
        String nombreSillon,
        String fecha,
        String horaInicio,
        String horaFin,
        int duracion,
        String comentarios,
        String fechaActualizacion,
        List<Link> links) {

    /** What {@code q} may ask for. */
    static final Fields<AppointmentField> FIELDS = Fields.<AppointmentField>none()
            .with("id", Fields.Type.NUMBER, AppointmentField.NUMBER)
            .with("fecha", Fields.Type.DAY, AppointmentField.DAY)
            .with("hora_inicio", Fields.Type.TIME, AppointmentField.TIME)
            .with("duracion", Fields.Type.NUMBER, AppointmentField.MINUTES)
            .with("id_sucursal", Fields.Type.NUMBER, AppointmentField.BRANCH)
            .with("id_sillon", Fields.Type.NUMBER, AppointmentField.CHAIR)
            .with("id_dentista", Fields.Type.NUMBER, AppointmentField.OPERATOR)
            .with("id_paciente", Fields.Type.NUMBER, AppointmentField.PATIENT)
            .with("id_tratamiento", Fields.Type.NUMBER, AppointmentField.TREATMENT_PLAN)
            .with("tratamiento_sin_asignar", Fields.Type.BIT, AppointmentField.WITHOUT_TREATMENT_PLAN)
            .with("id_estado", Fields.Type.NUMBER, AppointmentField.STATE)
            .with("estado_cita", Fields.Type.TEXT, AppointmentField.STATE_NAME)
            .with("estado_anulacion", Fields.Type.BIT, AppointmentField.CANCELLED)
            .with("estado_confirmacion", Fields.Type.BIT, AppointmentField.CONFIRMED)
            .with("comentarios", Fields.Type.TEXT, AppointmentField.DESCRIPTION)
            .with("fecha_actualizacion", Fields.Type.MOMENT, AppointmentField.STATE_CHANGED_AT);

    /** Those that were found, as they are answered. */
    static Many<DentalinkAppointment> many(
            UriInfo uri, Question<AppointmentField> question, Stretch<NumberedAppointment> found) {
        return question.answeredBy(found.map(each -> of(uri, each)), DentalinkAppointment::id);
    }

    static DentalinkAppointment of(UriInfo uri, NumberedAppointment numbered) {
        var appointment = numbered.appointment();
        var zone = numbered.zone();
        return new DentalinkAppointment(
                appointment.number(),
                orNone(numbered.patientNumber()),
                orEmpty(numbered.patientName()),
                orEmpty(numbered.patientSocialName()),
                numbered.stateNumber(),
                appointment.stateName(),
                Bit.of(appointment.state() == VisitState.CANCELLED),
                Bit.of(appointment.state() == VisitState.CONFIRMED),
                orNone(numbered.treatmentPlanNumber()),
                orEmpty(numbered.treatmentPlanTitle()),
                Bit.of(numbered.treatmentPlanNumber() == null),
                orNone(numbered.operatorNumber()),
                orEmpty(numbered.operatorName()),
                orNone(numbered.branchNumber()),
                orEmpty(numbered.branchName()),
                orNone(numbered.chairNumber()),
                orEmpty(numbered.chairName()),
                Times.day(appointment.startsAt(), zone),
                Times.time(appointment.startsAt(), zone),
                Times.time(appointment.endsAt(), zone),
                appointment.minutes(),
                orEmpty(appointment.description()),
                Times.written(appointment.stateChangedAt(), zone),
                links(uri, numbered));
    }

    /** Only to what is there: an erased patient is not. */
    private static List<Link> links(UriInfo uri, NumberedAppointment numbered) {
        return Stream.of(
                        Link.self(uri, "citas", numbered.appointment().number()),
                        numbered.patientName() == null ? null : Link.to(uri, "pacientes", numbered.patientNumber()),
                        link(uri, "tratamientos", numbered.treatmentPlanNumber()),
                        link(uri, "dentistas", numbered.operatorNumber()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Link link(UriInfo uri, String resource, Long number) {
        return number == null ? null : Link.to(uri, resource, number);
    }

    private static long orNone(Long number) {
        return number == null ? 0 : number;
    }

    private static String orEmpty(String name) {
        return Objects.requireNonNullElse(name, "");
    }
}
