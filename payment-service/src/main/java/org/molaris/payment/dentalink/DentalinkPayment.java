package org.molaris.payment.dentalink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Times;
import org.molaris.payment.billing.ReceivedPayment;

/**
 * A payment as Dentalink shows one. What Molaris has no word for is 0, or empty text: a bank, who issued a check, a branch.
 *
 * @param nombreBanco what is noted of the bank where a check is from
 * @param fechaVencimiento money is there on the day on which it is received
 * @param folio of the bill that it is for
 * @param folioBoleta of the same; not there unless the payment was voided
 * @param fechaEliminacion not there unless it was
 * @param comentarios why; not there unless it was
 */
record DentalinkPayment(
        long id,
        long idPagador,
        String nombrePagador,
        String tipoPagador,
        long idPaciente,
        String nombrePaciente,
        String nombreSocialPaciente,
        BigDecimal montoPago,
        long idMedioPago,
        String medioPago,
        long idBanco,
        String nombreBanco,
        String fechaRecepcion,
        String fechaVencimiento,
        String fechaCreacion,
        String rutEmisor,
        String numeroReferencia,
        long idCaja,
        long idSucursal,
        String nombreSucursal,
        String folio,
        @JsonInclude(Include.NON_NULL) String folioBoleta,
        @JsonInclude(Include.NON_NULL) String fechaEliminacion,
        @JsonInclude(Include.NON_NULL) String comentarios,
        List<Link> links) {

    static final String PAYMENTS = "pagos";

    private static final String PATIENTS = "pacientes";
    private static final String PATIENT = "Paciente";

    static DentalinkPayment of(ReceivedPayment payment, UriInfo uri) {
        var folio = text(payment.bill());
        boolean voided = payment.voidedAt() != null;
        return new DentalinkPayment(
                payment.number(),
                payment.payer().number(),
                payment.payer().name(),
                PATIENT,
                payment.patient().number(),
                payment.patient().name(),
                text(payment.socialName()),
                payment.amount(),
                payment.type().number(),
                payment.type().name(),
                0,
                text(payment.bankBranch()),
                Times.day(payment.receivedOn()),
                Times.day(payment.receivedOn()),
                Times.day(payment.enteredAt(), payment.zone()),
                "",
                text(payment.checkNumber()),
                payment.account().number(),
                0,
                "",
                folio,
                voided ? folio : null,
                Times.day(payment.voidedAt(), payment.zone()),
                voided ? text(payment.voidReason()) : null,
                links(payment, uri));
    }

    private static List<Link> links(ReceivedPayment payment, UriInfo uri) {
        var beside = Stream.of(
                Link.to(uri, PATIENTS, payment.patient().number()),
                Link.to(uri, DentalinkPaymentTypesResource.TYPES, payment.type().number()),
                Link.to(
                        uri,
                        DentalinkAccountsResource.ACCOUNTS,
                        payment.account().number()));
        return payment.voidedAt() == null
                ? Stream.concat(Stream.of(Link.self(uri, PAYMENTS, payment.number())), beside)
                        .toList()
                : beside.toList();
    }

    private static String text(String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
