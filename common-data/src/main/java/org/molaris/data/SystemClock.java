package org.molaris.data;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock that everything asks, so that a test or a demo can have another one. Credentials never ask it. */
class SystemClock {

    /** At startup, since the first reading of the file may block. */
    @Produces
    @Singleton
    @Startup
    Clock clock(@ConfigProperty(name = "molaris.clock.file") Optional<Path> file, Vertx vertx) {
        return file.<Clock>map(named -> AdvancedClock.of(named, vertx)).orElseGet(Clock::systemUTC);
    }
}
