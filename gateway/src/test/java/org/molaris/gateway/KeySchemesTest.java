package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.events.Topic;

/** Keys in the schemes of Dentalink and of Open Dental. */
@QuarkusTest
class KeySchemesTest extends AtTheDoor {

    @Inject
    ApiKeyPepper pepper;

    @Inject
    ObjectMapper json;

    private DeveloperOfPrograms developer;
    private KeyOfAProgram key;
    private KeyOfAProgram ordinary;

    @BeforeEach
    void aDeveloperWithAKeyOfAClinic() {
        developer = DeveloperOfPrograms.random();
        developer.register(clinics);
        key = KeyOfAProgram.of(clinic, "dentist", developer.id());
        key.issue(clinics);
        ordinary = KeyOfAProgram.of(clinic, "owner");
        ordinary.issue(clinics);
        awaitStatus("Token " + ordinary.text(), 200);
        awaitStatus(together(developer, key), 200);
        paymentService.forget();
    }

    @Test
    void aKeyOpensAsAToken() {
        show("Token " + ordinary.text()).then().statusCode(200);
        show("tOKEN " + ordinary.text()).then().statusCode(200);

        assertThat(claimsOfThePassport())
                .contains("\"sub\":\"api-key:%s\"".formatted(ordinary.id()))
                .contains("\"clinic_id\":\"%s\"".formatted(clinic))
                .contains("\"groups\":[\"owner\"]")
                .doesNotContain("\"developer\"");
    }

    @Test
    void aKeysScopesTravelInItsPassport() {
        var narrow = KeyOfAProgram.of(clinic, "owner", developer.id());
        narrow.issue(clinics, "dental:read opendental:Appointments");
        awaitStatus(together(developer, narrow), 200);
        paymentService.forget();

        show(together(developer, narrow)).then().statusCode(200);

        assertThat(claimsOfThePassport()).contains("\"scope\":\"dental:read opendental:Appointments\"");
    }

    @Test
    void aDevelopersKeyAndAClinicsOpenTogetherInTheNameOfTheClinics() {
        show(together(developer, key)).then().statusCode(200);
        show(together(developer, key).replace("ODFHIR", "odfhir")).then().statusCode(200);

        assertThat(claimsOfThePassport())
                .contains("\"sub\":\"api-key:%s\"".formatted(key.id()))
                .contains("\"clinic_id\":\"%s\"".formatted(clinic))
                .contains("\"groups\":[\"dentist\"]")
                .contains("\"developer\":\"Recordatorios SA\"")
                .doesNotContain("\"scope\"");
        assertThat(paymentService.received().stream()
                        .map(received -> received.headers().get("Authorization"))
                        .distinct())
                .hasSize(1);
        assertThat(paymentService.received().get(0).headers().toString())
                .doesNotContain(key.text())
                .doesNotContain(developer.text());
    }

