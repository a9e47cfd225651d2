package org.molaris.web;

/** How something is compared with what is asked for. What is not known is equal to nothing, and no more or less than anything. */
public enum Comparison {
    EQUAL,
    /** What is not known is that, too. */
    NOT_EQUAL,
    MORE,
    AT_LEAST,
    LESS,
    AT_MOST,
    /** Text, anywhere and in any case. */
    CONTAINS
}
