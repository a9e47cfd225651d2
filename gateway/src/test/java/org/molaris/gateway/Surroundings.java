package org.molaris.gateway;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.molaris.local.LocalKafka;
import org.molaris.local.PassportKeys;

/** What the gateway finds around it in tests: a real Kafka, keys made for this run, and the addresses of three services. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER_SECRET = "what opens the issuer";

    private LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        kafka = LocalKafka.throwAway();
        kafka.createTopics(3);
        try {
            var folder = Files.createTempDirectory("molaris-gateway-");
            var keys = PassportKeys.in(folder.resolve("passport"));
            var secret = Files.writeString(folder.resolve("secret"), ISSUER_SECRET + "\n");
            var pepper = Files.writeString(folder.resolve("pepper"), random() + "\n");
            return Map.ofEntries(
                    entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                    entry("molaris.passport.keys", keys.publicKeys().toString()),
                    entry(
                            "molaris.gateway.passport.signing-keys",
                            keys.privateKeys().toString()),
                    entry(
                            "molaris.gateway.issuer.key",
                            folder.resolve("issuer/key.jwk").toString()),
                    entry("molaris.gateway.issuer.secret", secret.toString()),
                    entry("molaris.gateway.api-keys.pepper", pepper.toString()),
                    entry("molaris.gateway.upstreams.clinic-service", "http://127.0.0.1:" + freePort()),
                    entry("molaris.gateway.upstreams.payment-service", "http://127.0.0.1:" + freePort()),
                    entry("molaris.gateway.upstreams.recall-service", "http://127.0.0.1:" + freePort()),
                    entry("molaris.gateway.public-requests.at-once", "4"),
                    entry("molaris.gateway.public-requests.longest", "2s"),
                    entry("molaris.gateway.slow-clients.head", "2s"),
                    entry("molaris.gateway.slow-clients.window", "3s"),
                    entry("molaris.gateway.connections.response-timeout", "1s"),
                    entry("molaris.gateway.connections.bulk-response-timeout", "4s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
