package org.molaris.treatment.rest.catalogue;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.ProcedureTerms;
import org.molaris.treatment.catalogue.Text;
import org.molaris.web.Amount;

/**
 * A procedure to be put into the catalogue.
 *
 * @param active when not said, it is
 */
@Schema(examples = """
        {"code": "D2391", "name": "Resina de una superficie", "price": 45.00, "category": "Restauración"}""")
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

        @Text(max = ProcedureTerms.LONGEST_CATEGORY) @Schema(minLength = 1, maxLength = ProcedureTerms.LONGEST_CATEGORY)
        String category,

        Boolean active) {

    ProcedureTerms terms() {
        return new ProcedureTerms(code, name, price, category, Objects.requireNonNullElse(active, true));
    }
}
