package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassportKeysTest {

    @TempDir
    Path folder;

    @Test
    void twoKeysAreMadeOnceAndOnlyTheOwnerMayReadThePrivateOnes() throws Exception {
        var keys = PassportKeys.in(folder.resolve("keys"));
        var made = Files.readString(keys.privateKeys());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKeys())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(PassportKeys.in(folder.resolve("keys")).privateKeys()))
                .isEqualTo(made);
    }

    @Test
    void theFilesHoldTheSameKeysInTheSameOrderAndThePublicOneNothingPrivate() throws Exception {
        var keys = PassportKeys.in(folder.resolve("keys"));
        var privates = new JsonWebKeySet(Files.readString(keys.privateKeys())).getJsonWebKeys();
        var publics = publicOnes(keys);

        assertThat(privates)
                .hasSize(2)
                .allSatisfy(key ->
                        assertThat(((RsaJsonWebKey) key).getRsaPrivateKey()).isNotNull());
        assertThat(publics)
                .hasSize(3)
                .allSatisfy(key ->
                        assertThat(((RsaJsonWebKey) key).getRsaPrivateKey()).isNull());
        assertThat(publics).extracting("keyId").doesNotHaveDuplicates().doesNotContainNull();
        for (int i = 0; i < 2; i++) {
            assertThat(publics.get(i).getKeyId()).isEqualTo(privates.get(i).getKeyId());
            assertThat(publics.get(i).getKey()).isEqualTo(privates.get(i).getKey());
        }
    }

    @Test
    void theNextKeySignsAfterARotationAndTheOldOneIsKnownNoMore() throws Exception {
        var keys = PassportKeys.in(folder.resolve("keys"));
        var before = new JsonWebKeySet(Files.readString(keys.privateKeys())).getJsonWebKeys();

        keys.rotate();

        var after = new JsonWebKeySet(Files.readString(keys.privateKeys())).getJsonWebKeys();
        assertThat(after).hasSize(2);
        assertThat(after.get(0).getKeyId()).isEqualTo(before.get(1).getKeyId());
        assertThat(after.get(0).getKey()).isEqualTo(before.get(1).getKey());
        assertThat(after.get(1).getKeyId())
                .isNotIn(before.get(0).getKeyId(), before.get(1).getKeyId());
        assertThat(((RsaJsonWebKey) after.get(1)).getRsaPrivateKey()).isNotNull();
        assertThat(publicOnes(keys))
                .extracting("keyId")
                .containsExactly(after.get(0).getKeyId(), after.get(1).getKeyId(), "recall-service");
        assertThat(Files.readString(keys.publicKeys())).doesNotContain("\"d\"");
        assertThat(Files.readString(PassportKeys.in(folder.resolve("keys")).privateKeys()))
                .isEqualTo(Files.readString(keys.privateKeys()));
    }

    @Test
    void aNextKeyThatNobodyKnowsIsNotTurnedTo() throws Exception {
        var keys = PassportKeys.in(folder.resolve("keys"));
        var others = PassportKeys.in(folder.resolve("others"));
        var mixed = new PassportKeys(keys.privateKeys(), others.publicKeys());
        var before = Files.readString(keys.privateKeys());

        assertThatThrownBy(mixed::rotate)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("nobody would know it");
        assertThat(Files.readString(keys.privateKeys())).isEqualTo(before);
    }

    @Test
    void aServiceThatActsByItselfHasAKeyThatIsNamedAfterItAndNoOtherHas() throws Exception {
        var keys = PassportKeys.in(folder.resolve("keys"));
        var file = keys.serviceKey("recall-service").orElseThrow();
        var own = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(file));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(own.getKeyId()).isEqualTo("recall-service");
        assertThat(own.getRsaPrivateKey()).isNotNull();
        assertThat(publicOnes(keys))
                .filteredOn(key -> "recall-service".equals(key.getKeyId()))
                .singleElement()
                .satisfies(key -> assertThat(key.getKey()).isEqualTo(own.getKey()));
        assertThat(keys.serviceKey("payment-service")).isEmpty();
    }

    @Test
    void aFolderOfBeforeTheServiceWasGetsItsKeyAndKeepsTheOthers() throws Exception {
        var keys = PassportKeys.in(folder.resolve("keys"));
        var own = keys.serviceKey("recall-service").orElseThrow();
        Files.delete(own);
        Files.writeString(
                keys.publicKeys(),
                new JsonWebKeySet(Files.readString(keys.privateKeys())).toJson(OutputControlLevel.PUBLIC_ONLY));

        PassportKeys.in(folder.resolve("keys"));
        var made = Files.readString(own);

        assertThat(publicOnes(keys)).hasSize(3);
        assertThat(Files.readString(PassportKeys.in(folder.resolve("keys"))
                        .serviceKey("recall-service")
                        .orElseThrow()))
                .isEqualTo(made);
    }

    private static List<JsonWebKey> publicOnes(PassportKeys keys) throws Exception {
        return new JsonWebKeySet(Files.readString(keys.publicKeys())).getJsonWebKeys();
    }
}
