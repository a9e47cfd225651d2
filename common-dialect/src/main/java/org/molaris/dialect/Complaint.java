package org.molaris.dialect;

/**
 * What is wrong with one of the things that a program sent.
 *
 * @param name as it was sent; null when it is the body as a whole
 * @param other whatever else the sentence names: how many characters there may be, or another name; null for nothing
 */
public record Complaint(Kind kind, String name, Object other) {

    /** What can be wrong. */
    public enum Kind {
        NOT_JSON("The body is not valid JSON."),
        NOT_AN_OBJECT("The body must be a JSON object."),
        REQUIRED("%s is required."),
        INVALID("%s is invalid."),
        /** Molaris has no place for it, and it would be lost. */
        NOT_SUPPORTED("%s is not supported."),
        TOO_LONG("%s must have no more than %s characters."),
        ONLY_ONE_OF("Only one of %s and %s may be given."),
        NO_DAY("%s format must be yyyy-MM-dd."),
        NO_MOMENT("%s format must be yyyy-MM-dd HH:mm:ss.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    public static Complaint of(Kind kind, String name) {
        return new Complaint(kind, name, null);
    }

    String inEnglish() {
        return kind.sentence.formatted(name, other);
    }
}
