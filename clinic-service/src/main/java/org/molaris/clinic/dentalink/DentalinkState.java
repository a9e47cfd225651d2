package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.setup.Kept;
import org.molaris.clinic.setup.StateField;
import org.molaris.clinic.setup.StateName;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;

/**
 * A clinic's name for where an appointment stands.
 *
 * @param color as {@code #rrggbb}; empty for none
 * @param reservado whether it is there for good
 * @param anulacion whether it means that the appointment is off
 * @param usoInterno not to be shown to patients
 * @param habilitado 0 of what was deleted
 */
record DentalinkState(
        long id,
        String nombre,
        String color,
        int reservado,
        int anulacion,
        int usoInterno,
        int habilitado,
        List<Link> links) {

    static final String PATH = "citas/estados";

    /** What {@code q} may ask for. */
    static final Fields<StateField> FIELDS = Fields.<StateField>none()
            .with("id", Fields.Type.NUMBER, StateField.NUMBER)
            .with("nombre", Fields.Type.TEXT, StateField.NAME)
            .with("reservado", Fields.Type.BIT, StateField.RESERVED)
            .with("anulacion", Fields.Type.BIT, StateField.CANCELLED)
            .with("uso_interno", Fields.Type.BIT, StateField.INTERNAL_USE)
            .with("habilitado", Fields.Type.BIT, StateField.IN_USE);

    static DentalinkState of(UriInfo uri, Kept<StateName> kept) {
        var name = kept.details();
        return new DentalinkState(
                kept.number(),
                name.name(),
                Objects.requireNonNullElse(name.color(), ""),
                Bit.of(name.reserved()),
                Bit.of(name.state() == VisitState.CANCELLED),
                Bit.of(name.internalUse()),
                Bit.of(kept.deletedAt() == null),
                List.of(Link.self(uri, PATH, kept.number())));
    }
}
