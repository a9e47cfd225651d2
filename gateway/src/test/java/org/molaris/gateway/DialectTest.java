package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "/api/dental/patients, Bearer x, NATIVE",
        "/api/dental/patients, Token x, NATIVE",
        "/, , NATIVE",
        "/alfadocs, , ALFADOCS",
        "/alfadocs/api/v1/me?x=1, Token x, ALFADOCS",
        "/alfadocs/oauth2/token, , OAUTH",
        "/alfadocsx/api/v1/me, , NATIVE",
        "/oauth2/authorize?x=1, , OAUTH",
        "/oauth2x, , NATIVE",
        "/dentalink/api/v1/citas/, , DENTALINK",
        "/opendental/api/v1/treatplans?PatNum=1, , OPEN_DENTAL",
        "/api/v1/me, , ALFADOCS",
        "/api/v1/me, Bearer x, ALFADOCS",
        "/api/v1/citas, Token x, DENTALINK",
        "/api/v1/citas, token x, DENTALINK",
        "/api/v5/citas, Token x, DENTALINK",
        "/api/v5/citas, Bearer x, NATIVE",
        "/api/v3/citas, Token x, NATIVE",
        "/api/v5, Token x, NATIVE",
        "/api/v1, ODFHIR x/y, OPEN_DENTAL",
        "/api/v1x, ODFHIR x/y, NATIVE"
    })
    void aDialectIsKnownByItsPathOrItsCredential(String uri, String authorization, Dialect dialect) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (authorization != null) {
            headers.add("Authorization", authorization);
        }
        assertThat(Dialect.of(uri, headers)).isEqualTo(dialect);
    }

    @Test
    void aRefusalHasTheFormOfTheDialect() throws JsonProcessingException {
        var json = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        var bodies = new RefusalBodies(json);

        assertThat(bodies.of(Dialect.ALFADOCS, Refusal.UNAUTHENTICATED, "/api/v1/me"))
                .hasToString("{\"error\":\"Authentication required\"}");
        assertThat(bodies.of(Dialect.DENTALINK, Refusal.NOT_FOUND, "/dentalink/api/v1/x"))
                .hasToString("{\"error\":{\"code\":404,\"message\":\"Recurso no encontrado\"}}");
        assertThat(bodies.of(Dialect.OAUTH, Refusal.UNAUTHENTICATED, "/oauth2/token"))
                .hasToString("{\"error\":\"invalid_client\",\"error_description\":\"A valid credential is required\"}");
        assertThat(bodies.of(Dialect.OPEN_DENTAL, Refusal.NOT_FOUND, "/opendental/api/v1/proctp/7?x"))
                .hasToString("\"proctp is not a valid resource.\"");
        assertThat(bodies.of(Dialect.OPEN_DENTAL, Refusal.NOT_FOUND, "/opendental"))
                .hasToString("\"There is nothing at this path.\"");
        assertThat(bodies.of(Dialect.OPEN_DENTAL, Refusal.UNAUTHENTICATED, "/api/v1/proctp"))
                .hasToString("\"A valid credential is required.\"");
    }
}
