package org.molaris.clinic.credential;

/**
 * A developer who was just registered.
 *
 * @param secret the developer's key itself, for this once; null when this repeats an answer that had it
 */
public record RegisteredDeveloper(DeveloperDetails developer, String secret) {

    @Override
    public String toString() {
        return "RegisteredDeveloper[" + developer + "]";
    }
}
