package org.molaris.local;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an installation on Kubernetes begins with. */
class KubernetesSecretsTest {

    private static Map<String, JsonNode> secrets;

    @BeforeAll
    static void make() {
        secrets = made();
    }

    @Test
    void thereIsEachThatThePageOfKubernetesSaysItMakes() throws IOException {
        var page = Files.readString(SuiteOptions.repositoryHere().resolve("deploy/kubernetes/README.md"));
        var table = page.substring(page.indexOf("## Secrets"), page.indexOf("| `postgresql-superuser`"));

        var rows = table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", 3)[1])
                .collect(toSet());

        assertThat(rows).hasSize(17).isEqualTo(secrets.keySet());
    }

    @Test
    void theKeysOfPassportsFitAndThePublicOnesHaveNothingToHide() throws JoseException {
        var signing = keys("passport-signing-keys", "passport-signing-keys.jwks");
        var known = keys("passport-keys", "passport-keys.jwks");

        assertThat(signing.getJsonWebKeys()).hasSize(2);
        assertThat(known.getJsonWebKeys()).hasSize(3);
        assertThat(known.getJsonWebKeys())
                .extracting(key -> key.getKeyId())
                .contains("recall-service")
                .containsAll(signing.getJsonWebKeys().stream()
                        .map(key -> key.getKeyId())
                        .toList());
        assertThat(value("passport-keys", "passport-keys.jwks")).doesNotContain("\"d\"");
        assertThat(value("recall-service-signing-key", "signing-key.jwk")).contains("\"d\"");
    }

    @Test
    void everyRoleOfEveryDatabaseHasAPasswordOfItsOwn() {
        var roles = secrets.values().stream()
                .filter(secret -> secret.path("type").asText().equals("kubernetes.io/basic-auth"))
                .toList();

        assertThat(roles).hasSize(12);
        assertThat(roles.stream().map(role -> role.at("/stringData/password").asText()))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.length() >= 32);
        assertThat(value("payment-app", "username")).isEqualTo("payment_app");
    }

    @Test
    void noTwoInstallationsHaveTheSame() {
        var others = made();

        assertThat(secrets)
                .allSatisfy((name, secret) -> assertThat(secret.path("stringData"))
                        .isNotEqualTo(others.get(name).path("stringData")));
    }

    private static Map<String, JsonNode> made() {
        var list = KubernetesSecretsCommand.make();
        assertThat(list.path("kind").asText()).isEqualTo("List");
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .peek(secret -> assertThat(secret.path("kind").asText()).isEqualTo("Secret"))
                .collect(toMap(secret -> secret.at("/metadata/name").asText(), secret -> secret));
    }

    private JsonWebKeySet keys(String secret, String key) throws JoseException {
        return new JsonWebKeySet(value(secret, key));
    }

    private String value(String secret, String key) {
        return secrets.get(secret).path("stringData").path(key).asText();
    }
}
