package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Finds whom a number means, and what day it is where the patient is treated. */
@ApplicationScoped
public class FindPatient {

    private static final String NUMBERED = """
            select w.id, w.number, coalesce(g.number, w.number) as guarantor, c.time_zone, day_in_clinic($2) as today,
                   w.merged_into is not null or w.erased as deleted
              from patient w
              join clinic c on c.clinic_id = w.clinic_id
              left join patient g on g.clinic_id = w.clinic_id and g.id = w.guarantor_id
             where w.number = $1""";

    private final Flush flush;
    private final KnownThings known;
    private final Clock clock;

    FindPatient(Flush flush, KnownThings known, Clock clock) {
        this.flush = flush;
        this.known = known;
        this.clock = clock;
    }

    /** Empty when the clinic has no such patient, as its owner says. */
    public Uni<Optional<NumberedPatient>> find(long number) {
        return known.bringNumbered(number)
                .chain(() ->
                        flush.read(NUMBERED, Tuple.of(number, clock.instant().atOffset(ZoneOffset.UTC))))
                .map(rows -> SqlRows.stream(rows).findFirst().map(FindPatient::patient));
    }

    /** Fails with {@link PaymentRefused} when the clinic has no such patient. */
    public Uni<NumberedPatient> numbered(long number) {
        return find(number).map(found -> found.orElseThrow(() -> new PaymentRefused(Reason.PATIENT_NOT_FOUND)));
    }

    /** The same of somebody who was neither merged nor erased. */
    public Uni<NumberedPatient> present(long number) {
        return numbered(number).invoke(patient -> {
            if (patient.deleted()) {
                throw new PaymentRefused(Reason.PATIENT_DELETED);
            }
        });
    }

    private static NumberedPatient patient(Row row) {
        return new NumberedPatient(
                row.getUUID("id"),
                row.getLong("number"),
                row.getLong("guarantor"),
                ZoneId.of(row.getString("time_zone")),
                row.getLocalDate("today"),
                row.getBoolean("deleted"));
    }
}
