package org.molaris.data;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * The right to relay: one instance per database has it, for five seconds from each time it says so. A row rather than a
 * session lock, since a pooler in transaction mode breaks those; the fence tells a holder that slept from its successor.
 */
@ApplicationScoped
class RelayLease {

    static final Duration RENEWAL = Duration.ofMillis(1500);
    private static final Duration LENGTH = Duration.ofSeconds(5);

    private static final String TAKE_OR_RENEW = """
            update relay_lease
               set holder = $1, fence = fence + (holder is distinct from $1)::int,
                   expires_at = clock_timestamp() + interval '5 seconds'
             where name = 'outbox' and (holder = $1 or expires_at < clock_timestamp())
            returning fence""";
    private static final String GIVE_BACK =
            "update relay_lease set expires_at = '-infinity' where name = 'outbox' and holder = $1";

    private final UUID holder = Ids.next();
    private final Pool system;
    private long fence;
    /** Meters read these two from other threads. */
    private volatile long endsAt;

    private volatile boolean held;

    RelayLease(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** Takes the lease if it is free, or says again that it is ours. */
    Uni<Boolean> takeOrRenew() {
        return Uni.createFrom().deferred(() -> {
            long asked = System.nanoTime();
            return system.preparedQuery(TAKE_OR_RENEW).execute(Tuple.of(holder)).map(rows -> {
                held = rows.size() == 1;
                if (held) {
                    fence = rows.iterator().next().getLong("fence");
                    endsAt = asked + LENGTH.toNanos();
                }
                return held;
            });
        });
    }

    /** Whether it is ours at this moment, by our own clock, which started before the database's did. */
    boolean held() {
        return held && endsAt - System.nanoTime() > 0;
    }

    UUID holder() {
        return holder;
    }

    long fence() {
        return fence;
    }

    Uni<Void> giveBack() {
        held = false;
        return system.preparedQuery(GIVE_BACK).execute(Tuple.of(holder)).replaceWithVoid();
    }
}
