package org.molaris.clinic.practice;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #CLINIC}. */
final class ClinicRows {

    /** The columns of a clinic {@code c}. */
    static final String CLINIC = """
            c.id, c.number, c.slug, c.name, c.clinic_type, c.plan, c.subscription_status, c.subscription_ends_at,
            c.requests_per_second, c.time_zone, c.currency, c.language, c.phone,
            c.appointments_without_treatment, c.whatsapp_phone_number_id, c.whatsapp_business_account_id,
            c.whatsapp_base_url, c.reminder_template_name, c.reminder_template_language, c.quiet_from, c.quiet_until,
            c.remind_day_before, c.remind_hour_before, c.appointment_template_name, c.appointment_template_language,
            c.whatsapp_access_token_set,
            c.whatsapp_app_secret_set, c.whatsapp_verify_token_set, c.version, c.created_at, c.updated_at""";

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
                SqlRows.instant(row, "subscription_ends_at"),
                row.getInteger("requests_per_second"),
                row.getString("time_zone"),
                row.getString("currency"),
                row.getString("language"),
                row.getString("phone"),
                row.getBoolean("appointments_without_treatment"),
                new WhatsappSettings(
                        row.getString("whatsapp_phone_number_id"),
                        row.getString("whatsapp_business_account_id"),
                        row.getString("whatsapp_base_url"),
                        row.getString("reminder_template_name"),
                        row.getString("reminder_template_language"),
                        row.getLocalTime("quiet_from"),
                        row.getLocalTime("quiet_until"),
                        row.getBoolean("remind_day_before"),
                        row.getBoolean("remind_hour_before"),
                        row.getString("appointment_template_name"),
                        row.getString("appointment_template_language")),
                secrets(row),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }

    private static Set<WhatsappSecret> secrets(Row row) {
        return Arrays.stream(WhatsappSecret.values())
                .filter(secret -> row.getBoolean(secret.column() + "_set"))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(WhatsappSecret.class)));
    }
}
