package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import org.molaris.clinic.setup.BookingReason;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;

/**
 * Why patients come.
 *
 * @param duracion in minutes
 * @param precio 0 where nobody said it
 * @param idsDentistas who does it
 */
record DentalinkBookingReason(
        long id,
        String nombre,
        int duracion,
        BigDecimal precio,
        long idEspecialidad,
        String especialidad,
        List<Long> idsDentistas,
        List<Link> links) {

    static final String PATH = "motivosAtencionEspecialidad";
    static final String OF_DENTIST = "motivosAtencion";

    static final Listed<BookingReason, DentalinkBookingReason> LISTED = new Listed<>(
            Kind.BOOKING_REASON,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("nombre", Fields.Type.TEXT, Field.NAME)
                    .with("duracion", Fields.Type.NUMBER, Field.DURATION)
                    .with("precio", Fields.Type.MONEY, Field.PRICE)
                    .with("id_especialidad", Fields.Type.NUMBER, Field.SPECIALTY)
                    .with("especialidad", Fields.Type.TEXT, Field.SPECIALTY_NAME),
            DentalinkBookingReason::of);

    static DentalinkBookingReason of(Numbered<BookingReason> found, UriInfo uri) {
        var reason = found.kept().details();
        long specialty = found.number(FindNumbered.SPECIALTY);
        return new DentalinkBookingReason(
                found.kept().number(),
                reason.name(),
                reason.durationMinutes(),
                reason.price() == null ? BigDecimal.ZERO : reason.price(),
                specialty,
                found.name(FindNumbered.SPECIALTY),
                found.operators(),
                specialty == 0 ? List.of() : List.of(Link.to(uri, DentalinkSpecialty.PATH, specialty)));
    }
}
