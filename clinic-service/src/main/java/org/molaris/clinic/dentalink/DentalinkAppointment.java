package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.molaris.clinic.agenda.NumberedAppointment;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Times;

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
