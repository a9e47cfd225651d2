package org.molaris.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.commons.io.output.ByteArrayOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.molaris.events.Topic;

/** A real Kafka broker, its own controller, inside this JVM and on the loopback address. */
public final class LocalKafka implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String FORMATTED = "meta.properties";

    private final KafkaRaftServer server;
    private final int port;
    private final Path deletedAfterwards;
    private boolean closed;

    private LocalKafka(KafkaRaftServer server, int port, Path deletedAfterwards) {
        this.server = server;
        this.port = port;
        this.deletedAfterwards = deletedAfterwards;
    }

    /** Starts a broker on its folder, which is made on first use. Port 0 is any free one. */
    public static LocalKafka start(Path folder, int port) {
        return start(folder.toAbsolutePath(), port == 0 ? Ports.free() : port, null);
    }

    /** A broker for tests, in a folder of its own, gone when closed or when this JVM ends. */
    public static LocalKafka throwAway() {
        var home = ThrowAway.folder();
        var kafka = start(ThrowAway.data(home), Ports.free(), home);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-stop"));
        return kafka;
    }

    private static LocalKafka start(Path folder, int port, Path deletedAfterwards) {
        return withOwnClassLoader(() -> startHere(folder, port, deletedAfterwards));
    }

    /** Kafka finds its parts through the thread's class loader, which must be the one that knows them. */
    private static <T> T withOwnClassLoader(Supplier<T> work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(LocalKafka.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static LocalKafka startHere(Path folder, int port, Path deletedAfterwards) {
        var settings = settings(folder, port, Ports.free());
        if (deletedAfterwards == null) {
            // On the disk before it is acknowledged: whoever sent it keeps no copy.
            settings.setProperty("log.flush.interval.messages", "1");
        }
        format(folder, settings);
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new LaunchException("Kafka does not start on %s: %s.".formatted(folder, e.getMessage()), e);
        }
        return new LocalKafka(server, port, deletedAfterwards);
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Makes the suite's topics where they are missing and gives all of them their settings. */
    public void createTopics(int partitions) {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = withOwnClassLoader(() -> Admin.create(settings))) {
            var topics = Arrays.stream(Topic.values())
                    .map(topic -> new NewTopic(topic.topicName(), partitions, (short) 1).configs(topic.settings()))
                    .toList();
            var made = admin.createTopics(topics).values();
            for (var topic : Topic.values()) {
                if (alreadyThere(made.get(topic.topicName()))) {
                    applySettings(admin, topic);
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchException("Kafka's topics could not be made: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Kafka's topics were being made.", e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        if (deletedAfterwards != null) {
            Folders.delete(deletedAfterwards);
        }
    }

    private static boolean alreadyThere(KafkaFuture<Void> made)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            made.get(30, SECONDS);
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            throw e;
        }
    }

    private static void applySettings(Admin admin, Topic topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        List<AlterConfigOp> wanted = topic.settings().entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(resource, List.copyOf(wanted)))
                .all()
                .get(30, SECONDS);
    }

    private static void format(Path folder, Properties settings) {
        if (!Folders.isMissingOrEmpty(folder)) {
            if (!Files.exists(folder.resolve(FORMATTED))) {
                throw new LaunchException("The folder %s is not a Kafka data folder, or is damaged.".formatted(folder));
            }
            return;
        }
        // Made under another name and then renamed: a folder that is there is a whole one.
        var making = folder.resolveSibling(folder.getFileName() + ".making");
        var configuration = folder.resolveSibling(folder.getFileName() + ".properties");
        Folders.delete(making);
        Folders.delete(folder);
        Folders.privateFolder(making);
        var said = new ByteArrayOutputStream();
        try (var output = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            var forMaking = new Properties();
            forMaking.putAll(settings);
            forMaking.setProperty("log.dirs", making.toString());
            try (var writer = Files.newBufferedWriter(configuration)) {
                forMaking.store(writer, null);
            }
            var arguments = new String[] {
                "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration.toString()
            };
            if (StorageTool.execute(arguments, output) != 0) {
                throw new LaunchException("Kafka's data folder could not be made: %s."
                        .formatted(said.toString(StandardCharsets.UTF_8).strip()));
            }
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@%s:%d".formatted(HOST, controllerPort),
                "listeners", "BROKER://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort),
                "advertised.listeners", "BROKER://%s:%d".formatted(HOST, port),
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "BROKER",
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.toString()));
        settings.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "offsets.retention.minutes", "5256000",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1"));
        settings.putAll(Map.of(
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "num.network.threads", "2",
                "num.io.threads", "2"));
        return settings;
    }
}
