package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.molaris.local.Futures;
import org.molaris.local.GatewayClient;
import org.molaris.local.Json;
import org.molaris.local.LaunchException;
import org.molaris.local.Memory;
import org.molaris.local.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./molaris bench gateway}: the gateway beside other proxies, all before the same upstream. */
@Command(
        name = "gateway",
        description = {
            "Send requests with credentials through the gateway, and through other proxies, to the same upstream.",
            "Starts a suite of its own on free ports, and deletes its data afterwards."
        })
final class GatewayBench implements Callable<Integer> {

    private static final String GATEWAY = "gateway";
    private static final String SCRIPT = "gateway.lua";
    private static final String CLINIC = "puerta";

    /** A path of payment-service, in whose place the upstream answers. */
    private static final String PATH = "/api/dental/payment-plans?limit=20";

    private static final String UPSTREAM_VARIABLE = "MOLARIS_PAYMENT_SERVICE_URL";
    private static final String AUTHORIZATION = "Authorization";
    private static final String API_KEY = "X-Api-Key";
    private static final String ISSUER = "molaris-embedded";
    private static final int TOKENS = 300;
    private static final int MOST_CONNECTIONS = 256;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each proxy is measured in each round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often (${DEFAULT-VALUE}); every other round in reverse order.")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description =
                    "Seconds under load before the gateway and its peers are measured, at most (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--connections",
            paramLabel = "N",
            split = ",",
            defaultValue = "8,64",
            description = "How many connections (${DEFAULT-VALUE}).")
    private int[] connections;

    @Option(
            names = "--against",
            paramLabel = "PROXY",
            split = ",",
            defaultValue = "nginx,haproxy,spring",
            description = "Which others are measured (${DEFAULT-VALUE}).")
    private List<Proxy> against;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where gateway.json goes (default: benchmarks/results).")
    private Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    private final List<ProxyCell> cells = new ArrayList<>();
    private Suite suite;
    private Peers peers;
    private Path folder;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        Programs.mustBeThere(Programs.WRK, Programs.NGINX);
        folder = Files.createTempDirectory("molaris-bench-");
        try (var behind = new Peers(folder)) {
            peers = behind;
            try (var own = OwnSuite.start(environment())) {
                suite = own.suite();
                var report = measure();
                report.printConclusion(System.out);
                report.write(output == null ? OwnSuite.results() : output);
                return report.isSound() ? 0 : 1;
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void checkOptions() {
        if (seconds < 1 || rounds < 1 || warmUp < 0) {
            throw new LaunchException("--seconds and --rounds are at least 1, --warm-up is at least 0.");
        }
        if (connections.length == 0
                || Arrays.stream(connections).anyMatch(each -> each < 1 || each > MOST_CONNECTIONS)) {
            throw new LaunchException("--connections are between 1 and %d.".formatted(MOST_CONNECTIONS));
        }
        if (!EnumSet.of(Proxy.NGINX, Proxy.HAPROXY, Proxy.SPRING).containsAll(against)) {
            throw new LaunchException("--against takes nginx, haproxy and spring.");
        }
    }

    /** The gateway forwards to the upstream, counts nobody's requests and writes no line for each, as the others do. */
    private Map<String, String> environment() {
        return Map.of(
                UPSTREAM_VARIABLE,
                peers.upstream().url(),
                "MOLARIS_GATEWAY_LIMITS_ENABLED",
                "false",
                "MOLARIS_GATEWAY_ACCESS_LOG_ENABLED",
                "false");
    }

    private ProxyReport measure() throws IOException {
        Files.writeString(folder.resolve(SCRIPT), Programs.resource(SCRIPT));
        var loads = loads();
        endWhatIsNotMeasured();
        warmUp(loads);
        for (int round = 1; round <= rounds; round++) {
            measureRound(round, loads);
        }
        var rows = ProxyRow.of(cells);
        ProxyTable.print(rows, System.out);
        var settings = new ProxyReport.Settings(
                seconds, rounds, warmUp, Arrays.stream(connections).boxed().toList());
        return ProxyReport.of(Report.Machine.here(null), settings, rows);
    }

    /** What is sent to each, all of it tried once. */
    private Map<Proxy, Load> loads() throws IOException {
        var clinic = OwnSuite.openClinic(suite, CLINIC, "America/El_Salvador");
        var issuerKey = Signed.keyIn(suite.data().keys().resolve("issuer.jwk"));
        var tokens = IntStream.rangeClosed(1, TOKENS)
                .mapToObj(each -> "Bearer " + Tokens.of(issuerKey, ISSUER, clinic, "recepcion-" + each))
                .toList();
        var token = credentials("token", AUTHORIZATION, tokens.subList(0, 1));
        var loads = new EnumMap<Proxy, Load>(Proxy.class);
        loads.put(Proxy.NONE, token.to(peers.upstream().url()));
        for (var proxy : others()) {
            peers.start(proxy, ISSUER, issuerKey.getPublicKey());
            var peer = peers.proxies().get(proxy);
            peer.awaitReady(PATH, AUTHORIZATION, tokens.get(0));
            if (proxy.isChecking()) {
                mustCheck(proxy, peer.url(), tokens.get(0));
            }
            loads.put(proxy, token.to(peer.url()));
        }
        loads.put(Proxy.GATEWAY, token.to(suite.gateway()));
        loads.put(
                Proxy.GATEWAY_TOKENS,
                credentials("tokens", AUTHORIZATION, tokens).to(suite.gateway()));
        loads.put(
                Proxy.GATEWAY_KEY,
                credentials("key", API_KEY, List.of(apiKey())).to(suite.gateway()));
        Waiting.until("The gateway", () -> Peer.status(suite.gateway() + PATH, AUTHORIZATION, tokens.get(0)) == 200);
        mustCheck(Proxy.GATEWAY, suite.gateway(), tokens.get(0));
        return loads;
    }

    private Set<Proxy> others() {
        var wanted = EnumSet.copyOf(against);
        if (wanted.contains(Proxy.HAPROXY) && !Programs.isOnPath(Programs.HAPROXY)) {
            System.out.println("HAProxy is left out: it is not on the PATH (Debian and Ubuntu: package haproxy).");
            wanted.remove(Proxy.HAPROXY);
        }
        return wanted;
    }

    /** A token with another signature gets through nothing that is said to check. */
    private static void mustCheck(Proxy proxy, String url, String token) {
        int dot = token.lastIndexOf('.') + 1;
        var forged = token.substring(0, dot) + (token.charAt(dot) == 'A' ? 'B' : 'A') + token.substring(dot + 1);
        int status = Peer.status(url + PATH, AUTHORIZATION, forged);
        if (status != 401) {
            throw new LaunchException("%s answered a forged token with %d.".formatted(proxy.title(), status));
        }
    }

    private String apiKey() {
        var owner = new GatewayClient(suite.gateway(), suite.token(CLINIC, "owner"));
        var wanted = Json.object().put("name", "Puerta").put("role", "receptionist");
        return Futures.await(owner.post("/api/dental/api-keys", wanted, null))
                .path("secret")
                .asText();
    }

    private Credentials credentials(String name, String header, List<String> values) throws IOException {
        var file = Files.write(folder.resolve(name + ".credentials"), values);
        return new Credentials(header, file, folder);
    }

    /** The gateway knows what it needs by now. */
    private void endWhatIsNotMeasured() {
        suite.parts().stream()
                .filter(part -> !part.name().equals(GATEWAY) && !part.name().equals("kafka"))
                .sorted((one, other) -> Boolean.compare(
                        one.name().equals("postgres"), other.name().equals("postgres")))
                .forEach(org.molaris.local.Part::terminate);
    }

    /** Until the compilers have done what they can: the rate does not grow any more, or the time is over. */
    private void warmUp(Map<Proxy, Load> loads) {
        for (var proxy : loads.keySet()) {
            if (proxy == Proxy.SPRING || proxy.isOurs()) {
                System.out.printf("%s warms up:", proxy.title());
                var warmth = new Warmth();
                for (int spent = 0; spent < warmUp && !warmth.isReached(); spent += Warmth.SECONDS) {
                    var outcome = loads.get(proxy).run("", mostConnections(), Warmth.SECONDS);
                    warmth.add(outcome.perSecond());
                    System.out.printf(Locale.ROOT, " %,.0f", outcome.perSecond());
                }
                System.out.println("/s");
            }
        }
    }

    private void measureRound(int round, Map<Proxy, Load> loads) {
        var order = new ArrayList<>(loads.keySet());
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        for (int some : connections) {
            for (var proxy : order) {
                var before = usage(proxy);
                var outcome = loads.get(proxy).run("" + round, some, seconds);
                var used = usage(proxy).since(before);
                cells.add(new ProxyCell(proxy, some, outcome, used, memory(proxy)));
                System.out.printf(
                        Locale.ROOT,
                        "round %d of %d, %d connection%s, %s: %,.0f/s%s%n",
                        round,
                        rounds,
                        some,
                        some == 1 ? "" : "s",
                        proxy.title(),
                        outcome.perSecond(),
                        used.other() > Row.TOO_MUCH_OTHER ? ", disturbed" : "");
            }
        }
    }

    private Usage usage(Proxy measured) {
        var proxy = process(measured);
        var rest = Stream.concat(
                        peers.proxies().values().stream()
                                .map(peer -> peer.process().toHandle()),
                        suite.parts().stream().flatMap(part -> part.process().stream()))
                .filter(process -> !proxy.contains(process))
                .toList();
        return Usage.of(Map.of(
                Usage.PROXY,
                proxy,
                Usage.UPSTREAM,
                List.of(peers.upstream().process().toHandle()),
                Usage.REST,
                rest));
    }

    /** None where there is no proxy. */
    private List<ProcessHandle> process(Proxy proxy) {
        if (proxy.isOurs()) {
            return suite.part(GATEWAY).process().stream().toList();
        }
        return proxy == Proxy.NONE
                ? List.of()
                : List.of(peers.proxies().get(proxy).process().toHandle());
    }

    private long memory(Proxy proxy) {
        return process(proxy).stream().mapToLong(Memory::residentMebibytes).sum();
    }

    private int mostConnections() {
        return Arrays.stream(connections).max().orElseThrow();
    }

    /** What is shown to a proxy: a header, and a file with its values. */
    private record Credentials(String header, Path file, Path folder) {

        Load to(String url) {
            var environment = Map.of("HEADER", header, "CREDENTIALS", file.toString());
            return (cell, some, seconds) -> Wrk.run(SCRIPT, environment, url + PATH, some, seconds, folder);
        }
    }
}
