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
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.FindClinic;
import org.molaris.clinic.transfer.ImportRefused.Reason;
import org.molaris.clinic.transfer.UpsertPatients.Manner;
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
        return write(batch.waves(), run.preview() ? Manner.PREVIEW : Manner.WRITE, run, caller)
                .map(taken -> run.report());
    }

    /** Waits for a database that is away. */
    private Uni<Void> write(List<Wave> waves, Manner manner, Run run, Executor caller) {
        return Uni.createFrom()
                .deferred(() -> transaction.run(() -> writeTogether(waves, manner, run)))
                .runSubscriptionOn(caller)
                .onFailure(Unavailable.class)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .atMost(RETRIES)
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new)
                .invoke(judged -> run.take(judged))
                .replaceWithVoid()
                .onFailure(SqlFailure::neverPasses)
                .recoverWithUni(refused -> writeApart(waves, manner, run, caller));
    }

    private Uni<List<Judged>> writeTogether(List<Wave> waves, Manner manner, Run run) {
        return patients.takeTurns()
                .chain(() -> Multi.createFrom()
                        .iterable(waves)
                        .onItem()
                        .transformToUniAndConcatenate(wave -> patients.judge(manner, wave))
                        .onItem()
                        .<Judged>disjoint()
                        .collect()
                        .asList())
                .call(judged -> runs.progress(run.id(), run.tally().plus(judged)));
    }

    /** What the database refuses for good it refuses with more care, and in ever smaller parts, to a single row. */
    private Uni<Void> writeApart(List<Wave> waves, Manner manner, Run run, Executor caller) {
        if (manner == Manner.WRITE) {
            return write(waves, Manner.WRITE_WITH_CARE, run, caller);
        }
        if (Wave.isOneRow(waves)) {
            run.take(List.of(new Judged(waves.get(0).rows().get(0), Outcome.TAKEN, false)));
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(Wave.parts(waves, json))
                .onItem()
                .transformToUniAndConcatenate(part -> write(List.of(part), manner, run, caller))
                .collect()
                .last();
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
