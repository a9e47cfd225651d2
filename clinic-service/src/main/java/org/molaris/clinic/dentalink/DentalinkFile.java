package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.molaris.clinic.document.NumberedDocument;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Times;

/**
 * A file of a patient as Dentalink shows one.
 *
 * @param tipo of its content, such as {@code application/pdf}
 * @param tamano in bytes
 * @param url where the file itself is, for the same token
 */
record DentalinkFile(
        long id,
        long idPaciente,
        String nombre,
        String titulo,
        String tipo,
        String carpeta,
        long tamano,
        String fecha,
        String fechaCreacion,
        String url,
        List<Link> links) {

    static DentalinkFile of(NumberedDocument shown, long patient, UriInfo uri) {
        var document = shown.document();
        var content = Link.to(
                uri,
                "contenido",
                "%s/%d/archivos/%d/contenido".formatted(DentalinkPatient.PATIENTS, patient, document.number()));
        return new DentalinkFile(
                document.number(),
                patient,
                document.name(),
                document.name(),
                document.contentType(),
                DentalinkPatient.text(document.folder()),
                document.size(),
                Times.day(document.createdAt(), shown.zone()),
                Times.written(document.createdAt(), shown.zone()),
                content.href(),
                List.of(Link.to(uri, DentalinkPatient.PATIENTS, patient), content));
    }
}
