package org.molaris.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Counts answers by how long they took, in steps that are the same everywhere, so that replicas can be added up. */
@Singleton
class LatencyBuckets implements MeterFilter {

    private static final Set<String> ANSWERS = Set.of("http.server.requests", "molaris.gateway.answers");

    private static final double[] STEPS_NANOS = DoubleStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(millis -> millis * Duration.ofMillis(1).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id meter, DistributionStatisticConfig config) {
        return ANSWERS.contains(meter.getName())
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(STEPS_NANOS)
                        .build()
                        .merge(config)
                : config;
    }
}
