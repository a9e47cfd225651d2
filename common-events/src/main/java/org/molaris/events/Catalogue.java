package org.molaris.events;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The AsyncAPI document of everything that is published: what each event means, and why each of its fields is there. */
public final class Catalogue {

    private Catalogue() {}

    /** The document, JSON in UTF-8. */
    public static byte[] document() {
        try (var file = Catalogue.class.getResourceAsStream("asyncapi.json")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
