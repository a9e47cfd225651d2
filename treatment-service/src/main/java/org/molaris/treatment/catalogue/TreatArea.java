package org.molaris.treatment.catalogue;

/** Where in the mouth a procedure takes place, and so what has to be said of it. */
public enum TreatArea {
    /** Nowhere in particular. */
    NONE,
    /** Surfaces of a tooth. */
    SURF,
    TOOTH,
    MOUTH,
    QUAD,
    SEXTANT,
    ARCH,
    /** Several teeth. */
    TOOTH_RANGE
}
