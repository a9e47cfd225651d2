package org.molaris.gateway;

import java.time.Instant;

/** What the gateway needs of a clinic's state to let it in, taken from the topic {@code clinics}. */
record KnownClinic(String clinicType, String plan, String subscriptionStatus, Instant subscriptionEndsAt, long version)
        implements TopicCopy.State {}
