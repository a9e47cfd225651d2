package org.molaris.data;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what was published, by topic and type of event: of both there are as many as the code has. */
@Singleton
class PublishedEvents {

    private final MeterRegistry meters;
    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

    PublishedEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Kind(String topic, String type) {}

    void count(List<Row> published) {
        for (var row : published) {
            counters.computeIfAbsent(new Kind(row.getString("topic"), row.getString("type")), this::counterOf)
                    .increment();
        }
    }

    private Counter counterOf(Kind kind) {
        return meters.counter("molaris.outbox.published", "topic", kind.topic(), "type", kind.type());
    }
}
