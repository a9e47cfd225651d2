package org.molaris.data;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts what was published, by topic and type of event: of both there are as many as the code has. */
@Singleton
class PublishedEvents {

    private final MeterRegistry meters;
    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

    /**
     * What there is to be counted.
     *
     * @param fromZero what is shown before the first one is published, such as {@code payments/payment-recorded}: a
     *     counter that begins at 1 has not risen, so that the first one would be missed
     */
    PublishedEvents(
            MeterRegistry meters,
            @ConfigProperty(name = "molaris.outbox.counted-from-zero") Optional<List<String>> fromZero) {
        this.meters = meters;
        fromZero.orElse(List.of()).stream().map(Kind::named).forEach(this::counter);
    }

    private record Kind(String topic, String type) {

        static Kind named(String name) {
            int slash = name.indexOf('/');
            return new Kind(name.substring(0, slash), name.substring(slash + 1));
        }
    }

    void count(List<Row> published) {
        for (var row : published) {
            counter(new Kind(row.getString("topic"), row.getString("type"))).increment();
        }
    }

    private Counter counter(Kind kind) {
        return counters.computeIfAbsent(
                kind, one -> meters.counter("molaris.outbox.published", "topic", one.topic(), "type", one.type()));
    }
}
