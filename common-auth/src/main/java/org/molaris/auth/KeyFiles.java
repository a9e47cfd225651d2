package org.molaris.auth;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at files of keys again every few seconds. The content is compared, by a worker thread: a mounted Secret changes by
 * a link that is turned, which no event of the file system tells of.
 */
@Singleton
public class KeyFiles {

    private final long everyMs;
    private final Vertx vertx;
    private final MeterRegistry meters;

    KeyFiles(@ConfigProperty(name = "molaris.keys.look-again") Duration every, Vertx vertx, MeterRegistry meters) {
        this.everyMs = every.toMillis();
        this.vertx = vertx;
        this.meters = meters;
    }

    /**
     * The keys of a file, which must be there, and whatever they become.
     *
     * @param name what operators know them by
     * @param content what the file should hold, as it is told to them
     */
    public <T> KeyFile<T> watch(String name, Path path, String content, KeyFile.Reader<T> reader) {
        var file = new KeyFile<>(path, content, reader);
        Gauge.builder("molaris.keys.refused", file, one -> one.isRefused() ? 1 : 0)
                .tag("keys", name)
                .register(meters);
        Gauge.builder("molaris.keys.in.use.since", file, one -> one.since().toEpochMilli() / 1000d)
                .baseUnit("seconds")
                .tag("keys", name)
                .register(meters);
        lookLater(file);
        return file;
    }

    private void lookLater(KeyFile<?> file) {
        vertx.setTimer(
                everyMs,
                due -> vertx.executeBlocking(
                                () -> {
                                    file.lookAgain();
                                    return null;
                                },
                                false)
                        .onComplete(done -> lookLater(file)));
    }
}
