package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
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

    static final Listed<StateName, DentalinkState> LISTED = new Listed<>(
            Kind.APPOINTMENT_STATE,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("nombre", Fields.Type.TEXT, Field.NAME)
                    .with("reservado", Fields.Type.BIT, Field.RESERVED)
                    .with("anulacion", Fields.Type.BIT, Field.CALLS_OFF)
                    .with("uso_interno", Fields.Type.BIT, Field.INTERNAL_USE)
                    .with("habilitado", Fields.Type.BIT, Field.IN_USE),
            DentalinkState::of);

    static DentalinkState of(Numbered<StateName> state, UriInfo uri) {
        var name = state.kept().details();
        return new DentalinkState(
                state.kept().number(),
                name.name(),
                Objects.requireNonNullElse(name.color(), ""),
                Bit.of(name.reserved()),
                Bit.of(name.state() == VisitState.CANCELLED),
                Bit.of(name.internalUse()),
                Bit.of(state.isInUse()),
                List.of(Link.self(uri, PATH, state.kept().number())));
    }
}
