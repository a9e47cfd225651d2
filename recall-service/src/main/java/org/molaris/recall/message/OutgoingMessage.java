package org.molaris.recall.message;

import java.util.List;
import java.util.UUID;

/**
 * A message on its way to its provider.
 *
 * @param text as the patient reads it
 * @param template what the provider knows the words as; null where it knows none
 * @param parameters what the template's variables say, in their order
 */
public record OutgoingMessage(
        UUID id, MessageKind kind, String phone, String text, Template template, List<String> parameters) {

    /** Neither the phone nor the words belong into a log. */
    @Override
    public String toString() {
        return kind + " " + id;
    }

    /** Words that the provider holds. */
    public record Template(String name, String language) {

        static Template of(String name, String language) {
            return name == null ? null : new Template(name, language);
        }
    }
}
