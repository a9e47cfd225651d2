package org.molaris.clinic.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.FindClinic;
import org.molaris.clinic.transfer.ImportRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.SqlFailure;
import org.molaris.web.Unavailable;

/**
 * Takes in a file of patients, however long: a batch is written while the next one is read, and no more of the file is
 * held. Every row stands alone. The same file again changes nothing, which is the protection against a repeat.
 */
@ApplicationScoped
public class ImportPatients {

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    private static final int RETRIES = 10;

    private final FindClinic findClinic;
    private final UpsertPatients patients;
    private final ImportRuns runs;
    private final ClinicTransaction transaction;
    private final Validator validator;
    private final ObjectMapper json;
    private final Clock clock;

    ImportPatients(
            FindClinic findClinic,
            UpsertPatients patients,
            ImportRuns runs,
            ClinicTransaction transaction,
            Validator validator,
            ObjectMapper json,
            Clock clock) {
        this.findClinic = findClinic;
        this.patients = patients;
        this.runs = runs;
        this.transaction = transaction;
        this.validator = validator;
        this.json = json;
        this.clock = clock;
    }

    /**
     * How far it is after every batch, and at last how it ended. Fails with {@link UnreadableFile}, and leaves nothing
     * behind, when not even the header can be read.
     */
    public Multi<ImportReport> handle(PatientFile file, ImportOptions options) {
        return Multi.createFrom().deferred(() -> {
            var caller = callersContext();
            return findClinic
                    .current()
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(clinic -> new Batches(file, rules(clinic, options), json))
                    .emitOn(caller)
                    .flatMap(batches -> runs.begin(options.preview()).map(begun -> new Run(begun, batches)))
                    .onItem()
                    .transformToMulti(run -> all(run, caller));
        });
    }

    /** What is written is written for the clinic of the caller, whose context carries it. */
    private static Executor callersContext() {
        var context = Vertx.currentContext();
        return task -> context.runOnContext(now -> task.run());
    }

    private RowRules rules(ClinicDetails clinic, ImportOptions options) {
        if (options.country() != null && !PhoneNumbers.isCountry(options.country())) {
            throw new ImportRefused(Reason.UNKNOWN_COUNTRY);
        }
        var phones = options.country() == null
                ? PhoneNumbers.of(clinic.phone(), clinic.timeZone())
                : PhoneNumbers.of(options.country());
        var today = clock.instant().atZone(ZoneId.of(clinic.timeZone())).toLocalDate();
        return new RowRules(options.key(), today, phones, validator);
    }

    private Multi<ImportReport> all(Run run, Executor caller) {
        var progress = Multi.createFrom()
                .<Batch>iterable(run::batches)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(caller, 1)
                .onItem()
                .transformToUniAndConcatenate(batch -> take(batch, run, caller));
        var end = Uni.createFrom().deferred(() -> end(run)).toMulti();
        return Multi.createBy()
                .concatenating()
                .streams(progress, end)
                .onFailure()
                .call(e -> fail(run, caller, "The service could not go on"))
                .onCancellation()
                .call(() -> fail(run, caller, "The client hung up"));
    }

    private Uni<ImportReport> take(Batch batch, Run run, Executor caller) {
        run.take(batch);
        return write(batch.waves(), run, caller).map(taken -> run.report());
    }

    /** Waits for a database that is away; what it refuses for good it refuses in ever smaller parts, to a single row. */
    private Uni<Void> write(List<Wave> waves, Run run, Executor caller) {
        return Uni.createFrom()
                .deferred(() -> transaction.run(() -> writeTogether(waves, run)))
                .runSubscriptionOn(caller)
                .onFailure(Unavailable.class)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .atMost(RETRIES)
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new)
                .invoke(run::take)
                .onFailure(SqlFailure::neverPasses)
                .recoverWithUni(e -> Wave.isOneRow(waves) ? refuse(waves, run) : writeApart(waves, run, caller))
                .replaceWithVoid();
    }

    private Uni<List<Judged>> writeTogether(List<Wave> waves, Run run) {
        return (run.preview() ? Uni.createFrom().voidItem() : patients.takeTurns())
                .chain(() -> Multi.createFrom()
                        .iterable(waves)
                        .onItem()
                        .transformToUniAndConcatenate(
                                wave -> run.preview() ? patients.preview(wave) : patients.write(wave))
                        .onItem()
                        .<Judged>disjoint()
                        .collect()
                        .asList())
                .call(judged -> runs.progress(run.id(), run.tally().plus(judged)));
    }

    private Uni<List<Judged>> writeApart(List<Wave> waves, Run run, Executor caller) {
        return Multi.createFrom()
                .iterable(Wave.parts(waves, json))
                .onItem()
                .transformToUniAndConcatenate(part -> write(List.of(part), run, caller))
                .collect()
                .asList()
                .replaceWith(List.of());
    }

    private static Uni<List<Judged>> refuse(List<Wave> waves, Run run) {
        var refused = List.of(new Judged(waves.get(0).rows().get(0), Outcome.TAKEN, false));
        run.take(refused);
        return Uni.createFrom().item(refused);
    }

    private Uni<ImportReport> end(Run run) {
        return run.failure() == null
                ? runs.end(run, null)
                : runs.end(
                        run,
                        "Line %d %s"
                                .formatted(run.failure().line(), run.failure().getMessage()));
    }

    private Uni<?> fail(Run run, Executor caller, String reason) {
        return Uni.createFrom()
                .deferred(() -> runs.abandon(run, reason))
                .runSubscriptionOn(caller)
                .onFailure()
                .invoke(e -> Log.warnf("Import %s is not known to have failed: %s", run.id(), e))
                .onFailure()
                .recoverWithNull();
    }
}
