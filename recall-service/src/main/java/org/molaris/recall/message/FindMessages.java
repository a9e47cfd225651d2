package org.molaris.recall.message;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.recall.message.MessageRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads messages, each question in one round trip. */
@ApplicationScoped
public class FindMessages {

    private static final String MESSAGE = """
            m.id, m.number, m.kind, m.patient_id, m.phone, m.campaign_id, m.payment_plan_id, m.appointment_id, m.status,
            m.text, m.reason, m.error_code, m.queued_at, m.due_at, m.sent_at, m.delivered_at, m.read_at, m.responded_at,
            m.opted_out_at, m.updated_at,
            case when who.version > 0 then concat_ws(' ', who.first_name, who.last_name) end as patient_name""";

    private static final String ONE = "select " + MESSAGE + """

              from message m
              left join patient who on who.clinic_id = m.clinic_id and who.id = m.patient_id
             where m.id = $1""";

    private static final String LIST = "select now() as read_at, counted.total, " + MESSAGE + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from message m where %1$s and m.number < $2
                     order by m.number desc %3$s) m on true
              left join patient who on who.clinic_id = m.clinic_id and who.id = m.patient_id
             order by m.number desc""";

    private static final String OF_CAMPAIGN = "m.kind = 'recall' and m.campaign_id = $%1$d";

    private final Flush flush;

    FindMessages(Flush flush) {
        this.flush = flush;
    }

    /** The clinic's messages that the filter lets through, newest first. */
    public Uni<Page<MessageDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, "true")
                .and("m.patient_id = $%1$d", filter.patientId())
                .and(OF_CAMPAIGN, filter.campaignId())
                .and("m.kind = $%1$d", LowerCaseName.of(filter.kind()))
                .and("m.status = $%1$d", LowerCaseName.of(filter.status()))
                .and(
                        "m.updated_at >= $%1$d",
                        slice.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null));
        return flush.read(LIST.formatted(where.conditions(), where.total("message m"), where.page()), where.values())
                .map(rows -> SqlRows.page(rows, slice, FindMessages::message, MessageDetails::number));
    }

    /** One of the clinic's messages. */
    public Uni<MessageDetails> one(UUID id) {
        return flush.read(ONE, Tuple.of(id))
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .map(FindMessages::message)
                        .orElseThrow(() -> new MessageRefused(Reason.MESSAGE_NOT_FOUND)));
    }

    private static MessageDetails message(Row row) {
        return new MessageDetails(
                row.getUUID("id"),
                row.getLong("number"),
                LowerCaseName.named(MessageKind.class, row.getString("kind")),
                row.getUUID("patient_id"),
                row.getString("patient_name"),
                row.getString("phone"),
                row.getUUID("campaign_id"),
                row.getUUID("payment_plan_id"),
                row.getUUID("appointment_id"),
                LowerCaseName.named(MessageStatus.class, row.getString("status")),
                row.getString("text"),
                row.getString("reason"),
                row.getInteger("error_code"),
                SqlRows.instant(row, "queued_at"),
                SqlRows.instant(row, "due_at"),
                SqlRows.instant(row, "sent_at"),
                SqlRows.instant(row, "delivered_at"),
                SqlRows.instant(row, "read_at"),
                SqlRows.instant(row, "responded_at"),
                SqlRows.instant(row, "opted_out_at"),
                SqlRows.instant(row, "updated_at"));
    }

    /** Which messages; null lets every one through. */
    public record Filter(UUID patientId, UUID campaignId, MessageKind kind, MessageStatus status) {}
}
