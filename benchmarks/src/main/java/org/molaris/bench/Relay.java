package org.molaris.bench;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.molaris.local.Suite;

/** The relay of the service that is measured: what hands its events to Kafka, unless that is to wait. */
final class Relay {

    private static final long PAUSE_MILLIS = 200;
    private static final int QUIET_PATIENCE_SECONDS = 5;
    private static final double QUIET_CORES = 0.15;
    /** The service asks for the lease every 1.5 s, and does not relay without. */
    private static final long LEASE_IS_MISSED_MILLIS = 1_700;

    private static final UUID HOLDER = UUID.randomUUID();

    private final Suite suite;
    private final String service;
    private final Database database;
    private boolean held;

    Relay(Suite suite, String service, Database database) {
        this.suite = suite;
        this.service = service;
        this.database = database;
    }

    /** It may not hand anything on: its lease is held here. */
    void hold() {
        if (!held) {
            database.execute("update relay_lease set holder = '%s', fence = fence + 1, expires_at = 'infinity'"
                    .formatted(HOLDER));
            Waiting.pause(LEASE_IS_MISSED_MILLIS);
            held = true;
        }
    }

    /** Gives the lease back; the service takes it, and begins with what has waited. */
    void release() {
        if (held) {
            database.execute("update relay_lease set expires_at = '-infinity'");
            Waiting.until(
                    "The relay",
                    () -> database.number("select count(*) from relay_lease where holder <> '" + HOLDER + "'") == 1);
            held = false;
        }
    }

    /**
     * Waits until every event is with Kafka, unless they are held, and until the suite has nothing left to do; for a while
     * also until nobody else uses the machine.
     */
    void settle() {
        if (!held) {
            Waiting.until("The relay", () -> database.number("select count(*) from (select from outbox limit 1)") == 0);
        }
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_PATIENCE_SECONDS);
        Waiting.until("The suite", () -> {
            var before = Usage.of(suite, service);
            Waiting.pause(PAUSE_MILLIS);
            var used = Usage.of(suite, service).since(before);
            return used.coresOfSuite() < QUIET_CORES
                    && (used.other() < Row.TOO_MUCH_OTHER || System.nanoTime() > patience);
        });
    }
}
