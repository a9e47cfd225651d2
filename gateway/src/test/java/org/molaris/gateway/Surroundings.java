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
import java.util.UUID;
import org.molaris.local.LocalKafka;
import org.molaris.local.PassportKeys;

/** What the gateway finds around it in tests: a real Kafka, keys made for this run, and the addresses of the services and an identity provider. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER_SECRET = "what opens the issuer";

    private LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            var identityProvider = "http://127.0.0.1:" + freePort();
            var folder = Files.createTempDirectory("molaris-gateway-");
            var certificate = SelfSigned.in(folder);
            kafka = LocalKafka.throwAway();
            kafka.createTopics(3);
            var keys = PassportKeys.in(folder.resolve("passport"));
            var secret = Files.writeString(folder.resolve("secret"), ISSUER_SECRET + "\n");
            var pepper = Files.writeString(folder.resolve("pepper"), random() + "\n");
            var otherIssuers = "http://127.0.0.1:" + freePort() + "/keys";
            return Map.ofEntries(
                    entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                    entry("molaris.gateway.upstreams.identity-provider", identityProvider),
                    entry("molaris.gateway.oauth2.realm-url", identityProvider + "/realms/molaris"),
                    entry("molaris.passport.keys", keys.publicKeys().toString()),
                    entry("molaris.keys.look-again", "100ms"),
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
                    entry(
                            "molaris.gateway.upstreams.treatment-service",
                            "http://127.0.0.1:%d,http://127.0.0.1:%d,http://127.0.0.1:%d"
                                    .formatted(freePort(), freePort(), freePort())),
                    entry("molaris.gateway.balancing.probe", "100ms"),
                    entry("molaris.gateway.balancing.patience", "5s"),
                    entry("molaris.gateway.issuers.hospital.issuer", "https://id.hospital.example/realms/molaris"),
                    entry("molaris.gateway.issuers.hospital.jwks-url", otherIssuers),
                    entry("molaris.gateway.issuers.partner.issuer", "https://id.partner.example"),
                    entry("molaris.gateway.issuers.partner.jwks-url", otherIssuers),
                    entry("molaris.gateway.issuers.partner.audience", "molaris-for-partners"),
                    entry(
                            "molaris.gateway.issuers.partner.clinics",
                            UUID.randomUUID().toString()),
                    entry("molaris.gateway.issuers.partner.platform-admins", "true"),
                    entry("molaris.gateway.issuer-keys.refresh", "500ms"),
                    entry("molaris.gateway.issuer-keys.again-after", "100ms"),
                    entry("quarkus.http.tls-configuration-name", "https"),
                    entry(
                            "quarkus.tls.https.key-store.pem.0.cert",
                            certificate.certificate().toString()),
                    entry(
                            "quarkus.tls.https.key-store.pem.0.key",
                            certificate.key().toString()),
                    // So much that no test meets it, and nothing that comes back while one counts.
                    entry("molaris.gateway.limits.address-burst", "1000000"),
                    entry("molaris.gateway.limits.address-per-second", "1"),
                    entry("molaris.gateway.limits.credential-burst", "1000000"),
                    entry("molaris.gateway.limits.credential-per-second", "1"),
                    entry("molaris.gateway.proxies.trusted", "127.0.0.0/8"),
                    entry("molaris.gateway.cors.origins", "https://app.example,https://other.example"),
                    entry("molaris.gateway.docs.refresh", "200ms"),
                    entry("molaris.gateway.docs.retry", "200ms"),
                    entry("molaris.gateway.docs.demo-clinic", "demo"),
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
