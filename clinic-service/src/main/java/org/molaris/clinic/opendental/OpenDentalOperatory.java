package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Objects;
import org.molaris.clinic.setup.Chair;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Numbered;
import org.molaris.opendental.Writing;

/** A chair, as Open Dental shows the room around it. Its operator is the hygienist where it is for hygiene. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalOperatory(
        long operatoryNum,
        String opName,
        String abbrev,
        int itemOrder,
        String isHidden,
        long provDentist,
        long provHygienist,
        String isHygiene,
        long clinicNum,
        String setProspective,
        String isWebSched,
        @JsonProperty("OperatoryType") long type,
        @JsonProperty("operatoryType") String typeName) {

    static OpenDentalOperatory of(Numbered<Chair> numbered) {
        var chair = numbered.kept().details();
        var operator = numbered.number(FindNumbered.OPERATOR);
        return new OpenDentalOperatory(
                numbered.kept().number(),
                chair.name(),
                Objects.requireNonNullElse(chair.abbreviation(), chair.name()),
                chair.sequence(),
                Writing.flag(numbered.kept().deletedAt() != null),
                chair.hygiene() ? 0 : operator,
                chair.hygiene() ? operator : 0,
                Writing.flag(chair.hygiene()),
                numbered.number(FindNumbered.BRANCH),
                Writing.flag(false),
                Writing.flag(false),
                0,
                "");
    }
}
