package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Writing;
import org.molaris.treatment.plan.NumberedPlan;
import org.molaris.treatment.plan.PlanType;

/** A treatplan. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"TreatPlanNum": 9087, "PatNum": 8643, "DateTP": "2026-01-27", "Heading": "Extractions and implant",
         "Note": "This is an estimate only.", "SigIsTopaz": "false", "ResponsParty": 712, "DocNum": 476, "TPStatus": "Saved",
         "SecUserNumEntry": 0, "SecDateEntry": "2026-01-22", "SecDateTEdit": "2026-01-27 14:13:05", "UserNumPresenter": 0,
         "TPType": "Insurance", "DateTSigned": "2026-01-27 14:13:05", "DateTPracticeSigned": "2026-01-27 14:13:05",
         "SignatureText": "Pamela Hoovey", "SignaturePracticeText": "Dr. Ben Jeong", "isSigned": "true",
         "isSignedPractice": "true"}""")
record TreatPlanView(
        long treatPlanNum,
        long patNum,
        @JsonProperty("DateTP") String dateTp,
        String heading,
        String note,
        String sigIsTopaz,
        long responsParty,
        long docNum,
        @JsonProperty("TPStatus") String tpStatus,
        long secUserNumEntry,
        String secDateEntry,
        String secDateTEdit,
        long userNumPresenter,
        @JsonProperty("TPType") String tpType,
        String dateTSigned,
        String dateTPracticeSigned,
        String signatureText,
        String signaturePracticeText,
        @JsonProperty("isSigned") String isSigned,
        @JsonProperty("isSignedPractice") String isSignedPractice) {

    static TreatPlanView of(NumberedPlan plan, Formats formats) {
        var writing = formats.at(plan.timeZone());
        return new TreatPlanView(
                plan.number(),
                Writing.number(plan.patientNumber()),
                writing.date(plan.savedOn()),
                plan.title(),
                Writing.text(plan.notes()),
                Writing.flag(false),
                Writing.number(plan.responsibleNumber()),
                Writing.number(plan.documentNumber()),
                switch (plan.standing()) {
                    case SAVED -> "Saved";
                    case ACTIVE -> "Active";
                    case INACTIVE -> "Inactive";
                },
                0,
                writing.dateOf(plan.createdAt()),
                writing.dateTime(plan.updatedAt()),
                Writing.number(plan.presenterNumber()),
                plan.type() == PlanType.DISCOUNT ? "Discount" : "Insurance",
                writing.dateTime(plan.signedAt()),
                writing.dateTime(plan.practiceSignedAt()),
                Writing.text(plan.signatureText()),
                Writing.text(plan.practiceSignatureText()),
                Writing.flag(plan.signedAt() != null),
                Writing.flag(plan.practiceSignedAt() != null));
    }
}
