package org.molaris.clinic.rest.documents;

import java.nio.charset.StandardCharsets;

/** A {@code Content-Disposition} (RFC 6266) that lets nobody show a file in place of a page. */
final class Attachment {

    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

    private Attachment() {}

    /** The name in full, and in ASCII for those who know no better. */
    static String named(String name) {
        return "attachment; filename=\"" + name.replaceAll("[^ -~]|[\"\\\\%]", "_") + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /** RFC 8187. */
    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain = character < 0x80
                    && (Character.isLetterOrDigit(character) || ATTRIBUTE_CHARACTERS.indexOf(character) >= 0);
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}
