package org.molaris.treatment.catalogue;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.UUID;
import org.molaris.web.Amount;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A row as it is written. A column that the file does not have leaves a known procedure as it is; an empty one empties it.
 *
 * @param id what the procedure gets when it is new
 * @param active null when nothing is said
 * @param vatRate null when nothing is said
 */
record CatalogueRow(
        long line,
        UUID id,
        @NotNull @Text(max = ProcedureTerms.LONGEST_CODE) String code,
        @NotNull @Text(max = ProcedureTerms.LONGEST_NAME) String name,
        JsonNullable<@Amount BigDecimal> price,
        JsonNullable<@Text(max = ProcedureTerms.LONGEST_CATEGORY) String> category,
        Boolean active,
        @VatRate BigDecimal vatRate) {

    CatalogueRow stripped() {
        return new CatalogueRow(
                line,
                id,
                code.strip(),
                name.strip(),
                price,
                category.isPresent() && category.get() != null
                        ? JsonNullable.of(category.get().strip())
                        : category,
                active,
                vatRate);
    }
}
