package org.molaris.treatment.catalogue;

/** How a chart draws a procedure. */
public enum PaintType {
    EXTRACTION,
    IMPLANT,
    RCT,
    POST_BU,
    FILLING_DARK,
    FILLING_LIGHT,
    CROWN_DARK,
    CROWN_LIGHT,
    BRIDGE_DARK,
    BRIDGE_LIGHT,
    DENTURE_DARK,
    DENTURE_LIGHT,
    SEALANT,
    VENEER,
    /** As {@link ChartTerms#paintText}. */
    TEXT,
    RETAINED_ROOT,
    SPACE_MAINTAINER
}
