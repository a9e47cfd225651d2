package org.molaris.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Passport;
import org.molaris.auth.Roles;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Passports;

/** A service learns new keys and forgets old ones while it runs, and is never without. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class NewKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "molaris.passport.keys")
    Path file;

    private final UUID clinic = UUID.randomUUID();
    private String before;
    private RsaJsonWebKey next;

    @BeforeEach
    void makeTheNextKey() throws Exception {
        before = Files.readString(file);
        next = RsaJwkGenerator.generateJwk(2048);
        next.setKeyId(UUID.randomUUID().toString());
    }

    @AfterEach
    void turnBack() throws Exception {
        write(before);
        await().atMost(PATIENCE).until(() -> answer(signedBy(Passports.currentKey())) == 200);
        await().atMost(PATIENCE).until(() -> refusedFiles() == 0);
    }

    @Test
    void aKeyIsGoodOnceTheFileHasItAndNoLongerThanItDoes() throws Exception {
        var ofTheOld = signedBy(Passports.currentKey());
        var ofTheNext = signedBy(next);
        assertThat(answer(ofTheOld)).isEqualTo(200);
        assertThat(answer(ofTheNext)).isEqualTo(401);

        write(both());
        await().atMost(PATIENCE).until(() -> answer(ofTheNext) == 200);
        assertThat(answer(ofTheOld)).isEqualTo(200);

        write(new JsonWebKeySet(next).toJson(OutputControlLevel.PUBLIC_ONLY));
        await().atMost(PATIENCE).until(() -> answer(ofTheOld) == 401);
        assertThat(answer(ofTheNext)).isEqualTo(200);
    }

    @Test
    void aBrokenFileIsShownAndTheOldKeysStay() throws Exception {
        write(before.substring(0, before.length() / 2));

        await().atMost(PATIENCE).until(() -> refusedFiles() == 1);
        assertThat(answer(signedBy(Passports.currentKey()))).isEqualTo(200);
    }

    private String both() throws JoseException {
        var keys = new ArrayList<JsonWebKey>(new JsonWebKeySet(before).getJsonWebKeys());
        keys.add(next);
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private void write(String content) throws Exception {
        var written = Files.writeString(file.resolveSibling("written"), content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String signedBy(RsaJsonWebKey key) {
        return Passports.signed(
                key, Passport.TYPE, Passport.ISSUER, Passport.AUDIENCE, clinic, Set.of(Roles.OWNER), "o", 60);
    }

    private static int answer(String passport) {
        return given().header("Authorization", "Bearer " + passport)
                .get("/api/dental/payment-plans")
                .statusCode();
    }

    private static double refusedFiles() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("molaris_keys_refused{keys=\"passport-keys\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
