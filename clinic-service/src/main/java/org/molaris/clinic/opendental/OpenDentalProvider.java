package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Objects;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kept;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.Operator;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Writing;

/**
 * Somebody who treats patients, as Open Dental shows them. Who is hidden was deleted: what names them goes on naming them.
 *
 * @param ssn that of the person or, {@code usingTin}, the tax number
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalProvider(
        long provNum,
        String abbr,
        @JsonProperty("LName") String lastName,
        @JsonProperty("FName") String firstName,
        @JsonProperty("MI") String middleName,
        String suffix,
        long feeSched,
        long specialty,
        @JsonProperty("SSN") String ssn,
        String stateLicense,
        String isSecondary,
        @JsonProperty("provColor") String color,
        String isHidden,
        @JsonProperty("UsingTIN") String usingTin,
        String sigOnFile,
        @JsonProperty("NationalProvID") String nationalProviderId,
        @JsonProperty("DateTStamp") String dateTimeStamp,
        String isNotPerson,
        String provStatus,
        String isHiddenReport,
        String birthdate,
        String schedNote,
        String preferredName,
        @JsonProperty("serverDateTime") String serverDateTime) {

    private static final int HEX = 16;

    static OpenDentalProvider of(Numbered<Operator> numbered, Writing writing, String serverDateTime) {
        return of(numbered.kept(), numbered.number(FindNumbered.SPECIALTY), writing, serverDateTime);
    }

    private static OpenDentalProvider of(Kept<Operator> kept, long specialty, Writing writing, String serverDateTime) {
        var operator = kept.details();
        var deleted = kept.deletedAt() != null;
        return new OpenDentalProvider(
                kept.number(),
                Objects.requireNonNullElse(operator.abbreviation(), operator.firstName()),
                Writing.text(operator.lastName()),
                operator.firstName(),
                Writing.text(operator.middleName()),
                Writing.text(operator.suffix()),
                0,
                DefNum.of(Category.PROVIDER_SPECIALTIES, specialty),
                Writing.text(operator.ssn() == null ? operator.fiscalCode() : operator.ssn()),
                Writing.text(operator.licenseNumber()),
                Writing.flag(operator.hygienist()),
                inDecimals(operator.color()),
                Writing.flag(deleted),
                Writing.flag(operator.ssn() == null),
                Writing.flag(false),
                Writing.text(operator.nationalProviderId()),
                writing.dateTime(kept.updatedAt()),
                Writing.flag(false),
                deleted ? "Deleted" : "Active",
                Writing.flag(false),
                writing.date(operator.dateOfBirth()),
                Writing.text(operator.schedulingNote()),
                Writing.text(operator.socialName()),
                serverDateTime);
    }

    /** {@code 164,255,164} */
    private static String inDecimals(String color) {
        return color == null
                ? "0,0,0"
                : "%d,%d,%d".formatted(part(color, 1), part(color, 1 + 2), part(color, 1 + 2 + 2));
    }

    private static int part(String color, int from) {
        return Integer.parseInt(color.substring(from, from + 2), HEX);
    }
}
