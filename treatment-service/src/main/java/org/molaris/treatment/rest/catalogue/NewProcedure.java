package org.molaris.treatment.rest.catalogue;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.ChartTerms;
import org.molaris.treatment.catalogue.ProcedureTerms;
import org.molaris.treatment.catalogue.Text;
import org.molaris.treatment.catalogue.TreatArea;
import org.molaris.treatment.catalogue.VatRate;
import org.molaris.web.Amount;

/**
 * A procedure to be put into the catalogue.
 *
 * @param vatRate value added tax, in percent; when not said, there is none
 * @param active when not said, it is
 * @param treatArea where in the mouth it takes place; when not said, anything may be said of teeth
 */
@Schema(examples = """
        {"code": "D2391", "name": "Resina de una superficie", "price": 45.00, "category": "Restauración",
         "treat_area": "surf", "abbreviation": "Res1"}""")
record NewProcedure(
        @NotNull
        @Text(max = ProcedureTerms.LONGEST_CODE)
        @Schema(minLength = 1, maxLength = ProcedureTerms.LONGEST_CODE)
        String code,

        @NotNull
        @Text(max = ProcedureTerms.LONGEST_NAME)
        @Schema(minLength = 1, maxLength = ProcedureTerms.LONGEST_NAME)
        String name,

        @Amount BigDecimal price,
        @VatRate BigDecimal vatRate,

        @Text(max = ProcedureTerms.LONGEST_CATEGORY) @Schema(minLength = 1, maxLength = ProcedureTerms.LONGEST_CATEGORY)
        String category,

        Boolean active,
        TreatArea treatArea,

        @Text(max = ChartTerms.LONGEST_ABBREVIATION) @Schema(minLength = 1, maxLength = ChartTerms.LONGEST_ABBREVIATION)
        String abbreviation) {

    ProcedureTerms terms() {
        return new ProcedureTerms(
                code,
                name,
                price,
                vatRate,
                category,
                Objects.requireNonNullElse(active, true),
                ChartTerms.NOTHING.with(treatArea, abbreviation));
    }
}
