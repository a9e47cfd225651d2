package org.molaris.local;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The whole suite on this machine: PostgreSQL, Kafka, the services and the gateway, started, watched over, stopped. */
public final class Suite implements AutoCloseable {

    private final SuiteOptions options;
    private final Consumer<String> says;
    private final DataFolder data;
    private final FileChannel lock;
    private final Wiring wiring;
    private final Map<String, ServiceDatabase> databases = new HashMap<>();
    private final PostgresPart postgres;
    private final Part kafka;
    /** Of each service its processes. */
    private final List<List<Part>> services;

    private final Part gateway;
    private final Optional<Keycloak> keycloak;
    private final List<Part> identityProvider;
    private final List<Part> observer;
    private final Access access;
    private final ProcessIdentity launcher = ProcessIdentity.of(ProcessHandle.current());
    private final Watch watch;
    private final Object stopping = new Object();
    private final Object stateFile = new Object();
    private volatile RunState.Phase phase = RunState.Phase.STARTING;
    private volatile boolean stopped;
    private volatile boolean interrupted;

    /** Takes hold of the data folder and stops what a killed launcher has left on it. */
    Suite(SuiteOptions options, Consumer<String> says) {
        this.options = options;
        this.says = says;
        this.data = DataFolder.prepare(options.data());
        this.lock = hold(data);
        try {
            Wiring.mustBeBuilt(options.repository());
            if (LeftOvers.exist(data)) {
                says.accept("Stopping what an earlier launcher has left running");
                LeftOvers.stop(data);
            }
            this.wiring = new Wiring(options, data, this::writeState);
            says.accept("Molaris starts on " + data.root());
            this.access = wiring.access();
            this.postgres = wiring.postgres(this::prepareDatabases);
            this.kafka = wiring.kafka();
            this.services = SuiteService.ALL.stream().map(wiring::service).toList();
            this.gateway = wiring.gateway();
            this.keycloak = wiring.keycloak();
            this.identityProvider = keycloak.stream()
                    .map(provider -> provider.part(this::writeState))
                    .toList();
            this.observer = wiring.prometheus().stream()
                    .map(prometheus -> prometheus.part(this::scrapeTargets, this::writeState))
                    .toList();
            this.watch = new Watch(parts(), says);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    /** Starts a suite with the demo on free ports and waits until it is ready. */
    public static Suite start(Path data) {
        return start(SuiteOptions.in(data), line -> {});
    }

    /** Starts a suite and waits until it is ready; on failure nothing is left running. */
    public static Suite start(SuiteOptions options, Consumer<String> says) {
        var suite = new Suite(options, says);
        suite.start();
        return suite;
    }

    /**
     * Deletes the data of a suite that has stopped, or whose launcher was killed: what that has left running is stopped
     * first. A folder of anything else is left alone.
     */
    public static void discard(Path data) {
        var folder = new DataFolder(data);
        if (!folder.isOurs()) {
            return;
        }
        try {
            var lock = hold(folder);
            try {
                LeftOvers.stop(folder);
                folder.clear();
            } finally {
                lock.close();
            }
            Files.delete(folder.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data folder's lock, which only one launcher can have. */
    static FileChannel hold(DataFolder data) {
        return data.lock()
                .orElseThrow(() -> new LaunchException(
                        "Molaris already runs on %s; ./molaris status shows it.".formatted(data.root())));
    }

    /** The base URL of the one door. */
    public String gateway() {
        return access.gateway();
    }

    /** A token of a clinic, good for an hour. */
    public String token(String slug, String role) {
        return access.token(slug, role, Duration.ofHours(1));
    }

    /** A key of a clinic of the demo, by what {@code ./molaris credentials} calls it: {@code opendental_key}. */
    public String key(String slug, String label) {
        return DemoKeys.of(slug, Secrets.in(data)).get(label);
    }

    public String bootstrapServers() {
        return wiring.bootstrapServers();
    }

    public PostgresPart postgres() {
        return postgres;
    }

    /** The app and the people that the demo has at Keycloak. */
    public KeycloakDemo keycloakDemo() {
        return new KeycloakDemo(Secrets.in(data));
    }

    /**
     * A part by its name: {@code postgres}, {@code kafka}, a service, {@code gateway}, {@code keycloak},
     * {@code prometheus}.
     */
    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchException("There is no part named %s.".formatted(name)));
    }

    /** All parts in the order in which they need each other. */
    public List<Part> parts() {
        var parts = new ArrayList<Part>(List.of(postgres, kafka));
        services.forEach(parts::addAll);
        parts.add(gateway);
        parts.addAll(identityProvider);
        parts.addAll(observer);
        return parts;
    }

    /** Where services and gateways say how they are. */
    public List<ScrapeTarget> scrapeTargets() {
        var watched = new ArrayList<Part>(List.of(gateway));
        services.forEach(
                instances -> watched.addAll(instances.subList(0, Math.min(options.replicas(), instances.size()))));
        return ScrapeTarget.among(watched);
    }

    /** The database of a service, by its name such as {@code payment}. */
    public ServiceDatabase database(String name) {
        return databases.get(name);
    }

    /** The passwords of a database's roles. */
    public Passwords passwords(String database) {
        return wiring.passwords(database);
    }

    public DataFolder data() {
        return data;
    }

    Access access() {
        return access;
    }

    void start() {
        try {
            keepOlderLogs();
            startAll();
            if (options.demo()) {
                new Seeder(data, access, says).seed();
                keycloak.ifPresent(provider -> provider.addDemo(access.clinics()));
            }
            observer.forEach(part -> says.accept("Prometheus is at " + part.url()));
            phase = RunState.Phase.READY;
            writeState();
            watch.begin();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops everything in order: the gateway, the services, Kafka, PostgreSQL. Returns when all is stopped. */
    public void stop() {
        synchronized (stopping) {
            if (stopped) {
                return;
            }
            stopped = true;
            try {
                watch.end();
                finish(observer);
                finish(List.of(gateway));
                finish(identityProvider);
                finish(services.stream().flatMap(List::stream).toList());
                finish(List.of(kafka));
                finish(List.of(postgres));
                phase = RunState.Phase.STOPPED;
                writeState();
            } finally {
                release();
            }
        }
    }

    /** Whether it is stopped, or about to be. */
    boolean isStopped() {
        return stopped;
    }

    /** Stops it because somebody wants so, even while it starts. */
    void interrupt() {
        interrupted = true;
        stop();
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        stop();
    }

    private void startAll() {
        var threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "start");
            thread.setDaemon(true);
            return thread;
        });
        long begin = System.nanoTime();
        try {
            var stored = startOne(postgres, threads, begin);
            var running = new ArrayList<CompletableFuture<Void>>(List.of(stored, startOne(kafka, threads, begin)));
            services.forEach(
                    service -> running.add(stored.thenCompose(ready -> startService(service, threads, begin))));
            running.add(stored.thenCompose(ready -> startOne(gateway, threads, begin)));
            observer.forEach(part -> running.add(startOne(part, threads, begin)));
            identityProvider.forEach(part -> running.add(
                    CompletableFuture.runAsync(() -> keycloak.orElseThrow().prepare(says), threads)
                            .thenCompose(ready -> startOne(part, threads, begin))));
            Futures.awaitAll(running);
        } finally {
            threads.shutdown();
        }
    }

    /** The first one changes the schema, if it has to be; the others find it done. */
    private CompletableFuture<Void> startService(List<Part> instances, ExecutorService threads, long begin) {
        var others = instances.subList(1, Math.min(options.replicas(), instances.size()));
        return startOne(instances.get(0), threads, begin)
                .thenCompose(ready -> CompletableFuture.allOf(others.stream()
                        .map(other -> startOne(other, threads, begin))
                        .toArray(CompletableFuture<?>[]::new)));
    }

    private CompletableFuture<Void> startOne(Part part, ExecutorService threads, long begin) {
        return CompletableFuture.runAsync(
                () -> {
                    part.start();
                    says.accept(String.format(
                            Locale.ROOT, "  %-18s ready after %4.1f s", part.name(), secondsSince(begin)));
                },
                threads);
    }

    /** All at once: each may take its time to see through what it has begun. */
    private void finish(List<Part> some) {
        Futures.awaitAll(some.stream()
                .map(part -> CompletableFuture.runAsync(
                        () -> finish(part), task -> new Thread(task, "stop " + part.name()).start()))
                .toList());
    }

    private void finish(Part part) {
        boolean ran = part.isRunning();
        part.finish();
        if (ran) {
            says.accept("  %-18s stopped".formatted(part.name()));
        }
    }

    private void prepareDatabases(LocalPostgres server) {
        for (var service : SuiteService.ALL) {
            databases.computeIfAbsent(
                    service.database(), name -> ServiceDatabase.create(server, name, wiring.passwords(name)));
        }
    }

    private void writeState() {
        synchronized (stateFile) {
            var processes = new LinkedHashMap<String, ProcessIdentity>();
            for (var part : parts()) {
                part.process().ifPresent(process -> processes.put(part.name(), ProcessIdentity.of(process)));
            }
            new RunState(launcher, phase, wiring.ports(), processes).write(data);
        }
    }

    private void keepOlderLogs() {
        for (var part : parts()) {
            try {
                if (Files.exists(part.log())) {
                    Files.move(part.log(), part.log().resolveSibling(part.name() + ".log.1"), REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
