package org.molaris.test;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Who waits for whom in the module's database. */
public final class Locks {

    private Locks() {}

    public static void untilSomebodyWaits() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !Database.rows("""
                        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""").isEmpty());
    }
}
