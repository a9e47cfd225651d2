package org.molaris.local;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How the parts of a suite are put together: the port, the memory, the environment and the command of each. */
final class Wiring {

    static final String KAFKA = "kafka";

    static final String KAFKA_HEALTH = "kafka-health";
    static final String GATEWAY_MANAGEMENT = "gateway-management";

    /** All parts that every suite has, in the order in which they need each other. */
    static final List<String> PART_NAMES = partNames(Set.of());

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

    /** Of several processes of a service: until the gateway has seen that one is about to go. */
    private static final String TIME_TO_BE_FORGOTTEN = "3s";

    private final SuiteOptions options;
    private final Path repository;
    private final boolean demo;
    private final Map<String, String> givenEnvironment;
    private final DataFolder data;
    private final boolean keycloak;
    private final boolean observe;
    private final Map<String, Integer> ports;
    private final Secrets secrets;
    private final PassportKeys keys;
    private final Runnable changed;

    /**
     * Chooses the ports.
     *
     * @param changed what is done whenever a part has become another process
     */
    Wiring(SuiteOptions options, DataFolder data, Runnable changed) {
        this.options = options;
        this.repository = options.repository();
        this.demo = options.demo();
        this.givenEnvironment = options.environment();
        this.data = data;
        this.keycloak = options.keycloak();
        this.observe = options.observe();
        this.ports = choosePorts(options, data);
        this.secrets = Secrets.in(data);
        this.keys = PassportKeys.in(data.keys());
        this.changed = changed;
    }

    /** Refuses a repository in which a part is not built. */
    static void mustBeBuilt(Path repository) {
        var modules = new ArrayList<>(
                SuiteService.ALL.stream().map(SuiteService::name).toList());
        modules.add(SuiteService.GATEWAY);
        for (var module : modules) {
            if (!Files.exists(SuiteService.program(repository, module))) {
                throw new LaunchException("%s is not built; ./molaris up and mvn package build it.".formatted(module));
            }
        }
    }

    /** By name; Kafka's readiness and the gateway's management have ports of their own. */
    Map<String, Integer> ports() {
        return ports;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port(KAFKA);
    }

    Access access() {
        return new Access(port(SuiteService.GATEWAY), port(GATEWAY_MANAGEMENT), secrets.issuer());
    }

    /** The passwords of a database's roles. */
    Passwords passwords(String database) {
        return secrets.passwords(database);
    }

    PostgresPart postgres(Consumer<LocalPostgres> prepare) {
        return new PostgresPart(data, port(PostgresPart.NAME), secrets.superuser(), prepare, changed);
    }

    Part kafka() {
        return part(KAFKA, bootstrapServers(), port(KAFKA_HEALTH), this::kafkaCommand);
    }

    /** All processes of a service, spares included. */
    List<Part> service(SuiteService service) {
        return options.instancesOf(service).stream().map(this::service).toList();
    }

    private Part service(ServiceInstance instance) {
        int port = port(instance.name());
        return part(instance.name(), urlOf(port), port, () -> serviceCommand(instance));
    }

    /** The identity provider, where one is wanted. */
    Optional<Keycloak> keycloak() {
        return keycloak ? Optional.of(new Keycloak(data, port(Keycloak.NAME), repository)) : Optional.empty();
    }

    /** What looks after it, where that is wanted. */
    Optional<Prometheus> prometheus() {
        return observe ? Optional.of(new Prometheus(data, port(Prometheus.NAME), repository)) : Optional.empty();
    }

    Part gateway() {
        return part(
                SuiteService.GATEWAY,
                urlOf(port(SuiteService.GATEWAY)),
                port(GATEWAY_MANAGEMENT),
                this::gatewayCommand);
    }

