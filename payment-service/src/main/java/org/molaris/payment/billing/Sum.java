package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money with the VAT on it, and how it is divided: a part bears its share of the VAT to the nearest cent, and the
 * last part all that is left of it, so that the parts are the whole to the cent.
 */
record Sum(BigDecimal net, BigDecimal vat) {

    static final Sum NOTHING = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

    Sum {
        net = net.setScale(2, RoundingMode.UNNECESSARY);
        vat = vat.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** What is left without the other; never less than nothing. */
    Sum less(Sum other) {
        return new Sum(
                net.subtract(other.net).max(BigDecimal.ZERO),
                vat.subtract(other.vat).max(BigDecimal.ZERO));
    }

    Sum plus(Sum other) {
        return new Sum(net.add(other.net), vat.add(other.vat));
    }

    boolean isNothing() {
        return net.signum() == 0;
    }

    /**
     * A part of this.
     *
     * @param wanted its net: more than nothing, and no more than this one's
     */
    Sum part(BigDecimal wanted) {
        return wanted.compareTo(net) == 0
                ? this
                : new Sum(wanted, vat.multiply(wanted).divide(net, 2, RoundingMode.HALF_UP));
    }
}
