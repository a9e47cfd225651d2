package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;
import org.molaris.web.TraceParent;

/** What a service gets to see of a caller, checked as a service checks it: with the public key. */
@QuarkusTest
class PassportTest extends AtTheDoor {

    @Test
    void theServiceGetsAPassportInPlaceOfTheToken() throws MalformedClaimException {
        var token = Tokens.of(clinic).claim("scope", "patients:read").toString();
        as(token).get(PATIENTS).then().statusCode(200);

        var authorization = clinicService.only().headers().getAll("Authorization");
        assertThat(authorization).hasSize(1);
        var passport = verified(authorization.get(0));
        assertThat(passport.getJoseObjects().get(0).getHeader("typ")).isEqualTo("passport+jwt");
        assertThat(passport.getJoseObjects().get(0).getAlgorithmHeaderValue()).isEqualTo("RS256");
        assertThat(passport.getJoseObjects().get(0).getKeyIdHeaderValue())
                .isEqualTo(currentKey().getKeyId());
        var claims = passport.getJwtClaims();
        assertThat(claims.getSubject()).isEqualTo("ana");
        assertThat(claims.getStringClaimValue("clinic_id")).isEqualTo(clinic.toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("receptionist");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("patients:read");
        assertThat(lifetimeOf(claims)).isEqualTo(120);
        assertThat(clinicService.only().headers().toString()).doesNotContain(token);
    }

    @Test
    void theServiceHearsTheNameOfTheDoorSoThatItsLinksLeadThroughIt() {
        as(Tokens.of(clinic))
                .header("Host", "api.molaris.example")
                .get(PATIENTS)
                .then()
                .statusCode(200);

        assertThat(clinicService.only().headers().get("Host")).isEqualTo("api.molaris.example");
    }

    @Test
    void anAdministratorsPassportNamesNoClinic() throws MalformedClaimException {
        as(Tokens.ofPlatformAdmin()).get("/api/clinics").then().statusCode(200);

        var claims =
                verified(clinicService.only().headers().get("Authorization")).getJwtClaims();
        assertThat(claims.hasClaim("clinic_id")).isFalse();
        assertThat(claims.hasClaim("scope")).isFalse();
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("platform-admin");
    }

    @Test
    void aPassportNeverOutlivesTheCredential() throws MalformedClaimException {
        as(Tokens.of(clinic).expiresIn(20)).get(PATIENTS).then().statusCode(200);

        var claims =
                verified(clinicService.only().headers().get("Authorization")).getJwtClaims();
        assertThat(claims.getExpirationTime().getValue())
                .isBetween(Instant.now().getEpochSecond() + 10, Instant.now().getEpochSecond() + 20);
    }

    @Test
    void aCredentialIsExchangedOnceNotOncePerRequest() {
        var token = Tokens.of(clinic).claim("sub", UUID.randomUUID().toString()).toString();
        for (int request = 0; request < 20; request++) {
            as(token).get(PATIENTS).then().statusCode(200);
        }
        assertThat(clinicService.received().stream()
                        .map(received -> received.headers().get("Authorization"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void nobodySpeaksForTheGatewayInHeaders() {
        as(Tokens.of(clinic))
                .header("X-Clinic-Id", UUID.randomUUID().toString())
                .header("x-user", "eve")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-User", "eve")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Roles", "owner")
                .header("Forwarded", "for=10.0.0.1;by=gateway")
                .header("Proxy-Authorization", "Basic x")
                .header("TE", "trailers")
                .header("Upgrade", "h2c")
                .header("HTTP2-Settings", "AAMAAABkAAQAAP__")
                .header("Connection", "keep-alive, Upgrade, X-Hop, Hop-Header")
                .header("Hop-Header", "of this connection alone")
                .header("Keep-Alive", "timeout=5")
                .cookie("session", "stolen")
                .header("Accept-Language", "es-SV")
                .header("If-Match", "\"3\"")
                .header("Idempotency-Key", "k1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .urlEncodingEnabled(false)
                .get(PATIENTS + "?q=Jos%C3%A9&page=2")
                .then()
                .statusCode(200);

        var received = clinicService.only();
        assertThat(received.uri()).isEqualTo(PATIENTS + "?q=Jos%C3%A9&page=2");
        assertThat(received.headers().names())
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .contains("Accept-Language", "If-Match", "Idempotency-Key", "traceparent", "X-Request-Id")
                .doesNotContainAnyElementsOf(List.of(
                        "X-Clinic-Id",
                        "X-User",
                        "X-Forwarded-For",
                        "X-Forwarded-User",
                        "X-HTTP-Method-Override",
                        "X-Roles",
                        "Proxy-Authorization",
                        "TE",
                        "Upgrade",
                        "HTTP2-Settings",
                        "Hop-Header",
                        "Connection",
                        "Keep-Alive",
                        "Cookie"));
        assertThat(received.headers().get("traceparent"))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(received.headers().getAll("Forwarded"))
                .as("who asks, as the one proxy says that is trusted here")
                .containsExactly("for=10.0.0.1;proto=http;host=\"%s\""
                        .formatted(received.headers().get("Host")));
    }

    @Test
    void aTraceIsKeptWhenItIsWellFormedAndBegunAnewOtherwise() {
        as(Tokens.of(clinic))
                .header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")
                .header("tracestate", "a=b")
                .get(PATIENTS)
                .then()
                .statusCode(200);
        var begun = clinicService.only().headers();
        assertThat(begun.getAll("traceparent")).hasSize(1).allMatch(TraceParent::isWellFormed);
        assertThat(begun.contains("tracestate")).isFalse();
        clinicService.forget();

        as(Tokens.of(clinic)).get(PATIENTS).then().statusCode(200);
        assertThat(clinicService.only().headers().get("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .isNotEqualTo(begun.get("traceparent"));
    }

    @Test
    void aRequestKeepsItsIdOrGetsOne() {
        var mine = as(Tokens.of(clinic)).header("X-Request-Id", "mine:1").get(PATIENTS);
        assertThat(mine.header("X-Request-Id")).isEqualTo("mine:1");
        assertThat(clinicService.only().headers().getAll("X-Request-Id")).containsExactly("mine:1");
        clinicService.forget();

        var given = as(Tokens.of(clinic)).get(PATIENTS).header("X-Request-Id");
        assertThat(UUID.fromString(given).version()).isEqualTo(4);
        assertThat(clinicService.only().headers().getAll("X-Request-Id")).containsExactly(given);
        clinicService.forget();

        var forged = as(Tokens.of(clinic))
                .header("X-Request-Id", "a b\" level=ERROR")
                .get(PATIENTS);
        assertThat(UUID.fromString(forged.header("X-Request-Id"))).isNotNull();
    }

    private static long lifetimeOf(JwtClaims claims) throws MalformedClaimException {
        return claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
    }

    private static RsaJsonWebKey currentKey() {
        return (RsaJsonWebKey)
                Tokens.keys("molaris.passport.keys").getJsonWebKeys().get(0);
    }

    private static JwtContext verified(String authorization) {
        try {
            return new JwtConsumerBuilder()
                    .setVerificationKey(currentKey().getPublicKey())
                    .setExpectedIssuer("molaris-gateway")
                    .setExpectedAudience("molaris-services")
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .build()
                    .process(authorization.substring("Bearer ".length()));
        } catch (InvalidJwtException e) {
            throw new AssertionError(e);
        }
    }
}
