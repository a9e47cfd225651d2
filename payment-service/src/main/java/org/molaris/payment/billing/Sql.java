package org.molaris.payment.billing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What statements have in common, and values as PostgreSQL's client takes them. */
final class Sql {

    /** The type that stands for each method where nobody said which one it was, to stand behind {@code with}. */
    static final String KIND = """
            kind as (
                select distinct on (t.payment_method) t.payment_method, t.id, t.account_id
                  from payment_type t
                 order by t.payment_method, t.deleted_at is not null, t.number)
            """;

    private Sql() {}

    static OffsetDateTime moment(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