    private Part part(String name, String url, int readinessPort, Supplier<JvmCommand> command) {
        return new ProcessPart(name, data.log(name), url, readinessPort, command, changed);
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

    private JvmCommand serviceCommand(ServiceInstance instance) {
        var service = instance.service();
        var passwords = passwords(service.database());
        var environment = environmentOf(port(instance.name()));
        // Of several, each asks the one of the other services that has its place among theirs.
        SuiteService.ALL.forEach(other -> {
            var others = options.instancesOf(other);
            environment.put(
                    other.urlVariable(),
                    urlOf(port(others.get(Math.min(instance.nth(), options.replicas()) - 1)
                            .name())));
        });
        if (options.instancesOf(service).size() > 1) {
            environment.put("MOLARIS_SHUTDOWN_DELAY", TIME_TO_BE_FORGOTTEN);
        }
        environment.put("MOLARIS_DATABASE_HOST", "127.0.0.1");
        environment.put("MOLARIS_DATABASE_PORT", "" + port(PostgresPart.NAME));
        environment.put("MOLARIS_DATABASE_OWNER_PASSWORD", passwords.owner());
        environment.put("MOLARIS_DATABASE_APP_PASSWORD", passwords.app());
        environment.put("MOLARIS_DATABASE_SYSTEM_PASSWORD", passwords.system());
        environment.put("MOLARIS_CLOCK_FILE", data.clock().toString());
        if (service.equals(SuiteService.CLINIC)) {
            environment.put("MOLARIS_API_KEY_PEPPER", secrets.apiKeyPepperFile().toString());
            environment.put("MOLARIS_CLINIC_SECRETS_KEY", secrets.clinicSecretsKey());
            // Whoever tries the suite out may let a program of this machine take the messages, and be told by webhook.
            environment.put("MOLARIS_CLINIC_LOOPBACK_SENDERS", "true");
            environment.put("MOLARIS_CLINIC_WEBHOOKS_HTTPS_ONLY", "false");
            environment.put("MOLARIS_CLINIC_WEBHOOKS_PUBLIC_ADDRESSES_ONLY", "false");
        }
        keys.serviceKey(service.name())
                .ifPresent(key -> environment.put("MOLARIS_SERVICE_SIGNING_KEY", key.toString()));
        environment.putAll(givenEnvironment);
        return quarkus(service.name(), SERVICE_MEMORY, environment);
    }

    private JvmCommand gatewayCommand() {
        var environment = environmentOf(port(SuiteService.GATEWAY));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", "" + port(GATEWAY_MANAGEMENT));
        environment.put("MOLARIS_PASSPORT_SIGNING_KEYS", keys.privateKeys().toString());
        SuiteService.ALL.forEach(service -> environment.put(
                service.urlVariable(),
                options.instancesOf(service).stream()
                        .map(instance -> urlOf(port(instance.name())))
                        .collect(joining(","))));
        environment.put("MOLARIS_ISSUER_KEY", data.keys().resolve("issuer.jwk").toString());
        environment.put("MOLARIS_ISSUER_SECRET", secrets.issuerFile().toString());
        environment.put("MOLARIS_API_KEY_PEPPER", secrets.apiKeyPepperFile().toString());
        if (keycloak) {
            environment.putAll(Keycloak.environmentOfGateway(port(Keycloak.NAME)));
        }
        if (demo) {
            environment.put("MOLARIS_DOCS_DEMO_CLINIC", "demo");
        }
        environment.putAll(givenEnvironment);
        return quarkus(SuiteService.GATEWAY, GATEWAY_MEMORY, environment);
    }

    private Map<String, String> environmentOf(int port) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("MOLARIS_PASSPORT_KEYS", keys.publicKeys().toString());
        return environment;
    }

    private JvmCommand quarkus(String module, List<String> memory, Map<String, String> environment) {
        var jvm = new ArrayList<>(memory);
        jvm.addAll(SMALL_BUFFERS);
        jvm.addAll(LATE_OPTIMISATION);
        var program = List.of("-jar", SuiteService.program(repository, module).toString());
        return new JvmCommand(jvm, program, environment);
    }

    /** Those of the last run where they are still free, so that what was connected finds its part again. */
    private static Map<String, Integer> choosePorts(SuiteOptions options, DataFolder data) {
        int gatewayPort = options.gatewayPort();
        var chosen = new LinkedHashMap<String, Integer>();
        var earlier = RunState.of(data).map(RunState::ports).orElse(Map.of());
        if (gatewayPort != 0) {
            if (!Ports.isFree(gatewayPort)) {
                throw new LaunchException("Port %d %s; choose another with --port."
                        .formatted(
                                gatewayPort,
                                Ports.isListenedOn(gatewayPort) ? "is taken by another program" : "cannot be used"));
            }
            chosen.put(SuiteService.GATEWAY, gatewayPort);
        }
        var names = new ArrayList<>(PART_NAMES);
        SuiteService.ALL.forEach(service ->
                options.instancesOf(service).stream().skip(1).forEach(instance -> names.add(instance.name())));
        names.addAll(List.of(KAFKA_HEALTH, GATEWAY_MANAGEMENT));
        if (options.keycloak()) {
            names.add(Keycloak.NAME);
        }
        if (options.observe()) {
            names.add(Prometheus.NAME);
        }
        for (var name : names) {
            if (!chosen.containsKey(name)) {
                chosen.put(name, portFor(earlier.getOrDefault(name, 0), chosen));
            }
        }
        return Collections.unmodifiableMap(chosen);
    }

    private static int portFor(int earlier, Map<String, Integer> chosen) {
        int port = earlier;
        while (port == 0 || chosen.containsValue(port) || !Ports.isFree(port)) {
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

    /** The same, with further processes of services that have ports. */
    static List<String> partNames(Set<String> withPorts) {
        var names = new ArrayList<>(List.of(PostgresPart.NAME, KAFKA));
        for (var service : SuiteService.ALL) {
            names.add(service.name());
            ServiceInstance.of(service, withPorts).stream()
                    .filter(name -> !name.equals(service.name()))
                    .forEach(names::add);
        }
        names.add(SuiteService.GATEWAY);
        return List.copyOf(names);
    }
}
