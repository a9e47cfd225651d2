package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.molaris.clinic.setup.Chair;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;

/**
 * A chair.
 *
 * @param idSucursal 0 of one that is of use in every branch, such as that of overbooking
 */
record DentalinkChair(
        long id, String nombre, long idSucursal, String nombreSucursal, int habilitado, List<Link> links) {

    static final String PATH = "sillones";

    static final Listed<Chair, DentalinkChair> LISTED = new Listed<>(
            Kind.CHAIR,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("nombre", Fields.Type.TEXT, Field.NAME)
                    .with("id_sucursal", Fields.Type.NUMBER, Field.BRANCH)
                    .with("nombre_sucursal", Fields.Type.TEXT, Field.BRANCH_NAME)
                    .with("habilitado", Fields.Type.BIT, Field.IN_USE),
            DentalinkChair::of);

    static DentalinkChair of(Numbered<Chair> chair, UriInfo uri) {
        long branch = chair.number(FindNumbered.BRANCH);
        var self = Link.self(uri, PATH, chair.kept().number());
        return new DentalinkChair(
                chair.kept().number(),
                chair.kept().details().name(),
                branch,
                chair.name(FindNumbered.BRANCH),
                Bit.of(chair.isInUse()),
                branch == 0 ? List.of(self) : List.of(self, Link.to(uri, DentalinkBranch.PATH, branch)));
    }
}
