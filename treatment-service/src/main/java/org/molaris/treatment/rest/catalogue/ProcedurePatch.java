package org.molaris.treatment.rest.catalogue;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.ChartTerms;
import org.molaris.treatment.catalogue.ProcedureTerms;
import org.molaris.treatment.catalogue.Text;
import org.molaris.treatment.catalogue.TreatArea;
import org.molaris.treatment.catalogue.VatRate;
import org.molaris.web.Amount;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a procedure of the catalogue. */
@AtLeastOneField
@Schema(examples = """
        {"price": 50.00, "active": false}""")
record ProcedurePatch(
        JsonNullable<@NotNull @Text(max = ProcedureTerms.LONGEST_CODE) String> code,
        JsonNullable<@NotNull @Text(max = ProcedureTerms.LONGEST_NAME) String> name,
        JsonNullable<@Amount BigDecimal> price,
        JsonNullable<@NotNull @VatRate BigDecimal> vatRate,
        JsonNullable<@Text(max = ProcedureTerms.LONGEST_CATEGORY) String> category,
        JsonNullable<@NotNull Boolean> active,
        JsonNullable<TreatArea> treatArea,
        JsonNullable<@Text(max = ChartTerms.LONGEST_ABBREVIATION) String> abbreviation) {

    ProcedureTerms onto(ProcedureTerms terms) {
        return new ProcedureTerms(
                code.orElse(terms.code()),
                name.orElse(terms.name()),
                price.orElse(terms.price()),
                vatRate.orElse(terms.vatRate()),
                category.orElse(terms.category()),
                active.orElse(terms.active()),
                terms.chart()
                        .with(
                                treatArea.orElse(terms.chart().treatArea()),
                                abbreviation.orElse(terms.chart().abbreviation())));
    }
}
