package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.recall.campaign.CampaignRefused.Reason;
import org.molaris.recall.known.KnownThings;
import org.molaris.recall.message.Addressee;
import org.molaris.recall.message.InvalidTemplate;
import org.molaris.recall.message.MessageTemplate;

/** Shows what a patient would read. Nothing is kept of it, and nothing is sent. */
@ApplicationScoped
public class PreviewMessage {

    private static final String WHO = """
            select coalesce(p.social_name, p.first_name) as name, c.name as clinic, c.language, v.procedure,
                   (v.starts_at at time zone c.time_zone)::date as last_visit_on,
                   ($3::timestamptz at time zone c.time_zone)::date as today
              from patient p
              join clinic c on c.clinic_id = p.clinic_id
              left join lateral (
                    select starts_at, procedure
                      from visit v
                     where v.clinic_id = p.clinic_id and v.patient_id = p.id and v.state = 'done'
                       and ($2::text is null or v.procedure_key = folded($2))
                     order by v.starts_at desc
                     limit 1) v on true
             where p.id = $1 and p.version > 0 and p.merged_into is null and not p.erased""";

    private final Flush flush;
    private final KnownThings known;
    private final Clock clock;

    PreviewMessage(Flush flush, KnownThings known, Clock clock) {
        this.flush = flush;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Fails with {@link InvalidTemplate} when nobody could read it, and with {@link CampaignRefused} when the clinic has no
     * such patient.
     *
     * @param procedureType which visits count; null for any
     */
    public Uni<Preview> handle(String messageTemplate, UUID patientId, String procedureType) {
        return Uni.createFrom()
                .item(() -> MessageTemplate.parse(messageTemplate))
                .flatMap(template -> known.bring(patientId)
                        .chain(() -> flush.read(
                                WHO,
                                Tuple.of(
                                        patientId,
                                        procedureType,
                                        clock.instant().atOffset(ZoneOffset.UTC))))
                        .map(rows -> SqlRows.stream(rows)
                                .findFirst()
                                .map(row -> preview(template, procedureType, row))
                                .orElseThrow(() -> new CampaignRefused(Reason.UNKNOWN_PATIENT))));
    }

    private static Preview preview(MessageTemplate template, String procedureType, Row row) {
        var lastVisitOn = row.getLocalDate("last_visit_on");
        var addressee = Addressee.of(
                row.getString("name"),
                row.getString("clinic"),
                procedureType,
                row.getString("procedure"),
                Objects.requireNonNullElse(lastVisitOn, row.getLocalDate("today")),
                row.getString("language"));
        return new Preview(template.render(addressee), template.parameters(addressee), lastVisitOn);
    }

    /**
     * What a patient would read.
     *
     * @param parameters what its variables say, in their order
     * @param lastVisitOn null when there was none: then today stands in for it
     */
    public record Preview(String text, List<String> parameters, LocalDate lastVisitOn) {}
}
