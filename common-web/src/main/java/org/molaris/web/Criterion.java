package org.molaris.web;

/**
 * What must hold of each thing that is listed.
 *
 * @param field what of it is meant: the names are those of the list that is asked
 * @param value of the type that the field has
 */
public record Criterion<F extends Enum<F>>(F field, Comparison comparison, Object value) {}
