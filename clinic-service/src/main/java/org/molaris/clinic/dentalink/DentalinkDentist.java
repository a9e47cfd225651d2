package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.Operator;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;

/**
 * Somebody who treats patients. Where they can be reached but for the address of mail is not known here.
 *
 * @param idEspecialidad the first of what they have learnt; 0 for nothing
 * @param intervalo in minutes
 * @param contratosSucursal where they work, as text; the same as {@code horariosSucursal}
 */
record DentalinkDentist(
        long id,
        String rut,
        String nombre,
        String apellidos,
        String celular,
        String telefono,
        String email,
        String ciudad,
        String comuna,
        String direccion,
        long idEspecialidad,
        String especialidad,
        int agendaOnline,
        int intervalo,
        int habilitado,
        List<String> contratosSucursal,
        List<String> horariosSucursal,
        List<Link> links) {

    static final String PATH = "dentistas";

    static final Listed<Operator, DentalinkDentist> LISTED = new Listed<>(
            Kind.OPERATOR,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("rut", Fields.Type.TEXT, Field.RUT)
                    .with("nombre", Fields.Type.TEXT, Field.FIRST_NAMES)
                    .with("apellidos", Fields.Type.TEXT, Field.LAST_NAME)
                    .with("email", Fields.Type.TEXT, Field.EMAIL)
                    .with("id_especialidad", Fields.Type.NUMBER, Field.SPECIALTY)
                    .with("especialidad", Fields.Type.TEXT, Field.SPECIALTY_NAME)
                    .with("agenda_online", Fields.Type.BIT, Field.ONLINE_BOOKING)
                    .with("intervalo", Fields.Type.NUMBER, Field.INTERVAL)
                    .with("habilitado", Fields.Type.BIT, Field.IN_USE),
            DentalinkDentist::of);

    static DentalinkDentist of(Numbered<Operator> found, UriInfo uri) {
        var operator = found.kept().details();
        long number = found.kept().number();
        var branches = found.branches().stream().map(String::valueOf).toList();
        return new DentalinkDentist(
                number,
                Texts.orEmpty(operator.rut()),
                Texts.joined(" ", operator.firstName(), operator.middleName()),
                Texts.orEmpty(operator.lastName()),
                "",
                "",
                Texts.orEmpty(operator.email()),
                "",
                "",
                "",
                found.number(FindNumbered.SPECIALTY),
                found.name(FindNumbered.SPECIALTY),
                Bit.of(operator.onlineBooking()),
                operator.intervalMinutes(),
                Bit.of(found.isInUse()),
                branches,
                branches,
                List.of(
                        Link.self(uri, PATH, number),
                        Link.to(
                                uri,
                                DentalinkBookingReason.OF_DENTIST,
                                PATH + "/" + number + "/" + DentalinkBookingReason.OF_DENTIST)));
    }
}
