package org.molaris.payment.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;
import org.molaris.payment.billing.Kept;
import org.molaris.payment.billing.KeptField;

/**
 * What a clinic sets up for its money, a way to pay or where money is kept.
 *
 * @param habilitado 0 for what the clinic has deleted
 */
record DentalinkKept(long id, String nombre, int habilitado, List<Link> links) {

    static final Fields<KeptField> FIELDS = Fields.<KeptField>none()
            .with("id", Fields.Type.NUMBER, KeptField.NUMBER)
            .with("nombre", Fields.Type.TEXT, KeptField.NAME)
            .with("habilitado", Fields.Type.BIT, KeptField.IN_USE);

    static DentalinkKept of(Kept kept, String resource, UriInfo uri) {
        return new DentalinkKept(
                kept.number(),
                kept.name(),
                Bit.of(kept.deletedAt() == null),
                List.of(Link.self(uri, resource, kept.number())));
    }
}
