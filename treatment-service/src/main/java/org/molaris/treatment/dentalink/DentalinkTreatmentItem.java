package org.molaris.treatment.dentalink;

import static org.molaris.treatment.dentalink.Listed.orEmpty;
import static org.molaris.treatment.dentalink.Listed.orNone;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Times;
import org.molaris.treatment.plan.PaidItem;

/**
 * Something that is to be done, or is done, in a treatment: a step of the plan. Who wrote it down and whether somebody was paid
 * for doing it nobody keeps.
 *
 * @param idPrestacion 0 when it does not stand in the catalogue
 * @param tipoPrestacion the category in the catalogue
 * @param idDentistaRealizador 0 while it is not done
 * @param fechaRealizacion empty while it is not done
 * @param precio before discounts
 * @param descuentoUsuario the price less the total, as is the discount in all: insurers agree on none
 * @param pagado what is paid of it: what is done is paid first, the oldest first, and then the rest in its order
 * @param total what the patient pays
 */
@Schema(examples = """
        {"id": 31, "id_tratamiento": 2, "id_prestacion": 5, "nombre_prestacion": "Exodoncia simple",
         "tipo_prestacion": "Cirugía", "id_usuario_creador": 0, "nombre_creador": "", "fecha_creacion": "2018-11-02",
         "realizado": 1, "liquidado": 0, "id_dentista_realizador": 2, "dentista_realizador": "Daniel Vergara",
         "fecha_realizacion": "2018-11-05", "precio": 120.00, "descuento_usuario": 20.00, "descuento_convenio": 0.00,
         "descuento_total": 20.00, "pagado": 100.00, "total": 100.00, "id_sucursal": 1, "nombre_sucursal": "NORTE",
         "id_paciente": 2, "nombre_paciente": "Fernanda Risopatrón", "nombre_social_paciente": "Ferny", "links": [
          {"rel": "self", "href": "https://api.example.com/dentalink/api/v1/tratamientosdetalles/31", "method": "GET"}]}""")
record DentalinkTreatmentItem(
        long id,
        long idTratamiento,
        long idPrestacion,
        String nombrePrestacion,
        String tipoPrestacion,
        long idUsuarioCreador,
        String nombreCreador,
        String fechaCreacion,
        int realizado,
        int liquidado,
        long idDentistaRealizador,
        String dentistaRealizador,
        String fechaRealizacion,
        BigDecimal precio,
        BigDecimal descuentoUsuario,
        BigDecimal descuentoConvenio,
        BigDecimal descuentoTotal,
        BigDecimal pagado,
        BigDecimal total,
        long idSucursal,
        String nombreSucursal,
        long idPaciente,
        String nombrePaciente,
        String nombreSocialPaciente,
        List<Link> links) {

    static DentalinkTreatmentItem of(UriInfo uri, PaidItem paid) {
        var item = paid.item();
        return new DentalinkTreatmentItem(
                item.number(),
                item.planNumber(),
                orNone(item.codeNumber()),
                item.name(),
                orEmpty(item.category()),
                0,
                "",
                Times.day(item.plannedOn()),
                Bit.of(item.done()),
                0,
                orNone(item.operatorNumber()),
                orEmpty(item.operatorName()),
                orEmpty(Times.day(item.doneOn())),
                item.price(),
                item.discount(),
                Listed.NOTHING,
                item.discount(),
                paid.paid(),
                item.total(),
                orNone(item.branchNumber()),
                orEmpty(item.branchName()),
                orNone(item.patientNumber()),
                orEmpty(item.patientName()),
                orEmpty(item.patientSocialName()),
                Listed.links(
                        Link.self(uri, Listed.ITEMS, item.number()),
                        Link.to(uri, Listed.TREATMENTS, item.planNumber()),
                        item.patientName() == null ? null : Listed.link(uri, Listed.PATIENTS, item.patientNumber()),
                        Listed.link(uri, Listed.DENTISTS, item.operatorNumber()),
                        Listed.link(uri, Listed.PROCEDURES, item.codeNumber())));
    }
}
