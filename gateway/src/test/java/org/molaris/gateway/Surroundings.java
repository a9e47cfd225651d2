package org.molaris.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.molaris.local.LocalKafka;
import org.molaris.local.PassportKeys;

/** What the gateway finds around it in tests: a real Kafka, keys made for this run, and the addresses of two services. */
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
            return Map.of(
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "molaris.passport.keys", keys.publicKeys().toString(),
                    "molaris.gateway.passport.signing-keys", keys.privateKeys().toString(),
                    "molaris.gateway.issuer.key",
                            folder.resolve("issuer/key.jwk").toString(),
                    "molaris.gateway.issuer.secret", secret.toString(),
                    "molaris.gateway.upstreams.clinic-service", "http://127.0.0.1:" + freePort(),
                    "molaris.gateway.upstreams.payment-service", "http://127.0.0.1:" + freePort(),
                    "molaris.gateway.connections.response-timeout", "1s");
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