    @Test
    void neitherOfTheTwoOpensAnythingAlone() {
        Stream.of(
                        "Bearer " + key.text(),
                        "Token " + key.text(),
                        "Bearer " + developer.text(),
                        "Token " + developer.text(),
                        "ODFHIR " + key.text(),
                        "ODFHIR " + developer.text(),
                        "ODFHIR " + developer.text() + "/",
                        "ODFHIR /" + key.text())
                .forEach(this::assertNothingOpens);
        assertRefused(given().header("X-Api-Key", key.text()).get(PLANS).then(), Refusal.UNAUTHENTICATED);
        assertRefused(given().header("X-Api-Key", developer.text()).get(PLANS).then(), Refusal.UNAUTHENTICATED);
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void nothingOpensButTheTwoAsTheyAre() {
        var other = DeveloperOfPrograms.random();
        other.register(clinics);
        var keyOfTheOther = KeyOfAProgram.of(clinic, "dentist", other.id());
        keyOfTheOther.issue(clinics);
        awaitStatus(together(other, keyOfTheOther), 200);
        paymentService.forget();

        var both = together(developer, key);
        Stream.of(
                        together(other, key),
                        together(developer, keyOfTheOther),
                        together(developer, ordinary),
                        "ODFHIR " + developer.forged() + "/" + key.text(),
                        "ODFHIR " + developer.text() + "/" + key.forged(),
                        "ODFHIR " + otherLast(developer.text()) + "/" + key.text(),
                        "ODFHIR " + developer.text() + "/" + otherLast(key.text()),
                        "ODFHIR " + key.text() + "/" + developer.text(),
                        "ODFHIR " + key.text() + "/" + key.text(),
                        "ODFHIR  " + developer.text() + "/" + key.text(),
                        both + "/",
                        both + "/" + key.text(),
                        both.replace("/", "//"),
                        both.replace("/", " / "),
                        both.replace("/", "%2F"),
                        both + "A".repeat(4000),
                        "ODFHIR " + both.substring(7).toUpperCase(Locale.ROOT),
                        both.replace("ODFHIR ", "ODFHIR"),
                        both.replace("ODFHIR", "Token"),
                        both.replace("ODFHIR", "Bearer"),
                        both.replace("ODFHIR", "Digest"),
                        "Token  " + ordinary.text(),
                        "Token " + Tokens.of(clinic))
                .forEach(this::assertNothingOpens);
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void aRevokedDeveloperTakesEveryKeyAlongWithinASecond() {
        developer.revoke(clinics);

        awaitRefused(together(developer, key));
        clinics.say(
                Topic.CREDENTIALS, "developer-created", developer.id().toString(), developer.event("created", null, 3));
        var after = KeyOfAProgram.of(clinic, "owner");
        after.issue(clinics);
        awaitStatus("Token " + after.text(), 200);
        assertNothingOpens(together(developer, key));
    }

    @Test
    void aRevokedKeyOpensNothingWithItsDevelopersEither() {
        var another = KeyOfAProgram.of(clinic, "viewer", developer.id());
        another.issue(clinics);
        awaitStatus(together(developer, another), 200);

        key.revoke(clinics);

        awaitRefused(together(developer, key));
        show(together(developer, another)).then().statusCode(200);
    }

    @Test
    void twoCredentialsAreOneTooManyInWhateverScheme() {
        Stream.of("Token " + ordinary.text(), together(developer, key), "Digest x")
                .forEach(authorization -> assertRefused(
                        given().header("Authorization", authorization)
                                .header("X-Api-Key", ordinary.text())
                                .get(PLANS)
                                .then(),
                        Refusal.SEVERAL_CREDENTIALS));
        try (var client = new RawClient()) {
            var answer = client.send(
                            "GET " + PLANS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Token "
                                    + ordinary.text() + "\r\nAuthorization: " + together(developer, key) + "\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer).contains("SEVERAL_CREDENTIALS");
        }
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void nobodyIsSentAwayForGoodBeforeAllAreKnown() throws IOException {
        var known = new ApiKeys(pepper, json);
        known.hear(key.id(), key.event("created", null, 1).getBytes(UTF_8));
        assertThat(refusalOf(known)).isEqualTo(Refusal.SERVICE_UNAVAILABLE);
        known.nowComplete();
        assertThat(refusalOf(known)).isEqualTo(Refusal.UNAUTHENTICATED);

        known.hear(developer.id(), developer.event("created", null, 1).getBytes(UTF_8));
        assertThat(known.of(developer.text(), key.text()).subject()).isEqualTo("api-key:" + key.id());
    }

    @Test
    void whatTellsTooLittleOfADeveloperIsNotTakenIn() throws IOException {
        var known = new ApiKeys(pepper, json);
        var good = developer.event("created", null, 1);
        Stream.of(
                        "{\"developer\":null}",
                        "{\"developer\":{}}",
                        good.replaceFirst("\"digest\":\"..", "\"digest\":\"no"),
                        good.replaceFirst("\"digest\":\"[^\"]*\"", "\"digest\":null"),
                        good.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":null"),
                        good.replaceFirst("\"prefix\":\"[^\"]*\"", "\"prefix\":null"))
                .forEach(nonsense -> assertThatThrownBy(() -> known.hear(developer.id(), nonsense.getBytes(UTF_8)))
                        .isInstanceOfAny(IOException.class, IllegalArgumentException.class));
        assertThat(known.size()).isZero();
    }

    private Refusal refusalOf(ApiKeys known) {
        return catchThrowableOfType(Refused.class, () -> known.of(developer.text(), key.text()))
                .refusal();
    }

    private static String together(DeveloperOfPrograms developer, KeyOfAProgram key) {
        return "ODFHIR " + developer.text() + "/" + key.text();
    }

    private static String otherLast(String text) {
        var last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A');
    }

    private static Response show(String authorization) {
        return given().header("Authorization", authorization).get(PLANS);
    }

    private void assertNothingOpens(String authorization) {
        assertRefused(show(authorization).then(), Refusal.UNAUTHENTICATED);
    }

    private static void awaitStatus(String authorization, int status) {
        await().pollInterval(20, MILLISECONDS)
                .atMost(10, SECONDS)
                .until(() -> show(authorization).statusCode() == status);
    }

    private static void awaitRefused(String authorization) {
        await().pollInterval(20, MILLISECONDS)
                .atMost(1, SECONDS)
                .until(() -> show(authorization).statusCode() == 401);
    }

    private static String claimsOfThePassport() {
        var passport = paymentService.received().get(0).headers().get("Authorization");
        return new String(Base64.getUrlDecoder().decode(passport.split("\\.", -1)[1]), UTF_8);
    }
}
