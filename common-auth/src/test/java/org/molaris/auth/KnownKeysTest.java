package org.molaris.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private static RsaJsonWebKey gateway;
    private static RsaJsonWebKey service;
    private static RsaJsonWebKey nextOfTheService;

    @BeforeAll
    static void makeKeys() throws Exception {
        gateway = key("a1");
        service = key("recall-service");
        nextOfTheService = key("recall-service");
    }

    @Test
    void ofTwoKeysOfOneNameTheOneThatSignedIsFound() throws Exception {
        var known = known(gateway, service, nextOfTheService);

        assertThat(known.keyOf(signedBy(gateway))).isEqualTo(gateway.getPublicKey());
        assertThat(known.keyOf(signedBy(service))).isEqualTo(service.getPublicKey());
        assertThat(known.keyOf(signedBy(nextOfTheService))).isEqualTo(nextOfTheService.getPublicKey());
    }

    @Test
    void aTokenThatNamesNoKeyHasNone() throws Exception {
        var unnamed = key(null);

        assertThatThrownBy(() -> known(gateway, service).keyOf(signedBy(unnamed)))
                .isInstanceOf(JoseException.class)
                .hasMessageContaining("names no key");
    }

    @Test
    void norDoesOneOfAKeyThatIsNotKnown() throws Exception {
        assertThatThrownBy(() -> known(gateway).keyOf(signedBy(service))).isInstanceOf(JoseException.class);
    }

    @Test
    void aSetWithoutTheGatewaysKeyIsRefused() {
        assertThatThrownBy(() -> known(service)).isInstanceOf(JoseException.class);
        assertThatThrownBy(() -> known()).isInstanceOf(JoseException.class);
    }

    @Test
    void soIsOneThatIsUnderstoodInPart() {
        var whole = new JsonWebKeySet(gateway, service).toJson(OutputControlLevel.PUBLIC_ONLY);

        assertThatThrownBy(() -> KnownKeys.in(whole.replaceFirst("\"n\":\"[^\"]*\"", "\"n\":5")))
                .isInstanceOf(JoseException.class);
    }

    private static KnownKeys known(RsaJsonWebKey... keys) throws JoseException {
        return KnownKeys.in(new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private static JsonWebSignature signedBy(RsaJsonWebKey key) throws JoseException {
        var made = new JsonWebSignature();
        made.setAlgorithmHeaderValue("RS256");
        if (key.getKeyId() != null) {
            made.setKeyIdHeaderValue(key.getKeyId());
        }
        made.setKey(key.getPrivateKey());
        made.setPayload("{}");
        var read = new JsonWebSignature();
        read.setCompactSerialization(made.getCompactSerialization());
        return read;
    }

    private static RsaJsonWebKey key(String id) throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }
}
