package org.molaris.clinic.practice;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A subscription's status by the name that tables have for it. */
@Converter
class SubscriptionStatusName extends LowerCaseName<SubscriptionStatus> {

    SubscriptionStatusName() {
        super(SubscriptionStatus.class);
    }
}
