package org.molaris.clinic.practice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.molaris.data.LowerCaseName;

/** Reads what the statements of this package select: {@link #CLINIC}. */
final class ClinicRows {

    /** The columns of a clinic {@code c}. */
    static final String CLINIC = """
            c.id, c.number, c.slug, c.name, c.clinic_type, c.plan, c.subscription_status, c.subscription_ends_at,
            c.time_zone, c.currency, c.language, c.phone, c.version, c.created_at, c.updated_at""";

    private ClinicRows() {}

    static ClinicDetails clinic(Row row) {
        return new ClinicDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("clinic_type"),
                LowerCaseName.named(ClinicPlan.class, row.getString("plan")),
                LowerCaseName.named(SubscriptionStatus.class, row.getString("subscription_status")),
                instant(row, "subscription_ends_at"),
                row.getString("time_zone"),
                row.getString("currency"),
                row.getString("language"),
                row.getString("phone"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
