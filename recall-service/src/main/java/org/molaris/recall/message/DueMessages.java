package org.molaris.recall.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.recall.message.DueMessage.Payment;
import org.molaris.recall.message.DueMessage.Recall;
import org.molaris.recall.message.OutgoingMessage.Template;
import org.molaris.recall.message.Reachability.Reachable;

/** A clinic's queue, from looking at what is due to claiming it: each step is one round trip. */
@ApplicationScoped
class DueMessages {

    private static final int LARGEST_BATCH = 200;

    /** Many can be moved at once, but a transaction must end. */
    private static final int MOVED_AT_ONCE = 5_000;

    /** The limit is a number: of so few the plan is the same, however many are queued. */
    private static final String LOOK = """
            select c.name as clinic, c.language, c.currency, c.time_zone, c.version as clinic_version,
                   quiet_end($1, c.quiet_from, c.quiet_until, c.time_zone) as quiet_until,
                   sender_room(coalesce(p.free_at, 'epoch'), $2) as room,
                   m.id, m.kind, m.patient_id,
                   case when who.version > 0 then coalesce(who.social_name, who.first_name) end as patient,
                   coalesce(k.message_template, m.about ->> 'what') as words,
                   case m.kind when 'recall' then k.template_name
                               when 'payment_reminder' then c.reminder_template_name
                               when 'appointment_reminder' then c.appointment_template_name end as template_name,
                   case m.kind when 'recall' then k.template_language
                               when 'payment_reminder' then c.reminder_template_language
                               when 'appointment_reminder' then c.appointment_template_language end as template_language,
                   k.procedure_type, m.last_visit_on, m.last_procedure,
                   (m.about ->> 'due_on')::date as due_on,
                   still_due((m.about ->> 'amount_due')::numeric, (m.about ->> 'amount_paid')::numeric,
                             plan.amount_paid) as amount_due,
                   still_due((m.about ->> 'balance')::numeric, (m.about ->> 'amount_paid')::numeric,
                             plan.amount_paid) as balance,
                   plan.amount_paid, (m.about ->> 'starts_at')::timestamptz as starts_at
              from clinic c
              left join sender_pace p on p.clinic_id = c.clinic_id
              left join lateral (select * from message m
                                  where m.clinic_id = c.clinic_id and m.status = 'queued' and m.due_at <= $1
                                  order by m.due_at, m.number
                                  limit %d) m on true
              left join patient who on who.clinic_id = m.clinic_id and who.id = m.patient_id
              left join campaign k on k.clinic_id = m.clinic_id and k.id = m.campaign_id
              left join payment_plan plan on plan.clinic_id = m.clinic_id and plan.id = m.payment_plan_id
             order by m.due_at, m.number""";

    private static final String HOLD = "select hold_messages($1, $2, " + MOVED_AT_ONCE + ")";

    private static final String CLAIM = "select id from claim_messages($1::text::jsonb, $2, $3) as id";

    private final Flush flush;
    private final int rate;
    private final String look;

    DueMessages(
            Flush flush, @ConfigProperty(name = "molaris.recall.messages-per-second", defaultValue = "80") int rate) {
        this.flush = flush;
        this.rate = rate;
        this.look = LOOK.formatted(Math.min(rate, LARGEST_BATCH));
    }

    /** What the current clinic may send next: at most as much as its sender has room for. */
    Uni<DueBatch> look(Instant now) {
        return flush.read(look, Tuple.of(utc(now), rate)).map(SqlRows::list).map(DueMessages::batch);
    }

    /** Moves what is due behind the quiet hours. */
    Uni<Void> hold(Instant now, Instant until) {
        return flush.write(HOLD, Tuple.of(utc(now), utc(until))).replaceWithVoid();
    }

    /** Decides which of the messages go out, and marks them: whatever happens from here on, they go once at most. */
    Uni<Set<UUID>> claim(List<Written> written, Instant now) {
        var decisions = JsonNodeFactory.instance.arrayNode();
        written.forEach(message -> decisions.add(message.asJson()));
        return flush.write(CLAIM, Tuple.of(decisions.toString(), utc(now), rate))
                .map(rows -> {
                    var claimed = new HashSet<UUID>();
                    rows.forEach(row -> claimed.add(row.getUUID("id")));
                    return claimed;
                });
    }

    /** A message with its words, and to whom it goes. */
    record Written(DueMessage due, Reachable patient, String text, List<String> parameters) {

        OutgoingMessage outgoing() {
            return new OutgoingMessage(due.id(), due.kind(), patient.phone(), text, due.template(), parameters);
        }

        private JsonNode asJson() {
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", due.id().toString())
                    .put("phone", patient.phone())
                    .put("opted_out", patient.optedOut())
                    .put("archived", patient.archived())
                    .put("known", text != null)
                    .put("text", text);
            return due.payment() == null
                    ? json
                    : json.put("amount_paid", due.payment().amountPaid());
        }

        @Override
        public String toString() {
            return due.toString();
        }
    }

    /** There is no row at all of a clinic that has gone meanwhile. */
    private static DueBatch batch(List<Row> rows) {
        if (rows.isEmpty()) {
            return new DueBatch(null, 0, null, List.of());
        }
        var first = rows.get(0);
        return new DueBatch(
                new ClinicVoice(
                        first.getString("clinic"),
                        first.getString("language"),
                        first.getString("currency"),
                        first.getString("time_zone")),
                first.getLong("clinic_version"),
                SqlRows.instant(first, "quiet_until"),
                rows.stream()
                        .filter(row -> row.getUUID("id") != null)
                        .limit(first.getInteger("room"))
                        .map(DueMessages::message)
                        .toList());
    }

    private static DueMessage message(Row row) {
        var kind = LowerCaseName.named(MessageKind.class, row.getString("kind"));
        return new DueMessage(
                row.getUUID("id"),
                kind,
                row.getUUID("patient_id"),
                row.getString("patient"),
                row.getString("words"),
                Template.of(row.getString("template_name"), row.getString("template_language")),
                kind == MessageKind.RECALL
                        ? new Recall(
                                row.getString("procedure_type"),
                                row.getLocalDate("last_visit_on"),
                                row.getString("last_procedure"))
                        : null,
                kind == MessageKind.PAYMENT_REMINDER
                        ? new Payment(
                                row.getLocalDate("due_on"),
                                row.getBigDecimal("amount_due"),
                                row.getBigDecimal("balance"),
                                row.getBigDecimal("amount_paid"))
                        : null,
                SqlRows.instant(row, "starts_at"));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
