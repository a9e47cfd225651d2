package org.molaris.local;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part that says how it is, under the names that it has in Kubernetes, too.
 *
 * @param job what it is an instance of, such as {@code payment-service}
 * @param pod the part, such as {@code payment-service-2}
 * @param address where it says so: of the gateway, its management
 */
public record ScrapeTarget(String job, String pod, String address) {

    private static final String REPLICA = "-\\d+$";

    /** Where the metrics are. */
    public URI metrics() {
        return URI.create("http://" + address + "/q/metrics");
    }

    /** All of these that have metrics. */
    static List<ScrapeTarget> among(List<Part> parts) {
        return parts.stream()
                .filter(part -> hasMetrics(jobOf(part)))
                .map(part -> new ScrapeTarget(jobOf(part), part.name(), ((ProcessPart) part).management()))
                .toList();
    }

    private static String jobOf(Part part) {
        return part.name().replaceFirst(REPLICA, "");
    }

    private static boolean hasMetrics(String job) {
        return Stream.concat(SuiteService.ALL.stream().map(SuiteService::name), Stream.of(SuiteService.GATEWAY))
                .anyMatch(job::equals);
    }
}
