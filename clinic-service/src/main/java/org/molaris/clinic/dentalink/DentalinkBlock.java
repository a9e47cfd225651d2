package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.molaris.clinic.setup.Block;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Times;

/**
 * Time that is not to be booked, by the clinic's clock.
 *
 * @param idDentista 0 of what holds for everybody
 * @param idSucursal that of the chair, if there is one; 0 of what holds everywhere
 * @param idSillon 0 of what holds for all chairs
 * @param fecha the same as {@code fechaInicio}
 * @param fechaFin the day of {@code horaFin}, the next one where that is midnight
 */
record DentalinkBlock(
        long id,
        long idDentista,
        String nombreDentista,
        long idSucursal,
        String nombreSucursal,
        long idSillon,
        String nombreSillon,
        String fecha,
        String fechaInicio,
        String horaInicio,
        String fechaFin,
        String horaFin,
        String comentario,
        List<Link> links) {

    static final String PATH = "horariosbloqueados";

    static final Listed<Block, DentalinkBlock> LISTED = new Listed<>(
            Kind.BLOCK,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("id_dentista", Fields.Type.NUMBER, Field.COUNTS_FOR_OPERATOR)
                    .with("id_sucursal", Fields.Type.NUMBER, Field.COUNTS_IN_BRANCH)
                    .with("id_sillon", Fields.Type.NUMBER, Field.COUNTS_IN_CHAIR)
                    .with("fecha", Fields.Type.DAY, Field.DAY)
                    .with("fecha_inicio", Fields.Type.DAY, Field.FIRST_DAY)
                    .with("fecha_fin", Fields.Type.DAY, Field.LAST_DAY)
                    .with("comentario", Fields.Type.TEXT, Field.REASON),
            DentalinkBlock::of);

    static DentalinkBlock of(Numbered<Block> found, UriInfo uri) {
        var block = found.kept().details();
        var day = Times.day(block.startsAt(), found.zone());
        long operator = found.number(FindNumbered.OPERATOR);
        long branch = found.number(FindNumbered.BRANCH);
        long chair = found.number(FindNumbered.CHAIR);
        return new DentalinkBlock(
                found.kept().number(),
                operator,
                found.name(FindNumbered.OPERATOR),
                branch,
                found.name(FindNumbered.BRANCH),
                chair,
                found.name(FindNumbered.CHAIR),
                day,
                day,
                Times.time(block.startsAt(), found.zone()),
                Times.day(block.endsAt(), found.zone()),
                Times.time(block.endsAt(), found.zone()),
                Texts.orEmpty(block.reason()),
                links(uri, operator, branch, chair));
    }

    private static List<Link> links(UriInfo uri, long operator, long branch, long chair) {
        var links = new ArrayList<Link>();
        addIfAny(links, uri, DentalinkDentist.PATH, operator);
        addIfAny(links, uri, DentalinkBranch.PATH, branch);
        addIfAny(links, uri, DentalinkChair.PATH, chair);
        return links;
    }

    private static void addIfAny(List<Link> links, UriInfo uri, String resource, long number) {
        if (number != 0) {
            links.add(Link.to(uri, resource, number));
        }
    }
}
