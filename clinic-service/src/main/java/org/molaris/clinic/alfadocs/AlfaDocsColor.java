package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.clinic.setup.Color;
import org.molaris.clinic.setup.Numbered;

/** A colour of the agenda and what can be read on it, both as {@code rrggbb}. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsColor(long id, String backgroundColor, String textColor) {

    static AlfaDocsColor of(Numbered<Color> color) {
        var details = color.kept().details();
        return new AlfaDocsColor(color.kept().number(), hex(details.value()), hex(details.textColor()));
    }

    private static String hex(String color) {
        return color.substring("#".length());
    }
}
