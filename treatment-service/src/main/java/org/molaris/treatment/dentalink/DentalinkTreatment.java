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
import org.molaris.treatment.plan.PaidTreatment;
import org.molaris.treatment.plan.PlanStatus;

/**
 * A treatment: a plan that is worked on. Nobody keeps what insurers agreed.
 *
 * @param finalizado whether it is completed or was given up
 * @param bloqueado whether it was given up
 * @param total what the patient pays for all of it, after discounts
 * @param abonado what is paid towards it
 * @param abonoLibre what is paid beyond all that is planned
 * @param asignadoRealizado what is paid of what is done
 * @param asignadoSinRealizar what is paid of what is still to be done
 * @param totalRealizado what of the total is for what is done
 * @param deuda what is done and not paid
 */
@Schema(examples = """
        {"id": 2, "nombre": "Exodoncia", "id_convenio": 0, "nombre_convenio": "", "fecha": "2018-11-02", "finalizado": 0,
         "bloqueado": 0, "id_paciente": 2, "nombre_paciente": "Fernanda Risopatrón", "nombre_social_paciente": "Ferny",
         "id_dentista": 2, "nombre_dentista": "Daniel Vergara", "id_sucursal": 1, "nombre_sucursal": "NORTE",
         "comentario": "", "total": 300.00, "abonado": 120.00, "abono_libre": 0.00, "asignado_realizado": 100.00,
         "asignado_sin_realizar": 20.00, "total_realizado": 100.00, "deuda": 0.00, "links": [
          {"rel": "self", "href": "https://api.example.com/dentalink/api/v1/tratamientos/2", "method": "GET"}]}""")
record DentalinkTreatment(
        long id,
        String nombre,
        long idConvenio,
        String nombreConvenio,
        String fecha,
        int finalizado,
        int bloqueado,
        long idPaciente,
        String nombrePaciente,
        String nombreSocialPaciente,
        long idDentista,
        String nombreDentista,
        long idSucursal,
        String nombreSucursal,
        String comentario,
        BigDecimal total,
        BigDecimal abonado,
        BigDecimal abonoLibre,
        BigDecimal asignadoRealizado,
        BigDecimal asignadoSinRealizar,
        BigDecimal totalRealizado,
        BigDecimal deuda,
        List<Link> links) {

    static DentalinkTreatment of(UriInfo uri, PaidTreatment paid) {
        var treatment = paid.treatment();
        var account = paid.account();
        return new DentalinkTreatment(
                treatment.number(),
                treatment.title(),
                0,
                "",
                Times.day(treatment.openedOn()),
                Bit.of(treatment.isOver()),
                Bit.of(treatment.status() == PlanStatus.CANCELLED),
                orNone(treatment.patientNumber()),
                orEmpty(treatment.patientName()),
                orEmpty(treatment.patientSocialName()),
                orNone(treatment.operatorNumber()),
                orEmpty(treatment.operatorName()),
                orNone(treatment.branchNumber()),
                orEmpty(treatment.branchName()),
                orEmpty(treatment.notes()),
                account.total(),
                account.paid(),
                account.unassigned(),
                account.paidOfDone(),
                account.paidAhead(),
                account.done(),
                account.owed(),
                Listed.links(
                        Link.self(uri, Listed.TREATMENTS, treatment.number()),
                        treatment.patientName() == null
                                ? null
                                : Listed.link(uri, Listed.PATIENTS, treatment.patientNumber()),
                        Listed.link(uri, Listed.DENTISTS, treatment.operatorNumber()),
                        Link.to(
                                uri,
                                Listed.DETAILS,
                                Listed.TREATMENTS + "/" + treatment.number() + "/" + Listed.DETAILS)));
    }
}
