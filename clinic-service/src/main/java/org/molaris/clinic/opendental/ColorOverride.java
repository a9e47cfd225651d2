package org.molaris.clinic.opendental;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/** A colour as Open Dental writes it, {@code 100,0,255}, of which black is none. */
final class ColorOverride {

    static final String FIELD = "colorOverride";

    private static final String NONE = "0,0,0";
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})");
    private static final int MOST = 255;
    private static final int LONGEST = 20;

    private ColorOverride() {}

    /** As {@code #rrggbb}; null for none. */
    static String in(Body body) {
        var text = body.text(FIELD, LONGEST);
        if (text == null) {
            return null;
        }
        var read = FORM.matcher(text.strip());
        if (!read.matches()) {
            throw refused();
        }
        var bytes = new byte[3];
        for (int at = 0; at < bytes.length; at++) {
            int value = Integer.parseInt(read.group(at + 1));
            if (value > MOST) {
                throw refused();
            }
            bytes[at] = (byte) value;
        }
        var hex = "#" + HexFormat.of().formatHex(bytes);
        return hex.equals("#000000") ? null : hex;
    }

    static String of(String hex) {
        if (hex == null) {
            return NONE;
        }
        var bytes = HexFormat.of().parseHex(hex.substring(1));
        return "%d,%d,%d".formatted(bytes[0] & MOST, bytes[1] & MOST, bytes[2] & MOST);
    }

    private static DialectRefused refused() {
        return DialectRefused.badRequest("colorOverride must be a color in R,G,B format.");
    }
}
