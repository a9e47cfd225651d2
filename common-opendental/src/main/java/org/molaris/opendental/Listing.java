package org.molaris.opendental;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** Which part of a list: {@code Offset} and {@code Limit}. A page that is not full is the last. */
public class Listing {

    /** How many rows a list answers at most: 100 as Open Dental's remote API does, unless the installation says otherwise. */
    public static final String PAGE = "molaris.opendental.page";

    private static final int REMOTE = 100;

    @RestQuery("Offset")
    @Parameter(description = "How many rows to leave out", schema = @Schema(implementation = Long.class, minimum = "0"))
    String offset;

    @RestQuery("Limit")
    @Parameter(
            description = "How many rows to answer: 100 at most, and unless said otherwise",
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100"))
    String limit;

    /** How many rows to leave out. */
    public long offset() {
        var asked = Values.number("Offset", offset);
        return asked == null ? 0 : asked;
    }

    /** How many rows to answer; what is more than there may be counts as that, as Open Dental has it. */
    public int limit() {
        int most =
                ConfigProvider.getConfig().getOptionalValue(PAGE, Integer.class).orElse(REMOTE);
        var asked = Values.number("Limit", limit);
        if (asked != null && asked == 0) {
            throw DialectRefused.invalid("Limit");
        }
        return asked == null ? most : (int) Math.min(asked, most);
    }
}
