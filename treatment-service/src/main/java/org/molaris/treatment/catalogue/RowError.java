package org.molaris.treatment.catalogue;

/**
 * Why a row was rejected.
 *
 * @param line on which it begins, counted from 1
 * @param field by its name in the API; null when it is about the row
 */
public record RowError(long line, String field, String message) {}
