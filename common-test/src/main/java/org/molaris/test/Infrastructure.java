package org.molaris.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    private static final String DATABASE = "module";

    /** The broker tells of every partition. */
    private static final List<Logger> LOUD = Stream.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    private static final Map<String, String> RUNNING = new HashMap<>();

    @Override
    public Map<String, String> start() {
        synchronized (RUNNING) {
            if (RUNNING.isEmpty()) {
                RUNNING.putAll(launch());
            }
            return Map.copyOf(RUNNING);
        }
    }

    @Override
    public void stop() {
        // The next test class of the module goes on with it; it ends with the JVM.
    }

    private static Map<String, String> launch() {
        for (var loud : LOUD) {
            loud.setLevel(Level.SEVERE);
        }
        var kafka = LocalKafka.throwAway();
        kafka.createTopics(3);
        var postgres = LocalPostgres.throwAway();
        var passwords = Passwords.random();
        ServiceDatabase.create(postgres, DATABASE, DATABASE, passwords);
        var keys = PassportKeys.in(newFolder());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.close();
            postgres.close();
        }));
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "ERROR"),
                Map.entry("quarkus.log.category.\"kafka\".level", "ERROR"),
                Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("molaris.database.host", postgres.host()),
                Map.entry("molaris.database.port", String.valueOf(postgres.port())),
                Map.entry("molaris.database.name", DATABASE),
                Map.entry("molaris.database.owner.password", passwords.owner()),
                Map.entry("molaris.database.app.password", passwords.app()),
                Map.entry("molaris.database.system.password", passwords.system()),
                Map.entry("molaris.passport.keys", keys.publicKeys().toString()),
                Map.entry(SIGNING_KEYS, keys.privateKeys().toString()),
                Map.entry(SUPERUSER_PASSWORD, postgres.password()));
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
