package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.molaris.clinic.setup.CustomField;
import org.molaris.clinic.setup.Kept;

/**
 * A field that the clinic adds to the records of its patients.
 *
 * @param choices empty of what is no dropdown
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsCustomField(
        long id,
        String objectType,
        String label,
        String technicalName,
        String type,
        List<String> choices,
        int sequenceNumber) {

    static AlfaDocsCustomField of(Kept<CustomField> kept) {
        var field = kept.details();
        return new AlfaDocsCustomField(
                kept.number(),
                CustomFieldForm.PATIENT,
                field.label(),
                field.technicalName(),
                CustomFieldForm.word(field.type()),
                field.choices(),
                field.sequence());
    }
}
