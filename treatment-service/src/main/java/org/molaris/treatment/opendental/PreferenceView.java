package org.molaris.treatment.opendental;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.treatment.settings.TreatmentSettings;

/** A preference. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"PrefNum": 2, "PrefName": "TreatmentPlanNote", "ValueString": "This is an estimate only."}""")
record PreferenceView(long prefNum, String prefName, String valueString) {

    /** Those of Open Dental's that concern treatment plans; flags are 1 and 0 among them. */
    static List<PreferenceView> of(TreatmentSettings settings) {
        return List.of(
                new PreferenceView(1, "SheetsDefaultTreatmentPlan", String.valueOf(settings.sheetNumber())),
                new PreferenceView(2, "TreatmentPlanNote", Writing.text(settings.defaultNote())),
                new PreferenceView(3, "TreatPlanSaveSignedToPdf", settings.saveSignedToPdf() ? "1" : "0"));
    }
}
