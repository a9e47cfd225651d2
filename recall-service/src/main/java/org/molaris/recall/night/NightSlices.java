package org.molaris.recall.night;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.recall.night.RunRefused.Reason;

/** Takes a campaign through a night: some thousands of patients in each transaction, which is one round trip. */
@ApplicationScoped
class NightSlices {

    /** How many patients one transaction looks at: some seconds at most, on a machine that is busy. */
    static final String PATIENTS = "molaris.recall.patients-at-once";

    static final String PATIENTS_BY_DEFAULT = "20000";

    private static final String HOW_FAR = "select night, evaluated, queued, finished_at is not null as finished from ";
    private static final String NEXT = HOW_FAR + "queue_recalls($1, $2, $3, $4, $5, $6)";
    private static final String FIRST = HOW_FAR + "begin_recalls($1, $2, $3, $4, $5, $6)";
    private static final String NOW = HOW_FAR + "campaign_night where campaign_id = $1 and night = $2";
    private static final String REFUSE = """
            update campaign_night set refused = $3, finished_at = $4
             where campaign_id = $1 and night = $2 and finished_at is null""";

    private final Flush flush;
    private final CurrentClinic clinic;
    private final Clock clock;
    private final int patients;

    NightSlices(
            Flush flush,
            CurrentClinic clinic,
            Clock clock,
            @ConfigProperty(name = PATIENTS, defaultValue = PATIENTS_BY_DEFAULT) int patients) {
        this.flush = flush;
        this.clinic = clinic;
        this.clock = clock;
        this.patients = patients;
    }

    /** Begins the night, or begins it anew when it is finished, and does a slice. */
    Uni<CampaignRun> first(NightCampaign campaign, LocalDate night) {
        return slice(FIRST, campaign, night).map(Optional::orElseThrow);
    }

    /** Goes on with the night until it is finished, somebody else is at it, or it is enough. */
    Uni<Void> goOn(NightCampaign campaign, LocalDate night, BooleanSupplier enough) {
        return Multi.createBy()
                .repeating()
                .uni(() -> slice(NEXT, campaign, night))
                .whilst(run -> run.isPresent() && !run.get().finished() && !enough.getAsBoolean())
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<CampaignRun> howFar(NightCampaign campaign, LocalDate night) {
        return flush.read(NOW, Tuple.of(campaign.id(), night))
                .map(NightSlices::run)
                .map(Optional::orElseThrow);
    }

    /** Finishes a night in which nobody more is called back. */
    Uni<Void> refuse(UUID campaignId, LocalDate night, Reason reason) {
        return flush.write(
                        REFUSE,
                        Tuple.of(
                                campaignId,
                                night,
                                LowerCaseName.of(reason),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Optional<CampaignRun>> slice(String statement, NightCampaign campaign, LocalDate night) {
        var now = clock.instant();
        return flush.write(
                        statement,
                        Tuple.of(
                                campaign.id(),
                                night,
                                now.atOffset(ZoneOffset.UTC),
                                campaign.due(night, now).atOffset(ZoneOffset.UTC),
                                patients,
                                clinic.caller().subject()))
                .map(NightSlices::run);
    }

    private static Optional<CampaignRun> run(RowSet<Row> rows) {
        return SqlRows.stream(rows)
                .findFirst()
                .map(row -> new CampaignRun(
                        row.getLocalDate("night"),
                        row.getLong("evaluated"),
                        row.getLong("queued"),
                        row.getBoolean("finished")));
    }
}
