package org.molaris.recall.campaign;

import io.vertx.sqlclient.Row;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.recall.message.MessageStatus;

/** Reads what the statements of this package select: {@link #CAMPAIGN} and {@link #CONTACT}. */
final class CampaignRows {

    /** The columns of a campaign {@code c}. */
    static final String CAMPAIGN = """
            c.id, c.number, c.clinic_id, c.name, c.procedure_type, c.recall_interval_days, c.message_template, c.send_time,
            c.max_attempts, c.is_active, c.template_name, c.template_language, c.version, c.created_at, c.updated_at""";

    /** The columns of a message {@code m} to a patient {@code p}, who may be null; a list has a {@code read_at} of its own. */
    static final String CONTACT = """
            m.id, m.number, m.patient_id, nullif(concat_ws(' ', p.first_name, p.last_name), '') as patient_name,
            coalesce(m.phone, p.phone) as patient_phone, m.status, m.sent_at, m.responded_at, m.due_at, m.delivered_at,
            m.read_at as message_read_at, m.opted_out_at, m.last_visit_on, m.reason""";

    private CampaignRows() {}

    static CampaignDetails campaign(Row row) {
        return new CampaignDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                new CampaignTerms(
                        row.getString("name"),
                        row.getString("procedure_type"),
                        row.getInteger("recall_interval_days"),
                        row.getString("message_template"),
                        row.getLocalTime("send_time"),
                        row.getInteger("max_attempts"),
                        row.getBoolean("is_active"),
                        row.getString("template_name"),
                        row.getString("template_language")),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }

    static ContactDetails contact(Row row) {
        return new ContactDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("patient_id"),
                row.getString("patient_name"),
                row.getString("patient_phone"),
                LowerCaseName.named(MessageStatus.class, row.getString("status")),
                SqlRows.instant(row, "sent_at"),
                SqlRows.instant(row, "responded_at"),
                SqlRows.instant(row, "due_at"),
                SqlRows.instant(row, "delivered_at"),
                SqlRows.instant(row, "message_read_at"),
                SqlRows.instant(row, "opted_out_at"),
                row.getLocalDate("last_visit_on"),
                row.getString("reason"));
    }
}
