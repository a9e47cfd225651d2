package org.molaris.clinic.credential;

/**
 * A key that was just issued.
 *
 * @param secret the key itself, for this once; null when this repeats an answer that had it
 */
public record IssuedApiKey(ApiKeyDetails key, String secret) {

    @Override
    public String toString() {
        return "IssuedApiKey[" + key + "]";
    }
}
