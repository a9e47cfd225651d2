package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps may ask of the identity provider through the gateway. Four at once, two seconds each, are the limits here. */
@QuarkusTest
class OAuth2Test extends AtTheDoor {

    private static final String TOKEN = "/oauth2/token";
    private static final String ASKED = "response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb"
            + "&code_challenge=abc&code_challenge_method=S256";
    private static final Map<String, String> FOR_A_CODE = Map.of(
            "grant_type", "authorization_code",
            "code", "c+1",
            "redirect_uri", "https://app.example/cb",
            "code_verifier", "v",
            "client_id", "app",
            "client_secret", "s&t");

    private static StandInService provider;

    @BeforeAll
    static void listen() {
        provider = new StandInService("identity-provider");
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @BeforeEach
    void startAnew() {
        provider.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize", "/alfadocs/oauth2/authorize"})
    void theBrowserIsSentOnWithWhatOAuthKnows(String path) {
        var location = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path + "?" + ASKED + "&state=a%26b&scope=dental:read%20bill:list&evil=1&request_uri=x")
                .then()
                .statusCode(302)
                .header("Cache-Control", "no-store")
                .extract()
                .header("Location");

        var sent = URI.create(location);
        assertThat(sent.getPath()).isEqualTo("/realms/molaris/protocol/openid-connect/auth");
        assertThat(sent.getRawQuery().split("&"))
                .contains("client_id=app", "state=a%26b", "code_challenge_method=S256")
                .anySatisfy(scope -> assertThat(scope).startsWith("scope=").contains("bill%3Alist"))
                .noneSatisfy(parameter -> assertThat(parameter).startsWith("evil"))
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type=code, response_type=token, unsupported_response_type",
        "response_type=code, response_type=, invalid_request",
        "code_challenge=abc, code_challenge=, invalid_request",
        "code_challenge_method=S256, other=1, invalid_request",
        "code_challenge_method=S256, code_challenge_method=plain, invalid_request",
        "client_id=app, client_id=app&client_id=other, invalid_request",
        "redirect_uri=https%3A%2F%2Fapp.example%2Fcb, other=1, invalid_request"
    })
    void nobodyIsRedirectedOnARequestThatIsNotWhole(String part, String instead, String error) {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/oauth2/authorize?" + ASKED.replace(part, instead))
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
    }

    @Test
    void aCodeBecomesTokensAndNothingElsePasses() {
        provider.behave(request -> request.body().onSuccess(form -> {
            provider.received()
                    .add(new StandInService.Received("POST", request.uri(), request.headers(), form.toString()));
            request.response().end("""
                    {"access_token":"a","token_type":"Bearer","expires_in":3600,"refresh_token":"r","scope":"clinic",
                     "refresh_expires_in":9,"session_state":"x","not-before-policy":0}""");
        }));

        asking(FOR_A_CODE)
                .formParam("oauth_scope_list", "['a','b']")
                .formParam("scope", "dental:write")
                .header("Cookie", "KEYCLOAK_IDENTITY=1")
                .header("Authorization", "Bearer of somebody else")
                .post("/alfadocs" + TOKEN)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("access_token", equalTo("a"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600))
                .body("refresh_token", equalTo("r"))
                .body("scope", equalTo("clinic"))
                .body("session_state", nullValue())
                .body("refresh_expires_in", nullValue());

        var asked = provider.only();
        assertThat(asked.uri()).isEqualTo("/realms/molaris/protocol/openid-connect/token");
        assertThat(asked.headers().contains("Authorization")).isFalse();
        assertThat(asked.headers().contains("Cookie")).isFalse();
        assertThat(OAuth2Parameters.of(
                                asked.body(),
                                Set.of("oauth_scope_list", "scope", "code", "client_secret", "code_verifier"))
                        .values())
                .isEqualTo(Map.of("code", "c+1", "client_secret", "s&t", "code_verifier", "v"));
    }

    @Test
    void aClientMayShowItsSecretInTheHeaderInstead() {
        var refresh = Map.of("grant_type", "refresh_token", "refresh_token", "r");
        provider.behave(request -> request.response()
                .setStatusCode(request.getHeader("Authorization").equals("Basic YTpi") ? 200 : 500)
                .end("{}"));
        asking(refresh)
                .header("Authorization", "Basic YTpi")
                .post(TOKEN)
                .then()
                .statusCode(200)
                .body("", anEmptyMap());

        asking(refresh)
                .formParam("client_secret", "s")
                .header("Authorization", "Basic YTpi")
                .post(TOKEN)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, password, unsupported_grant_type",
        "grant_type, '', invalid_request",
        "code, '', invalid_request",
        "code_verifier, '', invalid_request"
    })
    void whatIsNotWholeIsNotAsked(String field, String value, String error) {
        var form = new HashMap<>(FOR_A_CODE);
        form.put(field, value);
        asking(form).post(TOKEN).then().statusCode(400).body("error", equalTo(error));
        given().contentType("application/x-www-form-urlencoded")
                .body("grant_type=%zz")
                .post(TOKEN)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        assertThat(provider.begun()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, 400, invalid_grant",
        "401, unauthorized_client, 401, invalid_client",
        "404, 'Realm does not exist', 503, temporarily_unavailable",
        "500, unknown_error, 503, temporarily_unavailable"
    })
    void aNoIsPassedOnAndAFaultIsNot(int status, String error, int answered, String said) {
        provider.behave(request -> request.response().setStatusCode(status).end("{\"error\":\"%s\"}".formatted(error)));
        asking(FOR_A_CODE)
                .post(TOKEN)
                .then()
                .statusCode(answered)
                .header("Retry-After", answered == 503 ? equalTo("1") : nullValue())
                .body("error", equalTo(said));
    }

    @Test
    void aProviderThatIsSilentOrAwayIsWaitedForOneSecond() {
        provider.behave(request -> {});
        asking(FOR_A_CODE).post(TOKEN).then().statusCode(504).body("error", equalTo("temporarily_unavailable"));

        provider.stopListening();
        try {
            asking(FOR_A_CODE).post(TOKEN).then().statusCode(503).header("Retry-After", "1");
        } finally {
            provider.listen();
        }
    }

    @Test
    void onlyThesePathsAndMethodsAreThere() {
        given().get(TOKEN).then().statusCode(405).header("Allow", "POST");
        given().post("/oauth2/authorize").then().statusCode(405).header("Allow", "GET, HEAD");
        given().get("/oauth2/userinfo").then().statusCode(404).body("error", equalTo("invalid_request"));
    }

    @Test
    void strangersHoldOnlySoManyRequestsOnlySoLongAndOnlySoMuch() {
        asking(FOR_A_CODE)
                .formParam("oauth_scope_list", "x".repeat(64 * 1024))
                .post(TOKEN)
                .then()
                .statusCode(413);
        var clients = IntStream.range(0, 4).mapToObj(each -> new RawClient()).toList();
        try {
            clients.forEach(client -> client.send("POST " + TOKEN
                    + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 9\r\n\r\nx"));

            await().atMost(5, SECONDS)
                    .until(() -> asking(FOR_A_CODE).post(TOKEN).statusCode() == 429);

            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.readAll()).isEmpty());
        } finally {
            clients.forEach(RawClient::close);
        }
        await().atMost(5, SECONDS).until(() -> asking(FOR_A_CODE).post(TOKEN).statusCode() != 429);
    }

    private static RequestSpecification asking(Map<String, String> form) {
        return given().formParams(form);
    }
}
