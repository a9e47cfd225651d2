package org.molaris.payment.clinic;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.Flush;
import org.molaris.events.clinic.ClinicState;

/** What this service has heard of the clinic. */
@ApplicationScoped
public class KnownClinics {

    /** An older state than the one that is here changes nothing. */
    static final String UNLESS_NEWER = """
            on conflict (clinic_id) do update
               set name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency,
                   language = excluded.language, version = excluded.version
             where clinic.version < excluded.version""";

    private static final String REMEMBER = """
            insert into clinic (clinic_id, name, time_zone, currency, language, version)
            values (current_clinic(), $1, $2, $3, $4, $5)
            """ + UNLESS_NEWER;

    private final Flush flush;

    KnownClinics(Flush flush) {
        this.flush = flush;
    }

    /** Keeps what the owner said of the current clinic. */
    public Uni<Void> remember(ClinicState clinic) {
        return flush.write(
                        REMEMBER,
                        Tuple.of(
                                clinic.name(),
                                clinic.timeZone(),
                                clinic.currency(),
                                clinic.language(),
                                clinic.version()))
                .replaceWithVoid();
    }
}
