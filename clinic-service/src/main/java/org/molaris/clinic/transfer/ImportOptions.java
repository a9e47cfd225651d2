package org.molaris.clinic.transfer;

/**
 * How a file is to be taken in.
 *
 * @param preview finds out what would become of every row, and writes nothing
 * @param country ISO 3166 of phones without a country code; null for the clinic's own
 * @param key who is meant by a row; null for the external id where it has one, and the phone otherwise
 */
public record ImportOptions(boolean preview, String country, Key key) {

    /** What a row and a patient have in common. */
    public enum Key {
        /** The phone alone, whatever the name. */
        PHONE,
        EXTERNAL_ID
    }
}
