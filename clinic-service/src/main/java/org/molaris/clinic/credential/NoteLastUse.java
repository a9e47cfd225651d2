package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;

/** A key was used. Written down once a minute at most: no change of the key, and no news to anybody. */
@ApplicationScoped
public class NoteLastUse {

    private static final String NOTE = """
            update api_key set last_used_at = $2
             where id = $1
               and revoked_at is null
               and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')""";

    private final Flush flush;
    private final CurrentClinic clinic;
    private final Clock clock;

    NoteLastUse(Flush flush, CurrentClinic clinic, Clock clock) {
        this.flush = flush;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Of the key that the caller came with; fails with {@link ApiKeyRefused} when it came without. */
    public Uni<Void> handle() {
        var used = KeyHolder.keyOf(clinic.caller());
        return flush.write(NOTE, Tuple.of(used, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
