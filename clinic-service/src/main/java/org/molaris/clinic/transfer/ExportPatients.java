package org.molaris.clinic.transfer;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.molaris.clinic.patient.Gender;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Hands out the clinic's patients, oldest first. Each page is read when the one before is sent: none waits in between. */
@ApplicationScoped
public class ExportPatients {

    private static final int PAGE = 1000;

    private static final String NEXT = """
            select number, first_name, last_name, social_name, phone, email, date_of_birth, gender, address, city, notes,
                   external_id, chart_number, national_ids ->> 'dui' as dui, national_ids ->> 'rut' as rut,
                   national_ids ->> 'fiscal_code' as fiscal_code, recall_opted_out, archived_at, created_at
              from patient
             where number > $1
               and merged_into is null
               and erased_at is null
               and ($2 or archived_at is null)
             order by number
             limit $3""";

    private final Flush flush;

    ExportPatients(Flush flush) {
        this.flush = flush;
    }

    /** Page by page, the last of which may be empty. */
    public Multi<List<ExportedPatient>> handle(boolean includeArchived) {
        return Multi.createFrom().deferred(() -> {
            var caller = Vertx.currentContext();
            return Multi.createBy()
                    .repeating()
                    .uni(
                            AtomicLong::new,
                            last -> next(last, includeArchived)
                                    .runSubscriptionOn(read -> caller.runOnContext(now -> read.run())))
                    .whilst(page -> page.size() == PAGE);
        });
    }

    private Uni<List<ExportedPatient>> next(AtomicLong last, boolean includeArchived) {
        return flush.read(NEXT, Tuple.of(last.get(), includeArchived, (long) PAGE))
                .map(rows -> SqlRows.stream(rows).map(row -> patient(row, last)).toList());
    }

    private static ExportedPatient patient(Row row, AtomicLong last) {
        last.set(row.getLong("number"));
        return new ExportedPatient(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("social_name"),
                row.getString("phone"),
                row.getString("email"),
                row.getLocalDate("date_of_birth"),
                LowerCaseName.named(Gender.class, row.getString("gender")),
                row.getString("address"),
                row.getString("city"),
                row.getString("notes"),
                row.getString("external_id"),
                row.getString("chart_number"),
                row.getString("dui"),
                row.getString("rut"),
                row.getString("fiscal_code"),
                row.getBoolean("recall_opted_out"),
                SqlRows.instant(row, "archived_at"),
                SqlRows.instant(row, "created_at"));
    }
}
