package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        var publics = new JsonWebKeySet(Files.readString(keys.publicKeys())).getJsonWebKeys();

        assertThat(privates)
                .hasSize(2)
                .allSatisfy(key ->
                        assertThat(((RsaJsonWebKey) key).getRsaPrivateKey()).isNotNull());
        assertThat(publics)
                .hasSize(2)
                .allSatisfy(key ->
                        assertThat(((RsaJsonWebKey) key).getRsaPrivateKey()).isNull());
        assertThat(publics).extracting("keyId").doesNotHaveDuplicates().doesNotContainNull();
        for (int i = 0; i < 2; i++) {
            assertThat(publics.get(i).getKeyId()).isEqualTo(privates.get(i).getKeyId());
            assertThat(publics.get(i).getKey()).isEqualTo(privates.get(i).getKey());
        }
    }
}
