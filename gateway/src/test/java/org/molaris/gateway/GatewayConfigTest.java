package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {

    private static final UUID CLINIC = UUID.randomUUID();

    @Test
    void anIssuerCanBeNamedInTheEnvironmentAlone() {
        var issuers = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GatewayConfig.class)
                .withSources(
                        new PropertiesConfigSource(
                                Map.of(
                                        "molaris.gateway.api-keys.pepper",
                                        "pepper",
                                        "molaris.gateway.passport.signing-keys",
                                        "keys"),
                                "here",
                                100),
                        new EnvConfigSource(
                                Map.of(
                                        "MOLARIS_GATEWAY_ISSUERS_KEYCLOAK_ISSUER",
                                        "https://id.example/realms/molaris",
                                        "MOLARIS_GATEWAY_ISSUERS_KEYCLOAK_JWKS_URL",
                                        "https://id.example/keys",
                                        "MOLARIS_GATEWAY_ISSUERS_KEYCLOAK_CLINICS",
                                        CLINIC.toString(),
                                        "MOLARIS_GATEWAY_ISSUERS_KEYCLOAK_PLATFORM_ADMINS",
                                        "true"),
                                300))
                .build()
                .getConfigMapping(GatewayConfig.class)
                .issuers();

        assertThat(issuers).containsOnlyKeys("keycloak");
        var keycloak = issuers.get("keycloak");
        assertThat(keycloak.issuer()).isEqualTo("https://id.example/realms/molaris");
        assertThat(keycloak.jwksUrl()).isEqualTo(URI.create("https://id.example/keys"));
        assertThat(keycloak.audience()).isEqualTo("molaris");
        assertThat(keycloak.clinics())
                .hasValueSatisfying(clinics -> assertThat(clinics).containsExactly(CLINIC));
        assertThat(keycloak.platformAdmins()).isTrue();
    }
}
