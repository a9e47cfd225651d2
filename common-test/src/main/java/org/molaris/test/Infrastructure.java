package org.molaris.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.molaris.local.LocalKafka;
import org.molaris.local.LocalPostgres;
import org.molaris.local.PassportKeys;
import org.molaris.local.Passwords;
import org.molaris.local.ServiceDatabase;

/**
 * A real PostgreSQL with a fresh database for the module, a real Kafka with every topic, and keys for passports: started
 * once for all tests of a module, before Quarkus is. Every {@code @QuarkusTest} has it without asking.
 */
public class Infrastructure implements QuarkusTestResourceLifecycleManager {

    static final String SUPERUSER_PASSWORD = "test.postgres.password";
    static final String SIGNING_KEYS = "test.passport.signing-keys";
    static final String SERVICE_KEY = "molaris.service.signing-key";
    private static final String DATABASE = "module";
    private static final String RUNNING = Infrastructure.class.getName();

    /** The broker tells of every partition. */
    private static final List<Logger> LOUD = Stream.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    @Override
    public Map<String, String> start() {
        // Quarkus may load this class once more for other tests of the same JVM: what runs is known to the JVM itself.
        synchronized (System.getProperties()) {
            if (System.getProperty(RUNNING) == null) {
                System.setProperty(RUNNING, launch());
            }
            return System.getProperty(RUNNING)
                    .lines()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        }
    }

    @Override
    public void stop() {
        // The next test class of the module goes on with it; it ends with the JVM.
    }

    private static String launch() {
        for (var loud : LOUD) {
            loud.setLevel(Level.SEVERE);
        }
        var kafka = LocalKafka.throwAway();
        kafka.createTopics(3);
        var postgres = LocalPostgres.throwAway();
        var passwords = Passwords.random();
        ServiceDatabase.create(postgres, DATABASE, DATABASE, passwords);
        var keys = PassportKeys.in(newFolder());
        // Each by itself: a broker that is slow to stop must not leave the database running.
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        return String.join(
                "\n",
                "quarkus.http.test-port=0",
                "quarkus.test.rest-assured.enable-logging-on-failure=false",
                "quarkus.log.category.\"org.apache.kafka\".level=ERROR",
                "quarkus.log.category.\"kafka\".level=ERROR",
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "molaris.database.host=" + postgres.host(),
                "molaris.database.port=" + String.valueOf(postgres.port()),
                "molaris.database.name=" + DATABASE,
                "molaris.database.owner.password=" + passwords.owner(),
                "molaris.database.app.password=" + passwords.app(),
                "molaris.database.system.password=" + passwords.system(),
                "molaris.passport.keys=" + keys.publicKeys().toString(),
                "molaris.keys.look-again=100ms",
                SIGNING_KEYS + "=" + keys.privateKeys().toString(),
                SERVICE_KEY + "=" + keys.serviceKey("recall-service").orElseThrow(),
                SUPERUSER_PASSWORD + "=" + postgres.password());
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("molaris-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the module under test was configured with. */
    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
