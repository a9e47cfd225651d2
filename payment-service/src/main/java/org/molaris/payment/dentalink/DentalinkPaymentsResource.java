package org.molaris.payment.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.payment.billing.FindReceivedPayments;
import org.molaris.payment.billing.PaymentField;
import org.molaris.payment.billing.ReceivedPayment;
import org.molaris.payment.plan.FindPatient;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;

/** What patients paid, as Dentalink has it. What was voided is in a list of its own. */
@Path(Dentalink.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Dentalink.TAG)
public class DentalinkPaymentsResource {

    private final FindReceivedPayments find;
    private final FindPatient findPatient;

    DentalinkPaymentsResource(FindReceivedPayments find, FindPatient findPatient) {
        this.find = find;
        this.findPatient = findPatient;
    }

    @GET
    @Path("/" + DentalinkPayment.PAYMENTS)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListPayments", summary = "List payments")
    @Parameter(name = "q", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Many<DentalinkPayment>> list(UriInfo uri) {
        var question = Question.in(uri, fields());
        return find.list(question.criteria(), question.span()).map(found -> answer(question, found, uri));
    }

    @GET
    @Path("/" + DentalinkPayment.PAYMENTS + Dentalink.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkGetPayment", summary = "A payment")
    public Uni<One<DentalinkPayment>> get(@RestPath("id") long id, UriInfo uri) {
        return find.one(id).map(payment -> One.of(DentalinkPayment.of(payment, uri)));
    }

    @GET
    @Path("/pacientes" + Dentalink.ID + "/" + DentalinkPayment.PAYMENTS)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListPatientPayments", summary = "List a patient's payments")
    @Parameter(name = "q", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Many<DentalinkPayment>> listOfPatient(@RestPath("id") long id, UriInfo uri) {
        var question = Question.in(uri, fields());
        return findPatient
                .present(id)
                .map(patient -> Stream.concat(
                                Stream.of(new Criterion<>(PaymentField.PATIENT, Comparison.EQUAL, patient.number())),
                                question.criteria().stream())
                        .toList())
                .flatMap(criteria -> find.list(criteria, question.span()))
                .map(found -> answer(question, found, uri));
    }

    @GET
    @Path("/pagosEliminados")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListVoidedPayments", summary = "List payments that were voided")
    @Parameter(name = "q", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Many<DentalinkPayment>> listVoided(UriInfo uri) {
        var question = Question.in(
                uri,
                fields().with("fecha_eliminacion", Fields.Type.MOMENT, PaymentField.VOIDED_ON)
                        .with("folio_boleta", Fields.Type.TEXT, PaymentField.BILL));
        return find.listVoided(question.criteria(), question.span()).map(found -> answer(question, found, uri));
    }

    private static Many<DentalinkPayment> answer(
            Question<PaymentField> question, Stretch<ReceivedPayment> found, UriInfo uri) {
        return question.answeredBy(found.map(each -> DentalinkPayment.of(each, uri)), DentalinkPayment::id);
    }

    private static Fields<PaymentField> fields() {
        return Fields.<PaymentField>none()
                .with("id", Fields.Type.NUMBER, PaymentField.NUMBER)
                .with("id_pagador", Fields.Type.NUMBER, PaymentField.PAYER)
                .with("id_paciente", Fields.Type.NUMBER, PaymentField.PATIENT)
                .with("monto_pago", Fields.Type.MONEY, PaymentField.AMOUNT)
                .with("id_medio_pago", Fields.Type.NUMBER, PaymentField.TYPE)
                .with("id_caja", Fields.Type.NUMBER, PaymentField.ACCOUNT)
                .with("fecha_recepcion", Fields.Type.DAY, PaymentField.RECEIVED_ON)
                .with("fecha_vencimiento", Fields.Type.DAY, PaymentField.RECEIVED_ON)
                .with("fecha_creacion", Fields.Type.MOMENT, PaymentField.ENTERED_ON)
                .with("numero_referencia", Fields.Type.TEXT, PaymentField.REFERENCE)
                .with("folio", Fields.Type.TEXT, PaymentField.BILL);
    }
}
