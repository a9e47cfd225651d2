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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole suite on this machine: PostgreSQL, Kafka, the services and the gateway, started, watched over, stopped. */
public final class Suite implements AutoCloseable {

    static final String KAFKA = "kafka";

    static final String KAFKA_HEALTH = "kafka-health";
    static final String GATEWAY_MANAGEMENT = "gateway-management";

    /** All parts in the order in which they need each other. */
    static final List<String> PART_NAMES = partNames();

    private static final List<String> KAFKA_MEMORY =
            List.of("-Xmx160m", "-Xss512k", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=32m");
    private static final List<String> SMALL_BUFFERS = List.of(
            "-Dio.netty.allocator.numDirectArenas=1",
            "-Dio.netty.allocator.numHeapArenas=1",
            "-Dio.netty.allocator.maxOrder=3");
    /** The optimising compiler comes later than by default: it took a quarter of the time to ready. */
    private static final List<String> LATE_OPTIMISATION = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final List<String> SERVICE_MEMORY = List.of(
            "-Xms48m", "-Xmx96m", "-Xmn20m", "-Xss512k", "-XX:ReservedCodeCacheSize=48m", "-XX:MaxMetaspaceSize=144m");
    private static final List<String> GATEWAY_MEMORY =
            List.of("-Xmx48m", "-Xss512k", "-XX:ReservedCodeCacheSize=32m", "-XX:MaxMetaspaceSize=80m");

    private final SuiteOptions options;
    private final Consumer<String> says;
    private final DataFolder data;
    private final FileChannel lock;
    private final Secrets secrets;
    private final PassportKeys keys;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, ServiceDatabase> databases = new HashMap<>();
    private final PostgresPart postgres;
    private final Part kafka;
    private final List<Part> services;
    private final Part gateway;
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
            checkBuilt();
            if (LeftOvers.exist(data)) {
                says.accept("Stopping what an earlier launcher has left running");
                LeftOvers.stop(data);
            }
            choosePorts();
            says.accept("Molaris starts on " + data.root());
            this.secrets = Secrets.in(data);
            this.keys = PassportKeys.in(data.keys());
            this.access = new Access(port(SuiteService.GATEWAY), port(GATEWAY_MANAGEMENT), secrets.issuer());
            this.postgres = new PostgresPart(
                    data, port(PostgresPart.NAME), secrets.superuser(), this::prepareDatabases, this::writeState);
            this.kafka = part(KAFKA, bootstrapServers(), port(KAFKA_HEALTH), this::kafkaCommand);
            this.services = SuiteService.ALL.stream().map(this::servicePart).toList();
            this.gateway = part(SuiteService.GATEWAY, access.gateway(), port(GATEWAY_MANAGEMENT), this::gatewayCommand);
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

    public String bootstrapServers() {
        return "127.0.0.1:" + port(KAFKA);
    }

    public PostgresPart postgres() {
        return postgres;
    }

    /** A part by its name: {@code postgres}, {@code kafka}, a service, {@code gateway}. */
    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchException("There is no part named %s.".formatted(name)));
    }

    /** All parts in the order in which they need each other. */
    public List<Part> parts() {
        var parts = new ArrayList<Part>(List.of(postgres, kafka));
        parts.addAll(services);
        parts.add(gateway);
        return parts;
    }

    /** The database of a service, by its name such as {@code payment}. */
    public ServiceDatabase database(String name) {
        return databases.get(name);
    }

    /** The passwords of a database's roles. */
    public Passwords passwords(String database) {
        return secrets.passwords(database);
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
            }
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
                finish(List.of(gateway));
                finish(services);
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
            services.forEach(service -> running.add(stored.thenCompose(ready -> startOne(service, threads, begin))));
            running.add(stored.thenCompose(ready -> startOne(gateway, threads, begin)));
            Futures.awaitAll(running);
        } finally {
            threads.shutdown();
        }
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

    private void finish(List<Part> some) {
        some.parallelStream().forEach(part -> {
            boolean ran = part.isRunning();
            part.finish();
            if (ran) {
                says.accept("  %-18s stopped".formatted(part.name()));
            }
        });
    }

    private void prepareDatabases(LocalPostgres server) {
        for (var service : SuiteService.ALL) {
            databases.computeIfAbsent(
                    service.database(), name -> ServiceDatabase.create(server, name, secrets.passwords(name)));
        }
    }

    private Part part(String name, String url, int readinessPort, Supplier<JvmCommand> command) {
        return new ProcessPart(name, data.log(name), url, readinessPort, command, this::writeState);
    }

    private Part servicePart(SuiteService service) {
        int port = port(service.name());
        return part(service.name(), urlOf(port), port, () -> serviceCommand(service));
    }

    private JvmCommand kafkaCommand() {
        var program = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                KafkaProcess.class.getName(),
                data.kafka().toString(),
                "" + port(KAFKA),
                "" + port(KAFKA_HEALTH));
        return new JvmCommand(KAFKA_MEMORY, program, Map.of());
    }

    private JvmCommand serviceCommand(SuiteService service) {
        var passwords = secrets.passwords(service.database());
        var environment = environmentOf(port(service.name()));
        environment.put("MOLARIS_DATABASE_HOST", "127.0.0.1");
        environment.put("MOLARIS_DATABASE_PORT", "" + port(PostgresPart.NAME));
        environment.put("MOLARIS_DATABASE_OWNER_PASSWORD", passwords.owner());
        environment.put("MOLARIS_DATABASE_APP_PASSWORD", passwords.app());
        environment.put("MOLARIS_DATABASE_SYSTEM_PASSWORD", passwords.system());
        if (service.equals(SuiteService.CLINIC)) {
            environment.put("MOLARIS_API_KEY_PEPPER", secrets.apiKeyPepperFile().toString());
            environment.put("MOLARIS_CLINIC_SECRETS_KEY", secrets.clinicSecretsKey());
        }
        return quarkus(service.name(), SERVICE_MEMORY, environment);
    }

    private JvmCommand gatewayCommand() {
        var environment = environmentOf(port(SuiteService.GATEWAY));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", "" + port(GATEWAY_MANAGEMENT));
        environment.put("MOLARIS_PASSPORT_SIGNING_KEYS", keys.privateKeys().toString());
        environment.put("MOLARIS_ISSUER_KEY", data.keys().resolve("issuer.jwk").toString());
        environment.put("MOLARIS_ISSUER_SECRET", secrets.issuerFile().toString());
        environment.put("MOLARIS_API_KEY_PEPPER", secrets.apiKeyPepperFile().toString());
        return quarkus(SuiteService.GATEWAY, GATEWAY_MEMORY, environment);
    }

    private Map<String, String> environmentOf(int port) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        // Readiness is asked often while a part starts; each "not yet" would be a line of its log.
        environment.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "WARN");
        environment.put("MOLARIS_PASSPORT_KEYS", keys.publicKeys().toString());
        SuiteService.ALL.forEach(service -> environment.put(service.urlVariable(), urlOf(port(service.name()))));
        return environment;
    }

    private JvmCommand quarkus(String module, List<String> memory, Map<String, String> environment) {
        var jvm = new ArrayList<>(memory);
        jvm.addAll(SMALL_BUFFERS);
        jvm.addAll(LATE_OPTIMISATION);
        var program = List.of(
                "-jar", SuiteService.program(options.repository(), module).toString());
        return new JvmCommand(jvm, program, environment);
    }

    private void checkBuilt() {
        var modules = new ArrayList<>(
                SuiteService.ALL.stream().map(SuiteService::name).toList());
        modules.add(SuiteService.GATEWAY);
        for (var module : modules) {
            if (!Files.exists(SuiteService.program(options.repository(), module))) {
                throw new LaunchException("%s is not built; ./molaris up and mvn package build it.".formatted(module));
            }
        }
    }

    private void choosePorts() {
        var earlier = RunState.of(data).map(RunState::ports).orElse(Map.of());
        if (options.gatewayPort() != 0) {
            if (!Ports.isFree(options.gatewayPort())) {
                throw new LaunchException("Port %d %s; choose another with --port."
                        .formatted(
                                options.gatewayPort(),
                                Ports.isListenedOn(options.gatewayPort())
                                        ? "is taken by another program"
                                        : "cannot be used"));
            }
            ports.put(SuiteService.GATEWAY, options.gatewayPort());
        }
        var names = new ArrayList<>(PART_NAMES);
        names.addAll(List.of(KAFKA_HEALTH, GATEWAY_MANAGEMENT));
        for (var name : names) {
            ports.computeIfAbsent(name, missing -> portFor(earlier.getOrDefault(missing, 0)));
        }
    }

    private int portFor(int earlier) {
        int port = earlier;
        while (port == 0 || ports.containsValue(port) || !Ports.isFree(port)) {
            port = Ports.free();
        }
        return port;
    }

    private int port(String name) {
        return ports.get(name);
    }

    private static String urlOf(int port) {
        return "http://127.0.0.1:" + port;
    }

    private void writeState() {
        synchronized (stateFile) {
            var processes = new LinkedHashMap<String, ProcessIdentity>();
            for (var part : parts()) {
                part.process().ifPresent(process -> processes.put(part.name(), ProcessIdentity.of(process)));
            }
            new RunState(launcher, phase, ports, processes).write(data);
        }
    }

    private static List<String> partNames() {
        var names = new ArrayList<>(List.of(PostgresPart.NAME, KAFKA));
        SuiteService.ALL.forEach(service -> names.add(service.name()));
        names.add(SuiteService.GATEWAY);
        return List.copyOf(names);
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
