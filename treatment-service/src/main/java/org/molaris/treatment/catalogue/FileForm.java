package org.molaris.treatment.catalogue;

/** How a file writes its rows down. */
public enum FileForm {
    /** With a header; comma or semicolon between the fields. */
    CSV,
    /** A JSON object per line. */
    NDJSON
}
