package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.Specialty;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;

/** What dentists are good at. */
record DentalinkSpecialty(long id, String nombre, int habilitada, List<Link> links) {

    static final String PATH = "especialidades";

    static final Listed<Specialty, DentalinkSpecialty> LISTED = new Listed<>(
            Kind.SPECIALTY,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("nombre", Fields.Type.TEXT, Field.NAME)
                    .with("habilitada", Fields.Type.BIT, Field.IN_USE),
            DentalinkSpecialty::of);

    static DentalinkSpecialty of(Numbered<Specialty> specialty, UriInfo uri) {
        return new DentalinkSpecialty(
                specialty.kept().number(),
                specialty.kept().details().name(),
                Bit.of(specialty.isInUse()),
                List.of(Link.self(uri, PATH, specialty.kept().number())));
    }
}
