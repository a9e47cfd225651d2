/**
 * Who works in a clinic, where and when, and the words of its agenda: ten kinds of things that are only kept, by one
 * mechanism. A {@link org.molaris.clinic.setup.Kind} says what is particular about each, a record of
 * {@link org.molaris.clinic.setup.Details} what is written down of one; its table has columns of the same names.
 */
package org.molaris.clinic.setup;
