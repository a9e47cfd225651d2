package org.molaris.clinic.transfer;

import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * A file as it arrives.
 *
 * @param delimiter what separates the columns of CSV; null to find out from the header
 */
public record PatientFile(InputStream content, Form form, Charset charset, Character delimiter) {

    /** How it is written. */
    public enum Form {
        CSV,
        /** A JSON object per line. */
        NDJSON
    }
}
