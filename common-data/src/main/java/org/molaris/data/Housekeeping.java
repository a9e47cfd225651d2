package org.molaris.data;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what no repeat can ask for any more. Safe to run anywhere, any number of times. */
@ApplicationScoped
class Housekeeping {

    private final Pool system;

    Housekeeping(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** An Idempotency-Key is honoured for a day. */
    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> forgetAnswers() {
        return system.query("delete from idempotency where created_at < now() - interval '24 hours'")
                .execute()
                .replaceWithVoid();
    }

    /** What comes later than this is an old state, which its version refuses: no topic of instructions is kept for as long. */
    @Scheduled(every = "1h", delayed = "6m")
    Uni<Void> forgetArrivals() {
        return system.query("delete from inbox where received_at < now() - interval '31 days'")
                .execute()
                .replaceWithVoid();
    }
}
