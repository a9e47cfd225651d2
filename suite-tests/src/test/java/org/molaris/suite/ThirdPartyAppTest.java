package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.local.KeycloakDemo.APP;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.htmlunit.CookieManager;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.local.KeycloakDemo;
import org.molaris.local.Suite;

/** An app of somebody else's, from the consent of an owner to the end of its refresh token: in a browser, by the real Keycloak. */
@OnTheSuite
class ThirdPartyAppTest {

    private static final String PATIENTS = "/api/dental/patients";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-";

    private final List<Map<String, String>> calledBack = new ArrayList<>();
    private final WebClient browser = new WebClient();
    private final String door;
    private final String realm;
    private final KeycloakDemo demo;
    private final Api owner;
    private HttpServer app;

    ThirdPartyAppTest(Suite suite) {
        this.door = suite.gateway();
        this.realm = suite.part("keycloak").url() + "/realms/molaris";
        this.demo = suite.keycloakDemo();
        this.owner = new Api(door, suite.token("demo", "owner"));
    }

    @BeforeEach
    void listen() throws IOException {
        browser.setCookieManager(new TrustingThisMachine());
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/callback", this::takeCode);
        app.start();
    }

    @AfterEach
    void close() {
        browser.close();
        app.stop(0);
    }

    @Test
    void anAppActsForAnOwnerWhoAllowedIt() throws Exception {
        HtmlPage signIn = browser.getPage(door + "/oauth2/authorize?" + encoded(asked("dental:read")));
        HtmlPage consent = signIn(signIn);
        assertThat(consent.getBody().asNormalizedText())
                .contains("Demo app", "See everything of the practice that you may see", "Which practice you work for")
                .doesNotContain("change everything", "scope.");
        consent.getElementByName("accept").click();

        var code = calledBack.get(0);
        assertThat(code).containsEntry("state", "st").doesNotContainKey("error");
        var tokens = token(forCode(code.get("code"))).expect(200);
        assertThat(tokens.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        assertThat(tokens.text("expires_in")).isEqualTo("3600");
        assertThat(tokens.text("scope").split(" ")).contains("dental:read").doesNotContain("dental:write");
        theTokenSaysNoMoreThanItMust(tokens.text("access_token"));
        theTokenReadsAndDoesNotWrite(tokens.text("access_token"));

        var spent = tokens.text("refresh_token");
        var renewed = token(forRefresh(spent)).expect(200);
        new Api(door, renewed.text("access_token")).get(PATIENTS).expect(200);
        assertThat(renewed.text("scope")).contains("dental:read");
        assertThat(token(forRefresh(spent)).expect(400).text("error")).isEqualTo("invalid_grant");
        // Whoever had stolen it would be locked out, too.
        assertThat(token(forRefresh(renewed.text("refresh_token"))).expect(400).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void whatIsNotQuiteRightIsRefused() throws Exception {
        HtmlPage signIn =
                browser.getPage(door + "/alfadocs/oauth2/authorize?" + encoded(asked("dental:write bill:list")));
        signIn(signIn).getElementByName("accept").click();
        var code = calledBack.get(0).get("code");
        var ofAnotherVerifier = forCode(code);
        ofAnotherVerifier.put("code_verifier", VERIFIER + "x");
        assertThat(token(ofAnotherVerifier).expect(400).text("error")).isEqualTo("invalid_grant");

        var again = newCode();
        var ofAnotherApp = forCode(again);
        ofAnotherApp.put("client_secret", "guessed");
        assertThat(token(ofAnotherApp).expect(401).text("error")).isEqualTo("invalid_client");
        var once = newCode();
        token(forCode(once)).expect(200);
        assertThat(token(forCode(once)).expect(400).text("error")).isEqualTo("invalid_grant");

        var elsewhere = asked("dental:read");
        elsewhere.put("redirect_uri", "https://elsewhere.example/callback");
        HtmlPage refused = browser.getPage(door + "/oauth2/authorize?" + encoded(elsewhere));
        assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(refused.getBody().asNormalizedText()).contains("redirect_uri");

        var unprotected = asked("dental:read");
        unprotected.keySet().removeIf(name -> name.startsWith("code_challenge"));
        new Api(door, null).get("/oauth2/authorize?" + encoded(unprotected)).expect(400);
        browser.getPage(realm + "/protocol/openid-connect/auth?" + encoded(unprotected));
        assertThat(calledBack.get(calledBack.size() - 1))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("code");
    }

    private HtmlPage signIn(HtmlPage page) throws IOException {
        var form = page.getForms().get(0);
        form.getInputByName("username").type(KeycloakDemo.nameOf("demo", "owner"));
        form.getInputByName("password").type(demo.password("demo", "owner"));
        return form.getOneHtmlElementByAttribute("button", "name", "login").click();
    }

    private static void theTokenSaysNoMoreThanItMust(String token) throws IOException {
        var claims = Api.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertThat(claims.get("aud").asText()).isEqualTo("molaris");
        assertThat(claims.get("groups")).extracting(JsonNode::asText).containsExactly("owner");
        assertThat(UUID.fromString(claims.get("clinic_id").asText())).isNotNull();
        assertThat(claims.has("sub")).isTrue();
        assertThat(claims.has("name") || claims.has("email") || claims.has("realm_access"))
                .isFalse();
    }

    private void theTokenReadsAndDoesNotWrite(String token) {
        var acting = new Api(door, token);
        assertThat(acting.get("/api/dental/clinic").expect(200).id())
                .isEqualTo(owner.get("/api/dental/clinic").expect(200).id());
        acting.get(PATIENTS).expect(200);
        assertThat(acting.post(PATIENTS, "{\"first_name\": \"Ana\"}")
                        .expect(403)
                        .text("code"))
                .isEqualTo("INSUFFICIENT_SCOPE");
    }

    private String newCode() throws IOException {
        // Who has allowed it once signs in again and is not asked again.
        HtmlPage page = browser.getPage(door + "/oauth2/authorize?" + encoded(asked("dental:write")));
        if (!page.getForms().isEmpty()) {
            signIn(page);
        }
        return calledBack.get(calledBack.size() - 1).get("code");
    }

    private Map<String, String> asked(String scope) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("response_type", "code");
        asked.put("client_id", APP);
        asked.put("redirect_uri", redirectUri());
        asked.put("state", "st");
        asked.put("scope", scope);
        asked.put("code_challenge", challenge());
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    private Map<String, String> forCode(String code) {
        var form = asApp("authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri());
        form.put("code_verifier", VERIFIER);
        form.put("oauth_scope_list", "['dental:read']");
        return form;
    }

    private Map<String, String> forRefresh(String refreshToken) {
        var form = asApp("refresh_token");
        form.put("refresh_token", refreshToken);
        return form;
    }

    private Map<String, String> asApp(String grant) {
        return new HashMap<>(Map.of("grant_type", grant, "client_id", APP, "client_secret", demo.secret()));
    }

    private Api.Answer token(Map<String, String> form) {
        return new Api(door, null)
                .post(
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        encoded(form).getBytes(UTF_8));
    }

    private String redirectUri() {
        return "http://127.0.0.1:" + app.getAddress().getPort() + "/callback";
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(joining("&"));
    }

    private void takeCode(HttpExchange exchange) throws IOException {
        var taken = new HashMap<String, String>();
        for (var parameter : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            var pair = parameter.split("=", 2);
            taken.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        calledBack.add(taken);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        var thanks = "<html><body>Thanks</body></html>".getBytes(UTF_8);
        exchange.sendResponseHeaders(200, thanks.length);
        exchange.getResponseBody().write(thanks);
        exchange.close();
    }

    /** Sends secure cookies over this machine's own network, as browsers do. */
    private static class TrustingThisMachine extends CookieManager {

        @Override
        public synchronized void addCookie(Cookie cookie) {
            super.addCookie(new Cookie(
                    cookie.getDomain(),
                    cookie.getName(),
                    cookie.getValue(),
                    cookie.getPath(),
                    cookie.getExpires(),
                    false,
                    cookie.isHttpOnly()));
        }
    }
}
