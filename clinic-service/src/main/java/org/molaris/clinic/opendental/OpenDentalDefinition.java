package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.clinic.setup.FindChoices.Choice;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Writing;

/** Something that is chosen from a list, as Open Dental shows it. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalDefinition(
        long defNum,
        String itemName,
        String itemValue,
        @JsonProperty("Category") int categoryCode,
        @JsonProperty("category") String categoryName,
        @JsonProperty("isHidden") String hidden) {

    static OpenDentalDefinition of(Choice choice) {
        return of(Categories.ofKind(choice.kind()), choice.number(), choice.name(), choice.value(), choice.deleted());
    }

    static OpenDentalDefinition of(Category category, long number, String name, String value, boolean hidden) {
        return new OpenDentalDefinition(
                DefNum.of(category, number),
                name,
                Writing.text(value),
                category.code(),
                category.label(),
                Writing.flag(hidden));
    }
}
