package org.molaris.treatment.rest;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.VatRate;
import org.molaris.treatment.plan.StepTerms;
import org.molaris.web.Amount;
import org.molaris.web.BadRequest;

/**
 * A step to be added at the end of a plan.
 *
 * @param procedure its name; may be left out beside a code of the catalogue, or the id of a procedure
 * @param vatRate value added tax, in percent; when not said, that of the catalogue
 * @param deviceIdentifier of the device that stays in the patient: its UDI
 * @param procedureId a procedure that the patient has already, in another plan; only notes go with it
 */
@Schema(examples = """
        {"procedure": "Colocación de brackets", "estimated_cost": 300.00, "notes": "Primera sesión",
         "appointment_id": "0190c5a0-0000-7000-8000-000000000002"}""")
record NewTreatmentStep(
        @Size(min = 1, max = 500) String procedure,
        @Amount BigDecimal estimatedCost,
        @Size(max = 10_000) String notes,
        UUID appointmentId,
        @Size(max = 30) String procedureCode,
        @Size(max = 100) String tooth,
        @Size(max = 20) String surface,
        UUID procedureId,
        @Discount BigDecimal discount,
        @VatRate BigDecimal vatRate,
        @Size(max = StepTerms.LONGEST_DEVICE_IDENTIFIER) String deviceIdentifier) {

    /** What is to be done that is new. */
    StepTerms terms() {
        boolean namesNothing = procedure == null && (procedureCode == null || procedureCode.isBlank());
        if (namesNothing || (procedure != null && procedure.isBlank())) {
            throw new BadRequest("procedure", "must not be blank, unless the code is in the catalogue", null);
        }
        return new StepTerms(
                procedure,
                procedureCode,
                tooth,
                surface,
                null,
                estimatedCost,
                discount,
                vatRate,
                deviceIdentifier,
                notes,
                appointmentId,
                null,
                null);
    }

    /** The procedure that is there already, or nothing. */
    UUID existing() {
        boolean saysMore = Stream.of(
                        procedure,
                        estimatedCost,
                        appointmentId,
                        procedureCode,
                        tooth,
                        surface,
                        discount,
                        vatRate,
                        deviceIdentifier)
                .anyMatch(said -> said != null);
        if (procedureId != null && saysMore) {
            throw new BadRequest("procedure_id", "goes with notes alone: the rest is the procedure's", null);
        }
        return procedureId;
    }
}
