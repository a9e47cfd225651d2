package org.molaris.opendental;

import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a program wants days and moments written, in the patterns of .NET; accepted with every request. */
public class Formats {

    @RestQuery("DateFormatString")
    @Parameter(description = "How days are to be written, such as MM/dd/yyyy")
    String dateFormat;

    @RestQuery("DateTimeFormatString")
    @Parameter(description = "How moments are to be written, such as dd/MM/yyyy HH:mm:ss zzz")
    String dateTimeFormat;

    /** The clinic's clock is the one that counts. */
    public Writing at(ZoneId zone) {
        return new Writing(
                NetFormat.of("DateFormatString", dateFormat == null ? Writing.DATE : dateFormat),
                NetFormat.of("DateTimeFormatString", dateTimeFormat == null ? Writing.DATE_TIME : dateTimeFormat),
                zone);
    }
}
