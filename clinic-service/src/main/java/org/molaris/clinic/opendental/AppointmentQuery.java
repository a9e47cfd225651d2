package org.molaris.clinic.opendental;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.agenda.FindNumberedAppointments.Filter;
import org.molaris.dialect.Values;

/** Which appointments. */
public class AppointmentQuery {

    private static final int DAY_ALONE = "yyyy-MM-dd".length();

    @RestQuery("PatNum")
    @Parameter(schema = @Schema(implementation = Long.class))
    String patNum;

    @RestQuery("AptStatus")
    @Parameter(
            schema =
                    @Schema(
                            implementation = String.class,
                            enumeration = {
                                "Scheduled",
                                "Complete",
                                "UnschedList",
                                "ASAP",
                                "Broken",
                                "Planned",
                                "PtNote",
                                "PtNoteCompleted"
                            }))
    String aptStatus;

    @RestQuery("Op")
    @Parameter(schema = @Schema(implementation = Long.class))
    String op;

    @RestQuery("date")
    @Parameter(description = "One day, yyyy-MM-dd")
    String date;

    @RestQuery("dateStart")
    @Parameter(description = "The first day, yyyy-MM-dd")
    String dateStart;

    @RestQuery("dateEnd")
    @Parameter(description = "The last day, yyyy-MM-dd")
    String dateEnd;

    @RestQuery("ClinicNum")
    @Parameter(description = "0: those of no clinic", schema = @Schema(implementation = Long.class))
    String clinicNum;

    @RestQuery("DateTStamp")
    @Parameter(description = "Those that changed since then: yyyy-MM-dd HH:mm:ss, such as a serverDateTime")
    String dateTStamp;

    @RestQuery("AppointmentTypeNum")
    @Parameter(schema = @Schema(implementation = Long.class))
    String appointmentTypeNum;

    AptStatus status() {
        return AptStatus.named(given(aptStatus));
    }

    /** All but how they stand. */
    Filter filter() {
        var day = Values.date("date", given(date));
        return new Filter(
                or(day, Values.date("dateStart", given(dateStart))),
                or(day, Values.date("dateEnd", given(dateEnd))),
                since(),
                number("PatNum", patNum),
                number("Op", op),
                null,
                Values.number("ClinicNum", given(clinicNum)),
                number("AppointmentTypeNum", appointmentTypeNum),
                Set.of(),
                null,
                false);
    }

    private LocalDateTime since() {
        var said = given(dateTStamp);
        return said != null && said.length() == DAY_ALONE
                ? Values.date("DateTStamp", said).atStartOfDay()
                : Values.dateTime("DateTStamp", said);
    }

    private static LocalDate or(LocalDate day, LocalDate otherwise) {
        return day == null ? otherwise : day;
    }

    /** Some programs send what they leave blank. */
    static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** 0 asks for nothing in particular. */
    static Long number(String name, String text) {
        var number = Values.number(name, given(text));
        return number == null || number == 0 ? null : number;
    }
}
