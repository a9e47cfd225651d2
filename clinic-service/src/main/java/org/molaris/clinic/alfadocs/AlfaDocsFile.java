package org.molaris.clinic.alfadocs;

/**
 * A document's file, as {@link Base64File} writes it.
 *
 * @param file in Base64
 */
record AlfaDocsFile(String status, String file) {}
