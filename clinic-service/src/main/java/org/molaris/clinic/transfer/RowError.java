package org.molaris.clinic.transfer;

/**
 * Why a row was rejected.
 *
 * @param field the column as the file calls it; null when it is about the row
 */
public record RowError(long line, String field, String message) {}
