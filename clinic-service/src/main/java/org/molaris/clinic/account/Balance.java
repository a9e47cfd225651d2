package org.molaris.clinic.account;

import java.math.BigDecimal;

/**
 * What is still to be paid.
 *
 * @param own of the patient
 * @param family of the patient and all for whom the patient pays
 */
public record Balance(BigDecimal own, BigDecimal family) {

    /** Of somebody for whom nothing was ever charged. */
    public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);
}
