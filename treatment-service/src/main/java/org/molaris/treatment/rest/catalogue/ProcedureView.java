package org.molaris.treatment.rest.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.ProcedureDetails;
import org.molaris.treatment.catalogue.TreatArea;

/**
 * A procedure of the catalogue.
 *
 * @param vatRate value added tax, in percent
 * @param treatArea where in the mouth it takes place; null when that is not said
 */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-000000000003", "clinic_id": "0190c5a0-0000-7000-8000-000000000004",
         "code": "D2391", "name": "Resina de una superficie", "price": 45.00, "vat_rate": 0.00, "category": "Restauración", "active": true,
         "treat_area": "surf", "abbreviation": "Res1",
         "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-01-15T10:00:00Z"}""")
record ProcedureView(
        UUID id,
        UUID clinicId,
        String code,
        String name,
        BigDecimal price,
        BigDecimal vatRate,
        String category,
        boolean active,
        TreatArea treatArea,
        String abbreviation,
        Instant createdAt,
        Instant updatedAt) {

    static ProcedureView of(ProcedureDetails procedure) {
        return new ProcedureView(
                procedure.id(),
                procedure.clinicId(),
                procedure.terms().code(),
                procedure.terms().name(),
                procedure.terms().price(),
                procedure.terms().vatRate(),
                procedure.terms().category(),
                procedure.terms().active(),
                procedure.terms().chart().treatArea(),
                procedure.terms().chart().abbreviation(),
                procedure.createdAt(),
                procedure.updatedAt());
    }
}
