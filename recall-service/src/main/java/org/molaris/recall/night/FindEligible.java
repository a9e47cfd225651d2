package org.molaris.recall.night;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.recall.message.MessageTemplate;

/** Finds whom a campaign would call back if it were run now, and what they would read. Nothing is kept of it. */
@ApplicationScoped
public class FindEligible {

    private static final UUID BEFORE_THE_FIRST = new UUID(0, 0);

    private static final String SLICE = """
            with slice as (
                select count(*) as looked_at, (array_agg(s.id order by s.id desc))[1] as up_to
                  from (select p.id from patient p where p.id > $4 order by p.id limit $5) s),
            eligible as materialized (
                select e.*
                  from slice s
                 cross join campaign c
                 cross join lateral eligible_for_recall(c, $2, $3, $4, s.up_to) e
                 where c.id = $1)
            select s.looked_at, s.up_to, counted.eligible, e.patient_id, e.last_visit_on, e.last_procedure, p.phone,
                   coalesce(p.social_name, p.first_name) as name, concat_ws(' ', p.first_name, p.last_name) as patient_name
              from slice s
             cross join (select count(*) as eligible from eligible) counted
              left join (select * from eligible order by patient_id limit $6 offset $7) e on true
              left join lateral (select * from patient p where p.id = e.patient_id limit 1) p on true
             order by e.patient_id""";

    private final NightCampaigns campaigns;
    private final Flush flush;
    private final Clock clock;
    private final int patients;

    FindEligible(
            NightCampaigns campaigns,
            Flush flush,
            Clock clock,
            @ConfigProperty(name = NightSlices.PATIENTS, defaultValue = NightSlices.PATIENTS_BY_DEFAULT) int patients) {
        this.campaigns = campaigns;
        this.flush = flush;
        this.clock = clock;
        this.patients = patients;
    }

    /**
     * By the patients' ids; of a campaign that is not active too. Fails with {@link RunRefused} when there is none.
     *
     * @param page from 1
     */
    public Uni<Eligible> handle(UUID campaignId, int page, int limit) {
        return campaigns.one(campaignId).flatMap(campaign -> {
            var search = new Search(campaign, clock.instant(), (page - 1L) * limit, limit);
            return Multi.createBy()
                    .repeating()
                    .uni(
                            () -> new AtomicReference<>(new Found(BEFORE_THE_FIRST, 0, List.of(), false)),
                            found -> goOn(search, found.get()).invoke(found::set))
                    .whilst(found -> !found.finished())
                    .collect()
                    .last()
                    .map(found -> new Eligible(search.night(), found.total(), found.recalls()));
        });
    }

    private Uni<Found> goOn(Search search, Found sofar) {
        return flush.read(
                        SLICE,
                        Tuple.of(
                                search.campaign().id(),
                                search.night(),
                                search.now().atOffset(ZoneOffset.UTC),
                                sofar.behind(),
                                (long) patients,
                                (long) search.limit() - sofar.recalls().size(),
                                Math.max(0, search.offset() - sofar.total())))
                .map(rows -> sofar.and(rows, search, patients));
    }

    private record Search(NightCampaign campaign, Instant now, long offset, int limit) {

        LocalDate night() {
            return campaign.today(now);
        }

        Recall recall(Row row) {
            return new Recall(
                    row.getUUID("patient_id"),
                    row.getString("patient_name"),
                    row.getString("phone"),
                    row.getLocalDate("last_visit_on"),
                    row.getString("last_procedure"),
                    MessageTemplate.parse(campaign.messageTemplate())
                            .render(campaign.addressee(
                                    row.getString("name"),
                                    row.getLocalDate("last_visit_on"),
                                    row.getString("last_procedure"))));
        }
    }

    /** What is found of it after so many patients. */
    private record Found(UUID behind, long total, List<Recall> recalls, boolean finished) {

        Found and(RowSet<Row> rows, Search search, int patients) {
            var first = rows.iterator().next();
            var more = SqlRows.stream(rows)
                    .filter(row -> row.getUUID("patient_id") != null)
                    .map(search::recall);
            return new Found(
                    first.getUUID("up_to"),
                    total + first.getLong("eligible"),
                    Stream.concat(recalls.stream(), more).toList(),
                    first.getLong("looked_at") < patients);
        }
    }

    /**
     * Whom a campaign would call back.
     *
     * @param night the day, in the clinic
     * @param total how many they are
     * @param recalls some of them
     */
    public record Eligible(LocalDate night, long total, List<Recall> recalls) {}

    /**
     * A patient who would be called back.
     *
     * @param lastProcedure what the visit was about; null when nobody has said
     * @param text what the patient would read
     */
    public record Recall(
            UUID patientId,
            String patientName,
            String phone,
            LocalDate lastVisitOn,
            String lastProcedure,
            String text) {}
}
