package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.molaris.local.Futures;
import org.molaris.local.GatewayClient;
import org.molaris.local.Json;
import org.molaris.local.Suite;
import org.molaris.local.SuiteOptions;

/** A suite of a benchmark's own, on free ports and without the demo and rate limits; its data is deleted afterwards. */
final class OwnSuite implements AutoCloseable {

    private final Path data;
    private final Suite suite;
    private final Thread end;

    private OwnSuite(Path data, Map<String, String> environment) {
        this.data = data;
        Suite.discard(data);
        var whole = new HashMap<>(SuiteOptions.WITHOUT_RATE_LIMITS);
        whole.putAll(environment);
        var options = new SuiteOptions(SuiteOptions.repositoryHere(), data, 0, false, whole);
        this.suite = Suite.start(options, System.out::println);
        this.end = new Thread(this::end, "stop");
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Starts it with what its services and the gateway are to find in their environment, besides what every suite gives them. */
    static OwnSuite start(Map<String, String> environment) {
        return new OwnSuite(home().resolve("target").resolve("suite"), environment);
    }

    /** Where the figures go, unless somebody wants them elsewhere. */
    static Path results() {
        return home().resolve("results");
    }

    Suite suite() {
        return suite;
    }

    /** For what the load generators read and write. */
    Path folder() throws IOException {
        return Files.createDirectories(data.resolve("load"));
    }

    /** A clinic, as the platform opens one; answers its id. */
    static String openClinic(Suite suite, String slug, String timeZone) {
        var platform = new GatewayClient(suite.gateway(), suite.token("", "platform-admin"));
        var clinic = Json.object()
                .put("slug", slug)
                .put("name", "Clínica " + slug)
                .put("clinic_type", "dental")
                .put("plan", "pro")
                .put("subscription_status", "active")
                .put("time_zone", timeZone)
                .put("currency", "USD")
                .put("language", "es");
        return Futures.await(platform.post("/api/clinics", clinic, slug))
                .path("id")
                .asText();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private synchronized void end() {
        suite.close();
        Suite.discard(data);
    }

    private static Path home() {
        return SuiteOptions.repositoryHere().resolve("benchmarks");
    }
}
