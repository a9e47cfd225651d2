package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.molaris.local.LaunchException;
import org.molaris.local.Ports;
import org.molaris.local.SuiteOptions;

/** The upstream, and the other proxies before it. They end in reverse order. */
final class Peers implements AutoCloseable {

    /** Half a kilobyte, as an answer of a service is. */
    private static final String BODY = """
            {"id":"01900000-0000-7000-8000-000000000001","description":"Ortodoncia, pago mensual","note":"%s"}""".formatted("x".repeat(400));

    private static final List<String> SPRING_JVM = List.of("-Xms512m", "-Xmx512m");
    private static final Path SPRING_JAR = Path.of("target", "spring-cloud-gateway.jar");
    private static final long BUILD_MINUTES = 10;

    private final Path folder;
    private final int upstreamPort = Ports.free();
    private final Peer upstream;
    private final Map<Proxy, Peer> proxies = new EnumMap<>(Proxy.class);
    private final Thread end = new Thread(this::end, "stop-peers");

    /** Starts the upstream; the proxies come later, when it is known whose tokens they take. */
    Peers(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(end);
        this.upstream = nginx("upstream", upstreamPort);
    }

    Peer upstream() {
        return upstream;
    }

    Map<Proxy, Peer> proxies() {
        return proxies;
    }

    /** Starts one that takes the tokens of an issuer. */
    void start(Proxy proxy, String issuer, PublicKey key) {
        int port = Ports.free();
        proxies.put(
                proxy,
                switch (proxy) {
                    case NGINX -> nginx("proxy", port);
                    case HAPROXY -> haproxy(port, issuer, pem(key));
                    case SPRING -> spring(port, issuer, pem(key));
                    default -> throw new IllegalArgumentException(proxy.name());
                });
    }

    private Peer nginx(String name, int port) {
        var configuration = write("nginx-%s.conf".formatted(name), Map.of("PORT", port));
        var command = List.of(
                Programs.NGINX, "-p", folder.toString(), "-c", configuration.toString(), "-e", name + "-errors.log");
        return Peer.start("nginx-" + name, port, command, Map.of(), folder);
    }

    private Peer haproxy(int port, String issuer, Path key) {
        var configuration = write("haproxy.cfg", Map.of("PORT", port, "ISSUER", issuer, "PUBLIC_KEY", key));
        var command = List.of(Programs.HAPROXY, "-db", "-f", configuration.toString());
        return Peer.start(Programs.HAPROXY, port, command, Map.of(), folder);
    }

    private Peer spring(int port, String issuer, Path key) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(SPRING_JVM);
        command.addAll(List.of("-jar", builtSpring(folder).toString()));
        var environment = Map.of(
                "PEER_PORT",
                "" + port,
                "PEER_UPSTREAM",
                upstream.url(),
                "PEER_ISSUER",
                issuer,
                "PEER_PUBLIC_KEY",
                key.toUri().toString());
        return Peer.start("spring-cloud-gateway", port, command, environment, folder);
    }

    /** Builds it where it is not built yet. */
    private static Path builtSpring(Path folder) {
        var project = SuiteOptions.repositoryHere().resolve(Path.of("benchmarks", "peers", "spring-cloud-gateway"));
        var jar = project.resolve(SPRING_JAR);
        if (!Files.exists(jar) || isOlder(jar, project)) {
            System.out.println("Building Spring Cloud Gateway");
            var command = List.of(
                    "mvn", "-q", "-B", "-ntp", "-f", project.resolve("pom.xml").toString(), "package");
            Programs.run(command, Map.of(), folder, (int) TimeUnit.MINUTES.toSeconds(BUILD_MINUTES));
        }
        return jar;
    }

    /** Whether anything that it is made from is newer. */
    private static boolean isOlder(Path jar, Path project) {
        try (var files = Files.walk(project)) {
            var made = Files.getLastModifiedTime(jar);
            for (var file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(project.resolve("target")))
                    .toList()) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new LaunchException("The folder %s cannot be read.".formatted(project), e);
        }
    }

    private Path pem(PublicKey key) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return write("issuer.pem", "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(lines));
    }

    /** A configuration from those that this program carries, with its ports and files put in. */
    private Path write(String name, Map<String, ?> values) {
        var text = Programs.resource(name)
                .replace("@CORES@", "" + Runtime.getRuntime().availableProcessors())
                .replace("@UPSTREAM@", "" + upstreamPort)
                .replace("@BODY@", BODY);
        for (var value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
        }
        return write(name, text);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new LaunchException("The file %s cannot be written.".formatted(name), e);
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private synchronized void end() {
        proxies.values().forEach(Peer::close);
        if (upstream != null) {
            upstream.close();
        }
    }
}
