package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.treatment.plan.PlanRevision;
import org.molaris.treatment.plan.PlanType;

/** What to change about a treatplan; null leaves something as it is. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"DateTP": "2026-01-27", "Heading": "Extractions and implant", "ResponsParty": 712, "SignatureText": "Pamela Hoovey",
         "SignaturePracticeText": "Dr. Ben Jeong", "isSigned": "true", "isSignedPractice": "true"}""")
record TreatPlanPut(
        @JsonProperty("DateTP") LocalDate dateTp,
        String heading,
        String note,
        Long responsParty,

        @JsonProperty("TPType") @Schema(enumeration = {"Insurance", "Discount"})
        PlanType type,

        String signatureText,
        String signaturePracticeText,

        @JsonProperty("isSigned")
        @Schema(
                implementation = String.class,
                enumeration = {"true", "false"})
        Boolean isSigned,

        @JsonProperty("isSignedPractice")
        @Schema(
                implementation = String.class,
                enumeration = {"true", "false"})
        Boolean isSignedPractice) {

    private static final int LONGEST_NAME = 255;

    static TreatPlanPut in(Body body) {
        return new TreatPlanPut(
                date(body),
                heading(body),
                body.text("Note", PlanFields.LONGEST_NOTE),
                body.number("ResponsParty"),
                PlanFields.type(body),
                body.text("SignatureText", LONGEST_NAME),
                body.text("SignaturePracticeText", LONGEST_NAME),
                body.flag("isSigned"),
                body.flag("isSignedPractice"));
    }

    private static LocalDate date(Body body) {
        var date = body.date("DateTP");
        if (Values.NO_DATE.equals(date)) {
            throw DialectRefused.invalid("DateTP");
        }
        return date;
    }

    private static String heading(Body body) {
        var heading = body.text("Heading", PlanFields.LONGEST_HEADING);
        if (heading != null && heading.isBlank()) {
            throw DialectRefused.invalid("Heading");
        }
        return heading;
    }

    PlanRevision revision() {
        return new PlanRevision(
                heading,
                note,
                responsParty,
                type,
                dateTp,
                signatureText,
                signaturePracticeText,
                isSigned,
                isSignedPractice);
    }
}
