package org.molaris.payment.rest;

import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.payment.ledger.ExportPayments;
import org.molaris.payment.ledger.ExportedPayment;
import org.molaris.web.CsvFile;

/** Hands out the payments of a period as a file. */
@Path("/api/dental/payments/export")
@RolesAllowed({OWNER, RECEPTIONIST})
@Tag(name = "Payment plans")
public class PaymentExportResource {

    private final ExportPayments exportPayments;
    private final CsvFile<ExportedPayment> csv;

    PaymentExportResource(ExportPayments exportPayments, ObjectMapper json) {
        this.exportPayments = exportPayments;
        this.csv = new CsvFile<>(ExportedPayment.class, json);
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Operation(operationId = "exportPayments", summary = "The payments of a period as a file, voided ones too")
    public RestMulti<String> export(@BeanParam PeriodQuery query, @RestQuery("bom") Boolean marked) {
        return csv.of(exportPayments.handle(query.toPeriod()), "pagos.csv", Boolean.TRUE.equals(marked));
    }
}
