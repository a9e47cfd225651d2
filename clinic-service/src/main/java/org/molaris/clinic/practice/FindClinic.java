package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.clinic.practice.ClinicRefused.Reason;
import org.molaris.data.Flush;

/** Reads the current clinic. */
@ApplicationScoped
public class FindClinic {

    /** There is no need to say which: no other is to be seen. */
    private static final String CURRENT = "select " + ClinicRows.CLINIC + " from clinic c";

    private final Flush flush;

    FindClinic(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link ClinicRefused} when there is none. */
    public Uni<ClinicDetails> current() {
        return flush.read(CURRENT, Tuple.tuple()).map(rows -> {
            if (rows.size() == 0) {
                throw new ClinicRefused(Reason.CLINIC_NOT_FOUND);
            }
            return ClinicRows.clinic(rows.iterator().next());
        });
    }
}
