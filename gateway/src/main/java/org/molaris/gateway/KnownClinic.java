package org.molaris.gateway;

import java.time.Instant;

/**
 * What the gateway needs of a clinic's state to let it in, taken from the topic {@code clinics}.
 *
 * @param number what integer-keyed dialects know it by
 * @param requestsPerSecond how fast it may ask, whoever asks for it; null when that is not limited
 */
record KnownClinic(
        Long number,
        String clinicType,
        String plan,
        String subscriptionStatus,
        Instant subscriptionEndsAt,
        Integer requestsPerSecond,
        long version)
        implements TopicCopy.State {}
