package org.molaris.treatment.dentalink;

import static org.molaris.treatment.dentalink.Listed.orEmpty;
import static org.molaris.treatment.dentalink.Listed.orNone;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Link;
import org.molaris.treatment.catalogue.FindProcedureCodes.InCategory;

/**
 * A procedure of the catalogue.
 *
 * @param idCategoria 0 for none
 * @param precio 0 where it is not said
 */
@Schema(examples = """
        {"id": 5, "codigo": "D7140", "nombre": "Exodoncia simple", "id_categoria": 3, "categoria": "Cirugía", "precio": 120.00,
         "habilitado": 1, "links": [
          {"rel": "self", "href": "https://api.example.com/dentalink/api/v1/prestaciones/5", "method": "GET"}]}""")
record DentalinkProcedure(
        long id,
        String codigo,
        String nombre,
        long idCategoria,
        String categoria,
        BigDecimal precio,
        int habilitado,
        List<Link> links) {

    static DentalinkProcedure of(UriInfo uri, InCategory found) {
        var procedure = found.procedure();
        var terms = procedure.terms();
        return new DentalinkProcedure(
                procedure.number(),
                terms.code(),
                terms.name(),
                orNone(found.category()),
                orEmpty(terms.category()),
                Objects.requireNonNullElse(terms.price(), Listed.NOTHING),
                Bit.of(terms.active()),
                List.of(Link.self(uri, Listed.PROCEDURES, procedure.number())));
    }
}
