package org.molaris.gateway;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How long the services took to answer, by service and kind of status: never by path, of which there is no end. */
@Singleton
class Meters {

    private static final int KINDS = 6;

    private final Map<String, Timer[]> timers;

    Meters(MeterRegistry registry) {
        this.timers = Routes.all().stream()
                .map(Route::service)
                .distinct()
                .collect(toMap(service -> service, service -> timersOf(service, registry)));
    }

    void answered(String service, int status, long nanos) {
        timers.get(service)[Math.min(status / 100, KINDS - 1)].record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer[] timersOf(String service, MeterRegistry registry) {
        return IntStream.range(0, KINDS)
                .mapToObj(kind -> registry.timer("molaris.gateway.answers", "service", service, "status", kind + "xx"))
                .toArray(Timer[]::new);
    }
}
