package org.molaris.suite;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molaris.local.PassportKeys;
import org.molaris.local.ScrapeTarget;
import org.molaris.local.Suite;

/** The keys of passports are exchanged while people pay, and nobody notices. */
@OnTheSuite
@Order(Integer.MAX_VALUE - 2) // whoever comes later has everything as new
class NewKeysTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SOME = 20;
    private static final Set<String> SERVICES =
            Set.of("clinic-service", "treatment-service", "payment-service", "recall-service");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Suite suite;
    private final Path signing;
    private final Path known;

    @TempDir
    Path folder;

    NewKeysTest(Suite suite) {
        this.suite = suite;
        this.signing = suite.data().keys().resolve("passport-private.jwks");
        this.known = suite.data().keys().resolve("passport-public.jwks");
    }

    @Test
    void anExchangeUnderLoadCostsNoRequest() throws Exception {
        var owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        var plan = owner.newPlan(owner.newPatient("Rosa"), "100000.00");
        var next = turned();
        var before = Files.readString(known);

        // With another token each time, so that nobody shows a passport that was signed long ago.
        try (var load = new Load(
                key -> payWithANewToken(plan, key),
                "payment.id",
                () -> owner.get("/api/dental/payment-plans/summary"),
                2)) {
            goesOn(load);

            replace(next.privateKeys(), signing, Set.of("gateway"), "passport-signing-keys");
            var token = suite.token("demo", "owner");
            await().atMost(PATIENCE).until(() -> !suite.token("demo", "owner").equals(token));
            goesOn(load);
            replace(next.publicKeys(), known, SERVICES, "passport-keys");
            goesOn(load);
            load.finishAndRetry();

            assertThat(load.failed()).isZero();
            assertThat(new Ledger(suite).paymentsOf(plan))
                    .containsExactlyInAnyOrderElementsOf(new HashSet<>(load.made()));
        } finally {
            // Of other tests' credentials there are passports of the old key still.
            var all = Files.writeString(folder.resolve("all"), both(before, Files.readString(next.publicKeys())));
            replace(all, known, SERVICES, "passport-keys");
        }
    }

    /** The same keys, turned to the next one, in another place. */
    private PassportKeys turned() throws IOException {
        var copy = new PassportKeys(folder.resolve("signing"), folder.resolve("known"));
        Files.copy(signing, copy.privateKeys());
        Files.copy(known, copy.publicKeys());
        copy.rotate();
        return copy;
    }

    private Api.Answer payWithANewToken(UUID plan, String key) {
        return new Api(suite.gateway(), suite.token("demo", "owner")).pay(plan, "0.01", key);
    }

    private static void goesOn(Load load) {
        int before = load.acknowledged();
        await().atMost(PATIENCE).until(() -> load.acknowledged() > before + SOME);
    }

    /** Waits until all who read the file have taken it up. */
    private void replace(Path by, Path file, Set<String> readers, String keys) throws IOException {
        var before = sinceWhen(keys);
        assertThat(before.keySet()).isEqualTo(readers);
        var copy = Files.copy(by, file.resolveSibling("replacement"), REPLACE_EXISTING);
        Files.move(copy, file, ATOMIC_MOVE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sinceWhen(keys))
                        .allSatisfy((reader, since) -> assertThat(since).isGreaterThan(before.get(reader))));
    }

    /** Since when each part has used its keys of a name. */
    private Map<String, Double> sinceWhen(String keys) {
        var found = new HashMap<String, Double>();
        for (var target : suite.scrapeTargets()) {
            metrics(target)
                    .filter(line -> line.startsWith("molaris_keys_in_use_since_seconds{keys=\"%s\"".formatted(keys)))
                    .forEach(line ->
                            found.put(target.job(), Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
        }
        return found;
    }

    private Stream<String> metrics(ScrapeTarget target) {
        try {
            return http.send(HttpRequest.newBuilder(target.metrics()).build(), BodyHandlers.ofString())
                    .body()
                    .lines();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String both(String some, String others) throws JoseException {
        var keys = new ArrayList<JsonWebKey>(new JsonWebKeySet(some).getJsonWebKeys());
        var ids = keys.stream().map(JsonWebKey::getKeyId).collect(toSet());
        new JsonWebKeySet(others)
                .getJsonWebKeys().stream()
                        .filter(key -> !ids.contains(key.getKeyId()))
                        .forEach(keys::add);
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
