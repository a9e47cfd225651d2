package org.molaris.payment.billing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Values as PostgreSQL's client takes them. */
final class Sql {

    private Sql() {}

    static OffsetDateTime moment(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
